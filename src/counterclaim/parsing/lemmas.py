"""Lemmas as edits: the model names, for each word, the edit that makes its dictionary form (as UDPipe and spaCy do)."""

from functools import lru_cache


@lru_cache(maxsize=50_000)
def apply_edit(edit: str, form: str) -> str:
    """Return the lemma that an edit makes of a form: `2+y` cuts two characters and adds "y", `=go` is the lemma itself.

    The form is lower-cased first, unless the edit begins with `^`. An edit that would cut too much leaves the form.

    >>> apply_edit("3+y", "denied"), apply_edit("1+", "Troops"), apply_edit("^0+", "Goma"), apply_edit("=be", "were")
    ('deny', 'troop', 'Goma', 'be')
    """
    if edit.startswith("="):
        return edit[1:]
    kept = edit.startswith("^")
    base = form if kept else form.lower()
    cut, _, added = edit.removeprefix("^").partition("+")
    count = int(cut)
    return base if count > len(base) else base[: len(base) - count] + added
