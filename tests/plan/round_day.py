"""A round on its way: a plan in force, a draft of additions and changes, and meetings that decided on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import count

import pytest

from ruamphaen.base.errors import Refused
from ruamphaen.law.checks import Severity
from ruamphaen.law.routes import RouteKind
from ruamphaen.meetings.models import AgendaItem, Attendee, Meeting, Resolution
from ruamphaen.meetings.rules.kinds import Outcome, Standing
from ruamphaen.meetings.rules.kinds import State as MeetingState
from ruamphaen.organisation.models import Committee, Organisation, User
from ruamphaen.plan import actions, queries
from ruamphaen.plan.models import Listing, Plan, StepTaken, Version
from ruamphaen.plan.queries.content import content_hash
from ruamphaen.plan.rules.routes import HEADS_STEP, earlier_steps, routes_of
from ruamphaen.plan.rules.versions import VersionKind
from ruamphaen.thai.dates import BANGKOK
from tests import make
from tests.cast import TODAY, Cast

FIRST, REVIEW, ADDITION, CHANGE, CORRECTION = VersionKind
_codes = count(1)

# The body that must agree on a step, by its code.
BODY_OF = {
    "joint-meeting": "development-committee",
    "draft": "support-committee",
    "committee": "development-committee",
    "council": "council",
}


def resolution(
    organisation: Organisation,
    *bodies: str,
    forum: str = "",
    on: date = TODAY,
    outcome: Outcome = Outcome.AGREED,
    came: bool = True,
    state: MeetingState = MeetingState.CLOSED,
) -> Resolution:
    """A resolution of a meeting in which these bodies sat, and everyone came who has a seat."""
    committees = [_committee(organisation, body) for body in bodies]
    held = make.meeting(
        organisation=organisation,
        title=f"การประชุมครั้งที่ {next(_codes)}/2569",
        forum=forum,
        committees=committees,
        starts_at=datetime.combine(on, time(9), BANGKOK),
        state=state,
    )
    if came:
        _all_come(held, committees, forum)
    return Resolution.objects.create(
        meeting=held,
        item=AgendaItem.objects.filter(meeting=held)[1],
        number=1,
        outcome=outcome,
        text="เห็นชอบร่างแผนตามที่เสนอ",
        made_at=held.starts_at,
    )


def _committee(organisation: Organisation, body: str) -> Committee:
    known = Committee.objects.filter(organisation=organisation, body=body).first()
    return known or make.committee(organisation=organisation, body=body)


def _all_come(held: Meeting, committees: Sequence[Committee], forum: str) -> None:
    group = held.groups.get()
    seats = [seat for committee in committees for seat in committee.seats.all()]
    people = [(seat.name, seat) for seat in seats]
    people += [(f"ชาวบ้าน {place}", None) for place in range(3)] if forum else []
    Attendee.objects.bulk_create(
        Attendee(
            meeting=held,
            group=group,
            seat=seat,
            name=name,
            code=f"c{next(_codes)}",
            standing=Standing.INVITED,
            present_at=held.starts_at,
        )
        for name, seat in people
    )


@dataclass
class RoundDay:
    """วันของรอบ — a draft with its rows, and whoever acts on it."""

    cast: Cast
    plan: Plan
    draft: Version
    added: Listing
    changed: Listing
    planner: User
    head: User

    @property
    def organisation(self) -> Organisation:
        return self.plan.organisation

    def hash(self) -> str:
        return content_hash(self.draft)

    def take(self, code: str, *routes: RouteKind, on: date = TODAY, **evidence) -> list[StepTaken]:
        """Take a step on some routes (all that have it), on a fresh resolution unless one is given."""
        kinds = routes or [
            route.kind for route in self.routes() if code in {step.code for step in route.steps}
        ]
        if not evidence:
            forum = "forum-subdistrict" if code in {"committee", "joint-meeting"} else ""
            evidence = {
                "resolution": resolution(self.organisation, BODY_OF[code], forum=forum, on=on)
            }
        return actions.take_step(
            self.draft,
            by=self.planner,
            routes=kinds,
            code=code,
            today=TODAY,
            evidence=actions.Evidence(**evidence),
            on=on,
        )

    def routes(self):
        return routes_of(
            self.draft.kind_list,
            self.organisation.nature,
            TODAY,
            special_class=self.draft.special_class,
        )

    def take_all(self, on: date = TODAY) -> None:
        """Every step before the head's own."""
        codes = dict.fromkeys(
            step.code for route in self.routes() for step in earlier_steps(route, HEADS_STEP)
        )
        for code in codes:
            self.take(code, on=on)

    def waive_errors(self) -> None:
        """Let stand what the check says of rows that these tests are not about."""
        for finding in queries.check_version(self.draft, TODAY).report.findings:
            if finding.severity is Severity.ERROR:
                actions.waive_finding(
                    self.draft, by=self.planner, finding=finding, reason="ตรวจแล้วถูกต้องตามเล่มเดิม"
                )

    def ready(self, on: date = TODAY) -> None:
        """Up to the request for approval."""
        self.take_all(on)
        self.waive_errors()
        self.ask()

    def ask(self, by: User | None = None) -> None:
        actions.ask_approval(self.draft, by=by or self.planner, today=TODAY, read=self.hash())

    def approve(self, by: User | None = None, **other) -> Version:
        asked = {"read": self.hash(), "today": TODAY, **other}
        return actions.approve(self.draft, by=by or self.head, **asked)

    def edit(self, listing: Listing, words: str) -> None:
        """Somsri edits a title."""
        fresh = Listing.objects.get(pk=listing.pk)
        change = actions.CellChange(fresh.pk, fresh.edit, "title", words)
        actions.edit_cells(self.draft, by=self.planner, changes=[change])


