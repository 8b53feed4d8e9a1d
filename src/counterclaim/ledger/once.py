"""Keeps what is reckoned of one claim, or of the words of one, for the many others that the claim is compared with."""

import functools
from collections.abc import Callable
from typing import ParamSpec, TypeVar, cast

_P = ParamSpec("_P")
_T = TypeVar("_T")
_MOST = 20_000
"""Claims for which a function keeps what it returned."""
_MOST_PAIRS = 64
"""The same of pairs: all rules look at one pair before the next comes."""


def once(function: Callable[_P, _T]) -> Callable[_P, _T]:
    """Return a function that reckons only once for each claim, or its words, what hangs on nothing else.

    >>> count_words = once(lambda content: len(content.split()))
    >>> count_words("The army left the town"), count_words("The army left the town")
    (5, 5)
    """
    return cast(Callable[_P, _T], functools.lru_cache(maxsize=_MOST)(function))


def once_for_pair(function: Callable[_P, _T]) -> Callable[_P, _T]:
    """Return a function that reckons only once for two claims what several rules ask of them."""
    return cast(Callable[_P, _T], functools.lru_cache(maxsize=_MOST_PAIRS)(function))
