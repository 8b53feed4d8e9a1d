"""What the numbers of the model mean."""

import msgspec


class Labels(msgspec.Struct, frozen=True):
    """The names of the model's labels, and the tables that decoding adds to its scores."""

    version: str
    window: int
    overlap: int
    roles: list[str]
    mentions: list[str]
    upos: list[str]
    relations: list[str]
    transitions: list[list[float]]
    first_tag: list[float]
    link_width: int
    link_distance: list[list[float]]
    link_paragraph: list[list[float]]
    link_between: list[list[float]]
    no_source_bias: float