def begin(
    cast: Cast,
    *,
    organisation: Organisation | None = None,
    kinds: Sequence[VersionKind] = (ADDITION, CHANGE),
    special_class: str = "",
) -> RoundDay:
    """A plan with an announced first issue of one project, and a draft that adds one and changes one."""
    here = organisation or cast.ban_nong
    tree = make.tree(organisation=here)
    plan = make.plan(organisation=here, tree=tree)
    first = make.version(plan=plan)
    road = make.listing(version=first, title="ก่อสร้างถนน หมู่ที่ 5", money={2568: 500_000})
    planner = cast.somsri if here == cast.ban_nong else cast.kamon
    if not set(kinds) & {FIRST}:
        actions.record_published(first, by=None, on=date(2022, 10, 1), source="เล่มแผน")
        draft = actions.start_version(
            plan,
            by=planner,
            kinds=kinds,
            round_number=1,
            because="น้ำท่วมถนนขาด",
            special_class=special_class,
        )
        kept = [kind for kind in (CHANGE, CORRECTION) if kind in kinds]
        changed = road
        if kept:
            [changed] = actions.take_up(draft, by=planner, listings=[road], kind=kept[0])
        elif REVIEW in kinds:
            [changed] = actions.take_up(draft, by=planner, listings=[road])
    else:
        draft, changed = first, road
    added = changed
    if not set(kinds) <= {CHANGE, CORRECTION}:
        kind = ADDITION.value if ADDITION in kinds else ""
        added = make.listing(version=draft, title="ขุดบ่อบาดาล", kind=kind, money={2568: 200_000})
    draft.listings.update(reason="น้ำท่วมถนนขาด")
    added.refresh_from_db()
    changed.refresh_from_db()
    return RoundDay(cast, plan, draft, added, changed, planner, cast.pranee)


def refused(act, words, status=None):
    """The refusal of an act, which says these words."""
    with pytest.raises(Refused, match=words) as told:
        act()
    if status:
        assert told.value.status == status
    return told.value
