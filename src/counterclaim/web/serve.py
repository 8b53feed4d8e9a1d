"""Starts the server: on this computer alone, or for others behind a token."""

import secrets
import socket
from collections.abc import Callable

import uvicorn

from counterclaim.errors import OptionError
from counterclaim.options import Options
from counterclaim.web.app import make_app
from counterclaim.web.desk import Desk
from counterclaim.web.guard import LOOPBACK

BACKLOG = 128


def serve(
    options: Options,
    *,
    host: str = "127.0.0.1",
    port: int = 8765,
    token: str | None = None,
    tell: Callable[[str], None] = print,
    on_join: Callable[[int, int], None] | None = None,
) -> None:
    """Answer until Ctrl-C.

    `tell` is given the address once it answers, `on_join` how many of how many reports are joined. On another address than this
    computer's own, a token is made where none is given.

    Raises:
        OptionError: the address cannot be taken.
        StoreError: the record cannot be opened.
    """
    if token is None and host not in LOOPBACK:
        token = secrets.token_urlsafe(18)
    listening = _listen(host, port)
    desk = Desk(options, on_join)
    desk.current()
    port = listening.getsockname()[1]
    name = f"[{host}]" if ":" in host else host
    tell(f"http://{name}:{port}/" + (f"?token={token}" if token else ""))
    config = uvicorn.Config(
        make_app(desk, options, token=token), log_level="warning", server_header=False, date_header=True, access_log=False
    )
    try:
        uvicorn.Server(config).run(sockets=[listening])
    finally:
        desk.close()


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # With the protocol named, asyncio switches off Nagle's algorithm, which holds every second packet for 40 ms.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(BACKLOG)
    except (OSError, OverflowError) as error:
        listening.close()
        raise OptionError(f"{host} port {port} cannot be used ({error}); choose another with --port") from error
    return listening
