"""Whose page is it: what browsers and proxies may keep, and for whom."""

import pytest

from ruamphaen.base.devices import COOKIE
from tests import make
from tests.opinions.talks import talk

pytestmark = pytest.mark.django_db


def test_the_pages_of_who_signed_in_are_kept_nowhere(client, cast):
    client.force_login(cast.stranger)
    for path in ("proposals/", "proposals/mine/", "opinions/"):
        assert client.get(f"/ban-nong/{path}").headers["Cache-Control"] == "no-store"


def test_the_pages_of_a_known_browser_are_its_own(client, cast):
    lamp = make.proposal(organisation=cast.ban_nong)
    page = f"/ban-nong/proposals/{lamp.receipt}/"
    assert "Cache-Control" not in client.get(page).headers

    made_known = client.post(f"{page}support/")

    assert COOKIE in made_known.cookies
    for answer in (made_known, client.get(page), client.get("/ban-nong/proposals/mine/")):
        assert answer.headers["Cache-Control"] == "private, no-cache"
        assert "Cookie" in answer.headers["Vary"]


def test_a_page_and_a_part_of_it_are_told_apart(client, cast):
    page = f"/ban-nong/opinions/{talk(cast.ban_nong).pk}/"
    whole, part = client.get(page), client.get(page, headers={"hx-request": "true"})
    assert "<html" in whole.content.decode()
    assert "<html" not in part.content.decode()
    for answer in (whole, part):
        assert "HX-Request" in answer.headers["Vary"]
        assert "ETag" not in answer.headers


def test_looking_writes_nothing(client, cast):
    """A page of a stranger asks the database and tells it nothing."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    lamp = make.proposal(organisation=cast.ban_nong)
    pages = [
        "",
        "mine/",
        "new/",
        "similar/?title=ไฟ",
        "?view=map",
        f"{lamp.receipt}/",
        "moderation/",
    ]
    for path in [f"proposals/{page}" for page in pages] + ["opinions/"]:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(f"/ban-nong/{path}").status_code == 200
        writing = ("INSERT", "UPDATE", "DELETE", "SAVEPOINT", "BEGIN")
        assert not [one for one in asked if one["sql"].startswith(writing)], path
