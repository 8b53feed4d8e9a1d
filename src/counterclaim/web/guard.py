"""What stands before every page: who may ask, from where, how much; and what the browser may do with the answer.

A page on another site must not reach the record through the reader's browser: the Host header must be ours (DNS rebinding), and
what changes anything must come from our own pages (Origin, Sec-Fetch-Site). Beyond this computer a token is needed.
"""

import hmac
from collections.abc import Mapping
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from counterclaim.web.answers import refuse

COOKIE = "counterclaim_token"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_FORM_ROOM = 1024 * 1024


class Guard:
    """Lets through what may be asked, refuses the rest, and puts the policy on every answer."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        token: str | None,
        hosts: frozenset[str] = LOOPBACK,
        max_bytes: int = 10**7,
        pictures: str | None = None,
    ) -> None:
        """Stand before an application; `pictures` is an address whose host pages may load map pictures from."""
        self._app = app
        self._headers = HEADERS if pictures is None else {**HEADERS, "Content-Security-Policy": _allow(pictures)}
        self._token = token
        self._hosts = hosts
        self._max_bytes = max_bytes + _FORM_ROOM

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        guarded = _with_headers(send, self._headers)
        problem = self._problem(scope, headers)
        if problem is not None:
            await refuse(Request(scope), *problem)(scope, receive, guarded)
        elif self._token is not None and (given := _given_in_address(scope)) is not None and self._fits(given):
            answer = RedirectResponse(scope["path"], status_code=303)
            answer.set_cookie(COOKIE, given, httponly=True, samesite="strict", path="/")
            await answer(scope, receive, guarded)
        else:
            await self._app(scope, _within(receive, self._max_bytes), guarded)

    def _problem(self, scope: Scope, headers: Headers) -> tuple[int, str] | None:
        if self._token is None and _host_of(headers) not in self._hosts:
            return 421, "this server answers to its own name only; open it by the address that it printed"
        if self._token is not None and not self._has_token(scope, headers):
            return 401, "this record needs its token: open the address that `counterclaim serve` printed, token included"
        if scope["method"] not in _SAFE and not _is_own(headers):
            return 403, "this came from another site; nothing was changed"
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > self._max_bytes:
            return 413, f"this is more than {self._max_bytes:,} bytes"
        return None

    def _has_token(self, scope: Scope, headers: Headers) -> bool:
        scheme, _, bearer = headers.get("authorization", "").partition(" ")
        given = [bearer.strip()] if scheme.lower() == "bearer" else []
        try:
            cookie = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
        except CookieError:
            cookie = None
        given += [cookie.value] if cookie is not None else []
        given += [address] if (address := _given_in_address(scope)) is not None else []
        return any(self._fits(one) for one in given)

    def _fits(self, given: str) -> bool:
        return hmac.compare_digest(given.encode(), (self._token or "").encode())


def _host_of(headers: Headers) -> str:
    try:
        return urlsplit(f"//{headers.get('host', '')}").hostname or ""
    except ValueError:
        return ""


def _given_in_address(scope: Scope) -> str | None:
    values = parse_qs(scope["query_string"].decode("latin-1")).get("token")
    return values[0] if values else None


def _is_own(headers: Headers) -> bool:
    """Tell whether a request that changes something comes from our own page, or from a program that is no browser."""
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site not in (None, "same-origin", "none"):
        return False
    return origin is None or origin.partition("://")[2] == headers.get("host")


def _allow(pictures: str) -> str:
    parts = urlsplit(pictures)
    return POLICY.replace("img-src 'self'", f"img-src 'self' {parts.scheme}://{parts.netloc}")


def _with_headers(send: Send, own: Mapping[str, str]) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in own.items():
                headers.setdefault(name, value)
            headers.setdefault("Cache-Control", "no-cache")
        await send(message)

    return sending


def _within(receive: Receive, most: int) -> Receive:
    """Return the body of a request up to so many bytes; a longer one, sent without its length, is given up."""
    taken = 0

    async def receiving() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        return {"type": "http.disconnect"} if taken > most else message

    return receiving
