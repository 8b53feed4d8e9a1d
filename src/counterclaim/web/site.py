"""What every page has around it: where the reader is, where to go, and in what forms the view can be had."""

import functools
import hashlib
from collections.abc import Mapping
from importlib import resources
from typing import Any
from urllib.parse import unquote, urlencode

from starlette.requests import Request

from counterclaim.exports.page import LIT_CLAIMS, light_rules
from counterclaim.exports.templates import read_file

NAME_COOKIE = "counterclaim_name"
"""Who judged last here, so that the name need not be given each time."""
PLACES: tuple[tuple[str, str, str], ...] = (
    ("/matters", "Matters", "m"),
    ("/incidents", "Incidents", "i"),
    ("/claims", "Claims", "c"),
    ("/figures", "Figures", "f"),
    ("/timeline", "Timeline", "t"),
    ("/map", "Map", "g"),
    ("/sources", "Sources", "o"),
    ("/reports", "Reports", "r"),
    ("/review", "Review", "v"),
    ("/read", "Read", "d"),
)
"""Addresses of the views with their names, and the key that leads there after "g"."""


class Site:
    """The frame of one page: its address, and the addresses of the same view in other forms."""

    def __init__(self, request: Request) -> None:
        self.path = request.url.path
        self.query = {name: value for name, value in request.query_params.items() if value and name != "token"}
        self.name = unquote(request.cookies.get(NAME_COOKIE, ""))[:100]
        self.places = PLACES
        self.assets = asset_addresses()

    def here(self, **changes: Any) -> str:
        """Return the address of this view with other values; None takes one away."""
        values = {name: value for name, value in (self.query | changes).items() if value not in (None, "")}
        return self.path + (f"?{urlencode(values)}" if values else "")

    def form(self, form: str) -> str:
        """Return the address of this view in another form ("json", "csv")."""
        values = f"?{urlencode(self.query)}" if self.query else ""
        return f"{self.path.rstrip('/')}.{form}{values}"

    def is_at(self, address: str) -> bool:
        """Tell whether a place of the site is the one that the page belongs to."""
        return self.path == address or self.path.startswith(f"{address.removesuffix('s')}/")


def site_of(request: Request) -> Site:
    """Return the frame of the page that answers a request."""
    return Site(request)


@functools.cache
def assets() -> Mapping[str, tuple[bytes, str]]:
    """Return the files that the pages load, by name: their bytes and media type."""
    own = ("page.css", "charts.css", "matter.css")
    styles = "\n".join((*map(read_file, own), read_file("site.css", "counterclaim.web.static")))
    script = (resources.files("counterclaim.web.static") / "app.js").read_bytes()
    return {
        "site.css": (styles.encode(), "text/css; charset=utf-8"),
        "lit.css": (light_rules(LIT_CLAIMS).encode(), "text/css; charset=utf-8"),
        "app.js": (script, "text/javascript; charset=utf-8"),
    }


@functools.cache
def asset_addresses() -> Mapping[str, str]:
    """Return the address of each file, which changes with its content."""
    return {name: f"/static/{hashlib.sha256(content).hexdigest()[:12]}/{name}" for name, (content, _) in assets().items()}
