"""Sets of things that are joined in pairs."""

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)


class Unions(Generic[Key]):
    """Disjoint sets with path halving; the groups do not hang on the order in which pairs are joined.

    >>> sets = Unions("abcd")
    >>> sets.join("a", "c"); sorted(map("".join, sets.groups()))
    ['ac', 'b', 'd']
    """

    def __init__(self, keys: Iterable[Key]) -> None:
        self._above: dict[Key, Key] = {key: key for key in keys}

    def join(self, one: Key, other: Key) -> None:
        """Make the sets of two things one."""
        a, b = self._top(one), self._top(other)
        if a != b:
            self._above[b] = a

    def groups(self) -> list[list[Key]]:
        """Return the sets, each in the order in which its things were given."""
        found: dict[Key, list[Key]] = {}
        for key in self._above:
            found.setdefault(self._top(key), []).append(key)
        return list(found.values())

    def _top(self, key: Key) -> Key:
        while self._above[key] != key:
            self._above[key] = self._above[self._above[key]]
            key = self._above[key]
        return key
