"""`bench pages`: the pages people open most, through the server and beside template and SQL alone."""

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from urllib.parse import quote

from django.conf import settings
from django.test import Client
from django.urls import reverse

from ruamphaen.base.commands.serving import prepare
from ruamphaen.plan.queries import PER_PAGE
from ruamphaen.portal.bench import page_limits, planting
from ruamphaen.portal.bench.counting import counted
from ruamphaen.portal.bench.measuring import (
    Measure,
    Tell,
    Work,
    cpu_seconds_of,
    in_turn,
    latencies,
    median,
    ratio,
)
from ruamphaen.portal.bench.server import HOST, fetch, serving
from ruamphaen.strategy.models import Node

SHEET = "planners' sheet, a page of rows"
VERSION = "version, a page of rows"
TEMPLATE, SQL = "the rows in a bare template", "the rows by SQL alone"
WORD = quote("ถนน")
MOST_SECONDS = 60.0  # for one page


@dataclass(frozen=True)
class Page:
    """หน้าเว็บ — its address, and whether a planner who signed in asks for it."""

    path: str
    signed_in: bool = False


def run(size: int, rounds: int, tell: Tell) -> None:
    """Open every page `rounds` times in process and through the server."""
    prepare()
    town = planting.planted(size)
    pages = _pages(town)
    planner, anyone = Client(headers={"host": HOST}), Client(headers={"host": HOST})
    planner.force_login(town.planner)
    for name, page in pages.items():
        _in_process(name, page, planner if page.signed_in else anyone, rounds, tell)
    _beside_limits(town, planner, anyone, pages, rounds, tell)
    cookie = f"{settings.SESSION_COOKIE_NAME}={planner.cookies[settings.SESSION_COOKIE_NAME].value}"
    with serving() as server:
        for name, page in pages.items():
            headers: dict[str, str] = {"Cookie": cookie} if page.signed_in else {}
            work = partial(fetch, server, page.path, headers)
            seconds = in_turn({name: work}, rounds, most_seconds=MOST_SECONDS)[name]
            tell(Measure(name=f"{name}: through the server", bytes=work(), **latencies(seconds)))


def _pages(town: planting.Planted) -> Mapping[str, Page]:
    slug, period = town.plan.organisation.slug, town.plan.period.slug
    announced, draft = town.announced.number, town.draft.number
    project = town.announced.listings.order_by("position")[0].project_id
    node = Node.objects.filter(tree=town.plan.tree, parent=None).order_by("position")[0].pk
    version = reverse("plan:version", args=[slug, period, announced])
    return {
        SHEET: Page(reverse("plan:edit_version", args=[slug, period, draft]), signed_in=True),
        VERSION: Page(version),
        "version, its last page": Page(f"{version}?page=999"),
        "version, filtered by a word": Page(f"{version}?q={WORD}"),
        "version, everything on one page": Page(f"{version}?all"),
        "plan": Page(reverse("plan:plan", args=[slug, period])),
        "project": Page(reverse("plan:project", args=[slug, project])),
        "strategy tree": Page(reverse("portal:strategy", args=[slug])),
        "one strategy": Page(reverse("portal:node", args=[slug, node])),
        "organisation": Page(reverse("portal:organisation", args=[slug])),
        "search": Page(f"{reverse('portal:search', args=[slug])}?q={WORD}"),
        "home": Page(reverse("portal:home")),
    }


def opened(client: Client, path: str) -> int:
    """Open a page; its bytes."""
    answer = client.get(path)
    if answer.status_code != 200:
        raise RuntimeError(f"{path}: {answer.status_code} instead of a page")
    return len(answer.content)


def _in_process(name: str, page: Page, client: Client, rounds: int, tell: Tell) -> None:
    """Server time without the network: middleware, view, database, template."""
    work = partial(opened, client, page.path)
    seconds = in_turn({name: work}, rounds, most_seconds=MOST_SECONDS)[name]
    with counted() as asked:
        size = work()
    tell(
        Measure(
            name=name,
            cpu_seconds=median([cpu_seconds_of(work) for _round in range(min(rounds, 5))]),
            queries=asked.statements,
            bytes=size,
            **latencies(seconds),
        )
    )


def _beside_limits(
    town: planting.Planted,
    planner: Client,
    anyone: Client,
    pages: Mapping[str, Page],
    rounds: int,
    tell: Tell,
) -> None:
    """The two big tables beside their own rows through template and SQL alone, in turn."""
    with closing(planting.bare_connection()) as bare:
        rows = page_limits.read(bare, town.announced.pk, PER_PAGE)
        ways: dict[str, Work] = {
            SHEET: partial(opened, planner, pages[SHEET].path),
            VERSION: partial(opened, anyone, pages[VERSION].path),
            TEMPLATE: partial(page_limits.rendered, rows),
            SQL: partial(page_limits.read, bare, town.announced.pk, PER_PAGE),
        }
        taken = in_turn(ways, rounds, most_seconds=MOST_SECONDS)
    for name in (TEMPLATE, SQL):
        tell(Measure(name=name, side="limit", seconds=median(taken[name])))
    for ours in (SHEET, VERSION):
        for other in (TEMPLATE, SQL):
            tell(ratio(taken, ours, other, f"{len(rows)} rows"))
