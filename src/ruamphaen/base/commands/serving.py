"""`ruamphaen serve | worker | tick`: the site running."""

import argparse
import subprocess
import sys
from contextlib import contextmanager
from typing import Any

from django.core.management import call_command

BLOCKING_THREADS = 4
SERVER_PROCESSES = 2


def add_to(parsers: Any) -> None:
    """Declare the commands."""
    serve = parsers.add_parser(
        "serve", help="เซิร์ฟเวอร์พร้อมงานเบื้องหลัง / production server and worker"
    )
    takes_address(serve)
    serve.set_defaults(run=run_serve)
    worker = parsers.add_parser("worker", help="งานเบื้องหลังอย่างเดียว / the worker alone")
    worker.set_defaults(run=lambda asked: _work())
    tick = parsers.add_parser("tick", help="งานตามเวลา สั่งจาก cron / what time itself triggers")
    tick.set_defaults(run=run_tick)


def takes_address(parser: argparse.ArgumentParser) -> None:
    """Let a command be told where to listen."""
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
    parser.add_argument("--port", type=int, default=8000, help="port to listen on")


def run_serve(asked: argparse.Namespace) -> int:
    """Migrate, gather static files, serve with a worker beside."""
    prepare()
    return serve(asked.host, asked.port)


def prepare() -> None:
    """The database as this version wants it, and the files of the pages gathered."""
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)


def run_tick(asked: argparse.Namespace) -> int:
    """Old sessions and finished jobs are cleared away; later rooms add their own nightly.py here."""
    call_command("clearsessions")
    call_command("prune_db_task_results", verbosity=0)
    return 0


def _work() -> int:
    call_command("db_worker", queue_name="*", verbosity=0)
    return 0


@contextmanager
def _worker_beside() -> Any:
    """A worker process for as long as the server runs; it ends with it."""
    worker = subprocess.Popen([sys.executable, "-m", "ruamphaen", "worker"])
    try:
        yield
    finally:
        worker.terminate()
        try:
            worker.wait(timeout=10)
        except subprocess.TimeoutExpired:
            worker.kill()


def serve(host: str, port: int) -> int:
    """Serve until stopped, with a worker beside."""
    from granian import Granian  # noqa: PLC0415 -- only serving needs the server
    from granian.constants import Interfaces  # noqa: PLC0415 -- as above
    from granian.log import LogLevels  # noqa: PLC0415 -- as above

    with _worker_beside():
        Granian(
            "ruamphaen.wsgi:application",
            address=host,
            port=port,
            interface=Interfaces.WSGI,
            workers=SERVER_PROCESSES,
            blocking_threads=BLOCKING_THREADS,
            websockets=False,
            log_access=False,
            log_level=LogLevels.warning,
        ).serve()
    return 0
