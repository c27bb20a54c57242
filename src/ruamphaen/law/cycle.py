"""The planning year: its steps, who may do what in each, and the calendar of duties."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from ruamphaen.law.confidence import Confidence
from ruamphaen.law.dated import in_force
from ruamphaen.law.grounds import GROUNDS, Cite, grounds, period
from ruamphaen.law.kinds import OrganisationKind, kinds_in
from ruamphaen.law.reading import Entry, LawFileError, entries, refuse_twins
from ruamphaen.law.regulation import Ask, names, value_at, whole_at
from ruamphaen.law.units import MonthDay, UnitMismatch, content
from ruamphaen.thai.dates import FiscalYear, PlanPeriod


class Step(StrEnum):
    """ขั้นตอนของรอบการวางแผน: where a round of planning stands."""

    OPEN = "open"
    FORUM = "forum"
    DRAFTING = "drafting"
    COMMITTEE = "committee"
    COUNCIL = "council"
    APPROVING = "approving"
    ANNOUNCED = "announced"
    FROZEN = "frozen"


class Act(StrEnum):
    """การกระทำ: what somebody may want to do in a round."""

    PROPOSE = "propose"
    COMMENT = "comment"
    SUPPORT = "support"
    WITHDRAW_PROPOSAL = "withdraw-proposal"
    REVIEW_PROPOSAL = "review-proposal"
    CALL_MEETING = "call-meeting"
    RECORD_MEETING = "record-meeting"
    VOTE = "vote"
    EDIT_DRAFT = "edit-draft"
    SEND_ON = "send-on"
    SEND_BACK = "send-back"
    DECIDE = "decide"
    ANNOUNCE = "announce"
    PUBLISH = "publish"
    INFORM = "inform"
    START_CHANGE = "start-change"
    RECORD_PROGRESS = "record-progress"
    EVALUATE = "evaluate"


class Actor(StrEnum):
    """ผู้กระทำ: in which capacity somebody acts."""

    CITIZEN = "citizen"
    COMMUNITY = "community"
    OFFICER = "officer"
    SUPPORT_COMMITTEE = "support-committee"
    DEVELOPMENT_COMMITTEE = "development-committee"
    EVALUATION_COMMITTEE = "evaluation-committee"
    FORUM = "forum"
    COUNCIL = "council"
    HEAD = "head"


@dataclass(frozen=True, slots=True)
class StepRule:
    """ข้อกำหนดของขั้นตอน: its names, the steps that may follow, and the kinds that have it."""

    step: Step
    name_th: str
    name_en: str
    next: tuple[Step, ...]
    kinds: frozenset[OrganisationKind]
    acts: tuple[tuple[Act, frozenset[Actor]], ...]


@dataclass(frozen=True, slots=True)
class Duty:
    """หน้าที่ตามปฏิทิน: something that comes back each year. Only `deadline` ones can be late.

    `ends` is a day, or the name of a value that holds the day or the month it must end in.
    `actor` is who brings it to its end; None for what comes by itself.
    """

    code: str
    name_th: str
    name_en: str
    begins: MonthDay
    ends: MonthDay | str
    deadline: bool
    actor: Actor | None
    kinds: frozenset[OrganisationKind]
    since: date
    until: date | None
    cite: Cite
    source: tuple[str, ...]
    confidence: Confidence
    note: str


@dataclass(frozen=True, slots=True)
class DutyDate:
    """กำหนดการ: a duty in one year, from `starts_on` to `due_on`, both included."""

    duty: Duty
    starts_on: date
    due_on: date


def allowed(act: Act, step: Step) -> frozenset[Actor]:
    """Who may do `act` while a round is in `step`; empty when nobody may."""
    return dict(steps()[step].acts).get(act, frozenset())


def duties(
    day_from: date,
    day_to: date,
    kind: OrganisationKind | None = None,
    ask: Ask = value_at,
) -> tuple[DutyDate, ...]:
    """The duties that touch the days from `day_from` to `day_to`, in the order they fall due.

    `kind` leaves out what other kinds of local government must do. Each duty is judged by the
    law of the day on which it fell due.
    """
    found = [
        one
        for duty in all_duties()
        for year in range(day_from.year, day_to.year + 1)
        if (kind is None or kind in duty.kinds) and (one := _in_year(duty, year, ask))
    ]
    return tuple(
        sorted(
            (one for one in found if one.starts_on <= day_to and one.due_on >= day_from),
            key=lambda one: (one.due_on, one.starts_on, one.duty.code),
        )
    )


def plan_due_on(
    plan_period: PlanPeriod, kind: OrganisationKind, day: date, ask: Ask = value_at
) -> date:
    """The last day for making the plan of `plan_period`, by the law in force on `day`.

    ข้อ 18: 31 October 2026 (2569) for 2571-2575 of a municipality. NotInForce before 2559.
    """
    be = plan_period.first.be - whole_at("plan.due_years_ahead", day, ask)
    month = whole_at(kind.profile.plan_due, day, ask)
    return _last_day(FiscalYear(be).ce, month)


def _in_year(duty: Duty, year: int, ask: Ask) -> DutyDate | None:
    """A duty in one Gregorian year, None where it was not yet or no longer one."""
    begins = duty.begins.in_year(year)
    if isinstance(duty.ends, MonthDay):
        due = duty.ends.in_year(year)
    elif not in_force(duty, begins):
        return None
    else:
        found = ask(duty.ends, begins).value
        due = found.in_year(year) if isinstance(found, MonthDay) else _last_day(year, _month(found))
    return DutyDate(duty, begins, due) if in_force(duty, due) else None


def _month(found: object) -> int:
    if not isinstance(found, int):
        raise TypeError("a duty can end in a month or on a day")
    return found


def _last_day(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


@cache
def steps() -> dict[Step, StepRule]:
    """The table of steps, in order; LawFileError when a step is missing or misspelt."""
    found = entries("cycle.toml", "step", named_by="code")
    refuse_twins(found, "code")
    read = {rule.step: rule for rule in map(_step, found)}
    if set(read) != set(Step):
        raise LawFileError("law/data/cycle.toml: it must hold every step exactly once")
    return read


@cache
def all_duties() -> tuple[Duty, ...]:
    """Every duty of every time."""
    found = entries("cycle.toml", "duty", named_by="code")
    refuse_twins(found, "code")
    return tuple(_duty(entry) for entry in found)


def _step(entry: Entry) -> StepRule:
    entry.only("code", "name_th", "name_en", "next", "only", "acts")
    acts = entry.fields.get("acts")
    if entry.text("code") not in set(Step) or not isinstance(acts, dict):
        raise entry.wrong(f"needs acts and a code among {', '.join(Step)}")
    within = Entry(entry.file, f"{entry.label} acts", acts)
    within.only(*Act)
    for act in acts:
        if not within.texts(act) or not set(within.texts(act)) <= set(Actor):
            raise within.wrong(f"{act} must name actors among {', '.join(Actor)}")
    if not set(entry.texts("next")) <= set(Step):
        raise entry.wrong("next names an unknown step")
    return StepRule(
        step=Step(entry.text("code")),
        name_th=entry.text("name_th"),
        name_en=entry.text("name_en"),
        next=tuple(Step(code) for code in entry.texts("next")),
        kinds=kinds_in(entry, "only"),
        acts=tuple(
            (Act(act), frozenset(Actor(actor) for actor in within.texts(act))) for act in acts
        ),
    )


def _duty(entry: Entry) -> Duty:
    entry.only(
        *("code", "name_th", "name_en", "from", "to", "deadline", "actor", "only"),
        *("since", "until", *GROUNDS),
    )
    if entry.text_or("actor", Actor.HEAD) not in set(Actor):
        raise entry.wrong(f"actor must be one of {', '.join(Actor)}")
    begins, ends = _month_day(entry, "from"), _ends(entry)
    if isinstance(ends, MonthDay) and ends < begins:
        raise entry.wrong("must end in the calendar year in which it begins")
    return Duty(
        code=entry.text("code"),
        name_th=entry.text("name_th"),
        name_en=entry.text("name_en"),
        begins=begins,
        ends=ends,
        deadline=entry.flag("deadline"),
        actor=Actor(entry.text("actor")) if entry.text_or("actor") else None,
        kinds=kinds_in(entry, "only"),
        **period(entry),
        **grounds(entry),
    )


def _ends(entry: Entry) -> MonthDay | str:
    if not isinstance(entry.fields.get("to"), str):
        return _month_day(entry, "to")
    if entry.text("to") not in names():
        raise entry.wrong(f"to names an unknown value: {entry.text('to')}")
    return entry.text("to")


def _month_day(entry: Entry, key: str) -> MonthDay:
    try:
        found = content("month and day", entry.fields.get(key))
    except UnitMismatch as problem:
        raise entry.wrong(f"{key} {problem}") from problem
    assert isinstance(found, MonthDay)  # noqa: S101 -- the unit promises it; this tells mypy
    return found
