"""A browser, a server of our own on 127.0.0.1, and people who have signed in."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page, sync_playwright

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


@pytest.fixture
def opens(browser: Browser, live_server: object) -> Iterator[Opens]:
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
