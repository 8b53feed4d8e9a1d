"""The templates of pages: all text is escaped, and characters that hide or reorder are shown by their code points."""

import functools
from importlib import resources
from typing import TYPE_CHECKING, Any

from counterclaim.exports.sayings import word_content
from counterclaim.exports.visible import make_visible, split_hidden
from counterclaim.exports.wording import describe_published, join_names

if TYPE_CHECKING:
    from jinja2 import Environment

OWN = ("counterclaim.exports",)


@functools.cache
def open_templates(folders: tuple[str, ...] = OWN) -> "Environment":
    """Return the templates that lie in these packages; a name is looked for in their order."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined
    from markupsafe import Markup

    def show(value: Any) -> Any:
        return make_visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value

    templates = Environment(
        autoescape=True,
        finalize=show,
        loader=FunctionLoader(functools.partial(_find, folders)),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.filters |= {
        "sheet": Markup,
        "split_hidden": split_hidden,
        "describe_published": describe_published,
        "join_names": join_names,
        "word_content": word_content,
    }
    return templates


def read_file(name: str, folder: str = OWN[0]) -> str:
    """Return the text of a file that ships with the package."""
    return (resources.files(folder) / name).read_text(encoding="utf-8")


def _find(folders: tuple[str, ...], name: str) -> str | None:
    for folder in folders:
        if (resources.files(folder) / name).is_file():
            return read_file(name, folder)
    return None
