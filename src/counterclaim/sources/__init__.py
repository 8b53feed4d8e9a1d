"""Stage 1: bytes become a Report."""

from counterclaim.sources.reader import read_source

__all__ = ["read_source"]
