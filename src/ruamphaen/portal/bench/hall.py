"""`bench hall`: the registration desk with so many people on the roster, beside a bare commit of the disk."""

from contextlib import closing
from datetime import timedelta
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from ruamphaen.base.commands.serving import prepare
from ruamphaen.meetings.actions import roster
from ruamphaen.meetings.actions.calling import call_meeting, prepare_meeting
from ruamphaen.meetings.actions.invitations import GroupDraft, set_groups
from ruamphaen.meetings.models import Attendee, Meeting
from ruamphaen.meetings.rules.kinds import Basis, Way
from ruamphaen.organisation.models import Organisation
from ruamphaen.portal.bench import planting
from ruamphaen.portal.bench.measuring import (
    Measure,
    Ratio,
    Side,
    Tell,
    latencies,
    seconds_of,
    times,
)
from ruamphaen.portal.bench.server import HOST
from ruamphaen.thai.dates import bangkok_day

CHECK_IN, SEARCH, METER = (
    "check in one person",
    "search as one types",
    "the meter, every five seconds",
)
COMMIT = "one row in a bare SQLite commit"
MOST_CHECKED_IN = 200


def run(size: int, rounds: int, tell: Tell) -> None:
    """A meeting with `size` people registered; some are searched for and checked in through the page."""
    prepare()
    organisation = planting.town()
    meeting = _called(organisation, size)
    client = Client(headers={"host": HOST})
    client.force_login(planting.planner_of(organisation))
    codes = list(
        Attendee.objects.filter(meeting=meeting).values_list("code", flat=True)[
            : max(rounds, min(size, MOST_CHECKED_IN))
        ]
    )
    there = [organisation.slug, meeting.pk]
    desk, meter = (reverse(f"meetings:{name}", args=there) for name in ("hall_desk", "hall_meter"))
    taken: dict[str, list[float]] = {SEARCH: [], CHECK_IN: [], METER: [], COMMIT: []}
    with closing(planting.bare_connection()) as bare:
        bare.execute("CREATE TABLE bench_limit (written TEXT)")
        for code in codes:
            taken[SEARCH].append(_answered(client, desk, {"q": code}))
            taken[CHECK_IN].append(_answered(client, desk, {"q": code}, post=True))
            taken[METER].append(_answered(client, meter, {}))
            taken[COMMIT].append(seconds_of(lambda: planting.commit_bare(bare)))
    _tell(taken, tell)


def _tell(taken: dict[str, list[float]], tell: Tell) -> None:
    for name, seconds in taken.items():
        side: Side = "limit" if name == COMMIT else "ours"
        tell(Measure(name=name, side=side, **latencies(seconds)))
    tell(Ratio(name=CHECK_IN, other=COMMIT, times=times(taken[CHECK_IN], taken[COMMIT])))


def _answered(client: Client, address: str, typed: dict[str, str], *, post: bool = False) -> float:
    """Seconds of one answer of the page; an answer that is none stops the bench."""
    ask = client.post if post else client.get
    return seconds_of(lambda: _ensure(ask(address, typed)))


def _ensure(answer: Any) -> None:
    if answer.status_code >= 400:
        raise RuntimeError(f"the desk answered {answer.status_code}")


def _called(organisation: Organisation, people: int) -> Meeting:
    """A forum that was called, with its people registered by link."""
    tomorrow = timezone.now() + timedelta(days=1)
    meeting = prepare_meeting(
        organisation,
        by=None,
        title="ประชาคมทดสอบความเร็ว",
        place="หอประชุม",
        starts_at=tomorrow,
        forum="forum-town",
        bases=[Basis.ADDITION],
        agenda=["พิจารณาร่างแผน"],
    )
    set_groups(meeting, by=None, groups=[GroupDraft("ประชาชน", None)])
    call_meeting(meeting, by=None, issued_on=bangkok_day(timezone.now()))
    group = meeting.groups.get()
    for number in range(people):
        roster.register(
            meeting,
            by=None,
            group=group,
            name=f"ผู้เข้าประชุม คนที่ {number + 1}",
            phone=f"08{number:08}",
            way=Way.LINK,
        )
    return meeting
