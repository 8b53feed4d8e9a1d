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
    party_width: int = 0
    """0 of a model that does not tell for whom sources speak."""
    party_distance: list[float] = []
    party_paragraph: list[float] = []
    party_inside: float = 0.0
    party_bias: float = 0.0
