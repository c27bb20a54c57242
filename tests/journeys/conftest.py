"""A browser, a server of our own on 127.0.0.1, and people who have signed in."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.core.servers.basehttp import ThreadedWSGIServer
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import Client
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from ruamphaen.organisation.models import User

CHROMIUM = Path(os.environ.get("RUAMPHAEN_CHROMIUM", "/usr/bin/chromium"))
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# The browser's own loop makes Django think that its tests run inside one.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

type Opens = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all journeys; skipped where there is none."""
    if not CHROMIUM.exists():
        pytest.skip(f"no browser at {CHROMIUM}; name one in RUAMPHAEN_CHROMIUM")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


def _close_for_good(_server: object) -> None:
    """Django never closes connections to a database in memory; those of a server's thread must be."""
    for connection in connections.all(initialized_only=True):
        BaseDatabaseWrapper.close(connection)


@pytest.fixture(scope="session")
def live_server(django_db_setup: None) -> Iterator[LiveServer]:
    """The site on 127.0.0.1. Each request has a connection of its own, as it has in earnest."""
    server = LiveServer("127.0.0.1", start=False)
    server.thread.connections_override = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ThreadedWSGIServer, "_close_connections", _close_for_good)
        server.start()
        yield server
        server.stop()


@pytest.fixture
def opens(browser: Browser, live_server: LiveServer) -> Iterator[Opens]:
    """`opens(user, path)` opens a page as this person, in a browser of their own (None = signed out).

    A script that fails on a page fails the test.
    """
    contexts, faults = [], []

    def open_page(user: User | None, path: str, **options: object) -> Page:
        context = browser.new_context(
            base_url=str(live_server),
            locale="th-TH",
            **{"viewport": {"width": 1440, "height": 900}, **options},
        )
        contexts.append(context)
        if user is not None:
            client = Client()
            client.force_login(user)
            name = settings.SESSION_COOKIE_NAME
            context.add_cookies(
                [{"name": name, "value": client.cookies[name].value, "url": str(live_server)}]
            )
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert faults == []


def assert_kind(page: Page) -> None:
    """No accessibility rule is broken, and the page itself never scrolls sideways."""
    found = Axe().run(page).response["violations"]
    assert [(one["id"], one["nodes"][0]["target"]) for one in found] == []
    over = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert over <= 0
