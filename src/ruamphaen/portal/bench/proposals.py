"""`bench proposals`: the public list, its search and the suggestions while typing, among many proposals."""

import random
from collections.abc import Callable, Sequence
from datetime import timedelta
from decimal import Decimal
from functools import partial
from itertools import batched
from typing import Any

from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from ruamphaen.base.commands.serving import prepare
from ruamphaen.meetings.rules.receipts import new_receipt
from ruamphaen.organisation.models import Community, Organisation
from ruamphaen.portal.bench import planting
from ruamphaen.portal.bench.counting import counted
from ruamphaen.portal.bench.measuring import Measure, Tell, in_turn, latencies, ratio, seconds_of
from ruamphaen.portal.bench.sample import projects
from ruamphaen.portal.bench.server import HOST
from ruamphaen.portal.demo.town import COMMUNITIES
from ruamphaen.proposals.actions.indexing import index
from ruamphaen.proposals.models import Proposal
from ruamphaen.proposals.queries.listing import PER_PAGE
from ruamphaen.proposals.queries.public import shown
from ruamphaen.proposals.queries.searching import with_words
from ruamphaen.proposals.queries.similar import similar_to
from ruamphaen.proposals.rules.kinds import Channel, ProposalKind, Standing
from ruamphaen.thai.dates import bangkok_day
from ruamphaen.thai.text import search_key

AT_ONCE = 2_000
MOST_ASKED = 300
DROPPED, AMONG = 3, 10
INDEXED, READ_ALL = "two words by the index", "two words, every title read"
SUGGESTED = "suggest while typing, with the found share of damaged texts"


def run(size: int, rounds: int, tell: Tell) -> None:
    """`size` shown proposals of one town; its pages and suggestions asked `rounds` times each."""
    prepare()
    organisation = planting.town()
    taken = seconds_of(lambda: _plant(organisation, size))
    tell(Measure(name="planted with their index", seconds=taken, per_second=size / taken))
    # What each database does by itself in time: on a server it is a vacuum that reads indexes alone.
    connection.cursor().execute(
        "VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE"
    )
    client = Client(headers={"host": HOST})
    address = reverse("proposals:proposals", args=[organisation.slug])
    for name, asked in PAGES.items():
        _page(client, address, name, asked, rounds, tell)
    _search(organisation, rounds, tell)
    _suggest(organisation, size, tell)


PAGES: dict[str, dict[str, str]] = {
    "newest first": {},
    "most supported first": {"order": "supported"},
    "a page far down": {"order": "supported", "after": "20-1000000"},
    "one kind": {"kind": "idea"},
    "one word that many have": {"q": "ถนน"},
    "two words that many have, most supported first": {"q": "ถนน ก่อสร้าง", "order": "supported"},
    "two words that seldom stand together": {"q": "ผู้สูงอายุ ถนน"},
    "a number that few have": {"q": "ช่วงที่ 777"},
    "a word that nobody has": {"q": "เครื่องบิน"},
    "on the map": {"view": "map"},
}


def _page(
    client: Client, address: str, name: str, asked: dict[str, str], rounds: int, tell: Tell
) -> None:
    def ask() -> Any:
        answer = client.get(address, asked)
        if answer.status_code != 200:
            raise RuntimeError(f"{name}: {answer.status_code}")
        return answer

    ask()
    with counted() as queries:
        ask()
    seconds = [seconds_of(ask) for _round in range(rounds)]
    tell(Measure(name=name, queries=float(queries.statements), **latencies(seconds)))


def _search(organisation: Organisation, rounds: int, tell: Tell) -> None:
    """The rows that hold two words: by the index, and by reading every title."""
    everything = shown(organisation)
    read_all = everything.filter(title__contains="ผู้สูงอายุ").filter(title__contains="777")
    ways = {
        INDEXED: lambda: list(with_words(everything, organisation.pk, "ผู้สูงอายุ 777")[:PER_PAGE]),
        READ_ALL: lambda: list(read_all[:PER_PAGE]),
    }
    taken = in_turn(ways, rounds)
    tell(Measure(name=INDEXED, **latencies(taken[INDEXED])))
    tell(Measure(name=READ_ALL, side="peer", **latencies(taken[READ_ALL])))
    tell(ratio(taken, INDEXED, READ_ALL))


def _plant(organisation: Organisation, size: int) -> None:
    dice = random.Random(size)  # noqa: S311 -- to measure with
    communities = Community.objects.bulk_create(
        Community(organisation=organisation, name=name) for name in COMMUNITIES
    )
    now, kinds = timezone.now(), list(ProposalKind)
    for some in batched(enumerate(_texts(size)), AT_ONCE):
        made = [
            Proposal(
                organisation=organisation,
                receipt=new_receipt(),
                kind=dice.choice(kinds),
                title=title,
                title_key=search_key(title)[:140],
                body=body,
                community=dice.choice(communities),
                latitude=Decimal("18.5"),
                longitude=Decimal("99.0"),
                channel=Channel.WEB,
                standing=Standing.SHOWN,
                supports=int(100 * dice.random() ** 3) + 1,
                made_at=now - timedelta(minutes=at),
                said_on=bangkok_day(now),
            )
            for at, (title, body) in some
        ]
        with transaction.atomic():
            index(Proposal.objects.bulk_create(made))


def _texts(size: int) -> list[tuple[str, str]]:
    return [(row["title"][:140], row["objective"]) for row in projects(size)]


def _suggest(organisation: Organisation, size: int, tell: Tell) -> None:
    dice = random.Random(size)  # noqa: S311 -- to measure with
    some = list(Proposal.objects.order_by("pk")[:: max(1, size // MOST_ASKED)])[:MOST_ASKED]
    seconds, there = [], 0
    for proposal in some:
        asked = _damaged(proposal.title, dice)
        found: list[Sequence[Any]] = []
        seconds.append(seconds_of(partial(_ask, organisation, asked, found.append)))
        there += any(one.proposal.pk == proposal.pk for one in found[0])
    found_share = f"{there} of {len(some)} damaged texts are among the first {AMONG}"
    tell(Measure(name=SUGGESTED, count=len(some), note=found_share, **latencies(seconds)))


def _ask(organisation: Organisation, text: str, keep: Callable[[Any], None]) -> None:
    keep(similar_to(organisation, text, most=AMONG))


def _damaged(text: str, dice: random.Random) -> str:
    """The text with three letters dropped, anywhere."""
    gone = set(dice.sample(range(len(text)), min(DROPPED, len(text) - 1)))
    return "".join(letter for at, letter in enumerate(text) if at not in gone)
