"""Who is named in a report: persons, organisations, forces and states, and the parties that they speak for."""

from counterclaim.records import Actor, Parse, Party, Record, Report


class Cast(Record, frozen=True):
    """All actors that a report names, speakers or not, and all parties with the places that name them."""

    actors: tuple[Actor, ...]
    parties: tuple[Party, ...]


def find_cast(report: Report, parse: Parse, lexicon: str | None = None) -> Cast:
    """Return who is named in the report; `lexicon` is a folder with further rows for the tables."""
    return Cast(actors=(), parties=())
