"""The site itself on a free port of this machine, and a browser of one connection.

    python -m ruamphaen.portal.bench.server PORT

serves the data folder that the environment names, as `ruamphaen serve` does.
"""

import http.client
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager

HOST = "127.0.0.1"
MOST_SECONDS_TO_START = 60.0
MOST_SECONDS_TO_ANSWER = 60.0


@contextmanager
def serving() -> Iterator[http.client.HTTPConnection]:
    """A connection to the site, which runs as long as the block does."""
    port = _free_port()
    server = subprocess.Popen(  # noqa: S603 -- our own module and a number
        [sys.executable, "-m", __name__, str(port)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    try:
        _wait_until_up(port, server)
        with closing(http.client.HTTPConnection(HOST, port, timeout=MOST_SECONDS_TO_ANSWER)) as one:
            yield one
    finally:
        server.terminate()
        try:
            server.wait(timeout=15)
        except subprocess.TimeoutExpired:
            server.kill()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind((HOST, 0))
        port: int = free.getsockname()[1]
        return port


def _wait_until_up(port: int, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + MOST_SECONDS_TO_START
    while True:
        try:
            with socket.create_connection((HOST, port), timeout=1):
                return
        except OSError as not_yet:
            if server.poll() is not None or time.monotonic() > until:
                raise RuntimeError("the server did not start") from not_yet
            time.sleep(0.1)


def fetch(server: http.client.HTTPConnection, path: str, headers: Mapping[str, str]) -> int:
    """Ask for a page and read it whole; its size in bytes. Raises RuntimeError unless it is 200."""
    server.request("GET", path, headers=dict(headers))
    answer = server.getresponse()
    content = answer.read()
    if answer.status != http.client.OK:
        raise RuntimeError(f"{path}: {answer.status} instead of a page")
    return len(content)


def main(arguments: list[str]) -> int:
    """Serve until ended."""
    from ruamphaen.__main__ import set_up_django  # noqa: PLC0415 -- the browser needs none of it

    set_up_django()
    from ruamphaen.base.commands.serving import serve  # noqa: PLC0415 -- after Django is set up

    return serve(HOST, int(arguments[0]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
