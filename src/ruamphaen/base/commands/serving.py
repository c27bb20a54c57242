"""`ruamphaen serve | worker | tick`: the site running."""

import argparse
import importlib
import ipaddress
import os
import socket
import subprocess
import sys
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.utils import timezone
from django.utils.module_loading import module_has_submodule

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
    """Old sessions and finished jobs are cleared away; then each room does what its nightly.py says."""
    call_command("clearsessions")
    call_command("prune_db_task_results", verbosity=0)
    tonight(timezone.now())
    return 0


def tonight(at: datetime) -> None:
    """What each room does at night."""
    for room in apps.get_app_configs():
        if room.module is not None and module_has_submodule(room.module, "nightly"):
            importlib.import_module(f"{room.name}.nightly").tonight(at)


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


def own_addresses() -> list[str]:
    """The private addresses of this machine (a hall's Wi-Fi, a hotspot); never a public one.

    Nothing is sent: a datagram socket only asks the machine by which address it would go out.
    """
    found = set()
    for towards in ("10.255.255.255", "172.31.255.255", "192.168.255.255", "192.0.2.1"):
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
            try:
                asking.connect((towards, 9))
                found.add(asking.getsockname()[0])
            except OSError:
                continue
    known = (ipaddress.ip_address(address) for address in found)
    return sorted(str(each) for each in known if each.is_private and not each.is_loopback)


def answer_to_own_addresses(host: str) -> list[str]:
    """Let a site that listens on the local network answer to this machine's own private addresses.

    Only where the operator named no hosts: RUAMPHAEN_HOSTS is always taken at its word. A host name
    that is not this machine's stays refused, so links made from the Host header cannot be poisoned.
    """
    if host in {"127.0.0.1", "::1", "localhost"} or os.environ.get("RUAMPHAEN_HOSTS"):
        return []
    own = own_addresses() if host in {"0.0.0.0", "::"} else [host]  # noqa: S104 -- what was asked for
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, *own]
    os.environ["RUAMPHAEN_HOSTS"] = ",".join(
        settings.ALLOWED_HOSTS
    )  # the server's processes read it
    return own


def lead_here(port: int) -> None:
    """Let receipts and QR codes lead to this port of this machine, where no address of a site is named."""
    if not os.environ.get("RUAMPHAEN_ADDRESS") and settings.SITE_ADDRESS.endswith(":8000"):
        settings.SITE_ADDRESS = f"{settings.SITE_ADDRESS.removesuffix(':8000')}:{port}"
        os.environ["RUAMPHAEN_ADDRESS"] = settings.SITE_ADDRESS  # the worker beside reads it


def serve(host: str, port: int) -> int:
    """Serve until stopped, with a worker beside."""
    lead_here(port)
    for address in answer_to_own_addresses(host):
        sys.stderr.write(f"  ในวงเครือข่ายเดียวกัน / on this network  http://{address}:{port}/\n")
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
