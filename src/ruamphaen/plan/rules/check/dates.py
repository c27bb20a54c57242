"""วันและกำหนดเวลา: days that contradict each other, deadlines missed or near, posting."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from ruamphaen.law.confidence import Confidence
from ruamphaen.law.dated import NotInForce
from ruamphaen.law.regulation import whole_at
from ruamphaen.law.routes import RouteStep
from ruamphaen.plan.rules.check.facts import PlanUnderCheck
from ruamphaen.plan.rules.check.rule import Found, Unjudged, found_at, rule
from ruamphaen.plan.rules.versions import VersionKind
from ruamphaen.thai.dates import BUDDHIST_OFFSET, FiscalYear

SOON_DAYS = 60  # a plan due within so many days is near
INFORM_SOON_DAYS = 7


@rule("date.announced-without-day")
def announced_without_day(plan: PlanUnderCheck) -> Iterator[Found]:
    if plan.version.announced and plan.announced_on is None:
        yield found_at("")


@rule("date.announced-in-future")
def announced_in_future(plan: PlanUnderCheck) -> Iterator[Found]:
    if plan.announced_on is not None and plan.announced_on > plan.on:
        yield found_at("", day=plan.announced_on)


@rule("date.versions-out-of-order", "versions", "announced_on")
def versions_out_of_order(plan: PlanUnderCheck) -> Iterator[Found]:
    here = plan.announced_on
    for one in plan.versions or ():
        earlier = one.number < plan.version.number
        if earlier and one.announced_on and here and one.announced_on > here:
            yield found_at("", number=str(one.number), other=one.announced_on, day=here)


@rule("date.after-plan-ended", "announced_on")
def after_plan_ended(plan: PlanUnderCheck) -> Iterator[Found]:
    day = plan.announced_on
    if day is not None and day > plan.period.last.last_day:
        yield found_at("", day=day, year=str(plan.period.last))


@rule("date.round-year", "announced_on")
def round_year(plan: PlanUnderCheck) -> Iterator[Found]:
    day, year = plan.announced_on, plan.version.year
    if day is None or year is None:
        return
    # Offices name a round by the calendar year or by the fiscal year.
    if year not in {day.year + BUDDHIST_OFFSET, FiscalYear.containing(day).be}:
        yield found_at("", year=str(year), day=day)


@rule("date.period-length")
def period_length(plan: PlanUnderCheck) -> Iterator[Found]:
    allowed = []
    # A period begun under one length and ended under another may have either.
    for day in (plan.period.first.first_day, plan.period.last.last_day):
        try:
            allowed.append(whole_at("plan.period_years", day, plan.ask))
        except NotInForce:
            continue
    if allowed and len(plan.period) not in allowed:
        yield found_at("", years=str(len(plan.period)), expected=str(allowed[0]))


@rule("date.plan-late", "organisation", "version_kind", "announced_on")
def plan_late(plan: PlanUnderCheck) -> Iterator[Found]:
    if plan.version.kind == VersionKind.FIRST and plan.announced_on:
        due, surely = _plan_due(plan)
        if plan.announced_on > due:
            yield found_at("", confidence=surely, day=plan.announced_on, due=due)


@rule("date.plan-overdue", "organisation", "version_kind")
def plan_overdue(plan: PlanUnderCheck) -> Iterator[Found]:
    if plan.version.kind == VersionKind.FIRST and not plan.version.announced:
        due, surely = _plan_due(plan)
        if plan.on > due:
            yield found_at("", confidence=surely, due=due)


@rule("date.plan-due-soon", "organisation", "version_kind")
def plan_due_soon(plan: PlanUnderCheck) -> Iterator[Found]:
    if plan.version.kind == VersionKind.FIRST and not plan.version.announced:
        due, surely = _plan_due(plan)
        if 0 <= (due - plan.on).days <= SOON_DAYS:
            yield found_at("", confidence=surely, due=due)


def _plan_due(plan: PlanUnderCheck) -> tuple[date, Confidence]:
    """The last day for a new plan, and how surely the month is known (ข้อ 18)."""
    if plan.organisation is None:
        raise TypeError("the rule asks for the kind of organisation")
    name = plan.organisation.profile.plan_due
    # The law of the time in which such a plan is made, two years before its first.
    day = plan.period.first.first_day - timedelta(days=365)
    try:
        month = whole_at(name, day, plan.ask)
        ahead = whole_at("plan.due_years_ahead", day, plan.ask)
    except NotInForce as unknown:
        raise Unjudged(unknown.words) from unknown
    year = plan.period.first.ce - ahead
    due = date(year, month, monthrange(year, month)[1])
    return due, plan.ask(name, day).confidence


@rule("date.inform-late", "routes", "steps", "announced_on")
def inform_late(plan: PlanUnderCheck) -> Iterator[Found]:
    done, due = plan.step("inform"), _inform_due(plan)
    if due is not None and done is not None and done.on is not None and done.on > due:
        yield found_at("step:inform", day=done.on, due=due)


@rule("date.inform-due-soon", "routes", "steps", "announced_on")
def inform_due_soon(plan: PlanUnderCheck) -> Iterator[Found]:
    due = _inform_due(plan)
    if due is None or plan.step("inform") is not None:
        return
    if 0 <= (due - plan.on).days <= INFORM_SOON_DAYS:
        yield found_at("step:inform", due=due)


def _inform_steps(plan: PlanUnderCheck) -> list[RouteStep]:
    return [step for route in plan.routes or () for step in route.steps if step.code == "inform"]


def _days_to_post(plan: PlanUnderCheck) -> int | None:
    """The longest posting that any of its routes asks for."""
    return max((step.posted_days for step in _inform_steps(plan) if step.posted_days), default=None)


def _inform_due(plan: PlanUnderCheck) -> date | None:
    allowed = [step.within_days for step in _inform_steps(plan) if step.within_days is not None]
    if not allowed or plan.announced_on is None:
        return None
    return plan.announced_on + timedelta(days=min(allowed))


@rule("date.not-posted", "postings", "announced_on")
def not_posted(plan: PlanUnderCheck) -> Iterator[Found]:
    if not plan.postings:
        yield found_at("")


@rule("date.posted-too-short", "routes", "postings")
def posted_too_short(plan: PlanUnderCheck) -> Iterator[Found]:
    needed = _days_to_post(plan)
    ended = [(one.until - one.since).days for one in plan.postings or () if one.until]
    still = any(one.until is None for one in plan.postings or ())
    if needed is None or not ended or still:
        return
    if max(ended) < needed:
        yield found_at("posting", days=str(max(ended)), needed=str(needed))


@rule("date.posting-goes-on", "routes", "postings")
def posting_goes_on(plan: PlanUnderCheck) -> Iterator[Found]:
    needed = _days_to_post(plan)
    if needed is None:
        return
    for one in plan.postings or ():
        full = one.since + timedelta(days=needed)
        if one.until is None and plan.on < full:
            yield found_at("posting", due=full)


@rule("date.posted-before-announcement", "postings", "announced_on")
def posted_before_announcement(plan: PlanUnderCheck) -> Iterator[Found]:
    for one in plan.postings or ():
        if plan.announced_on is not None and one.since < plan.announced_on:
            yield found_at("posting", day=one.since, announced=plan.announced_on)


@rule("date.no-public-address")
def no_public_address(plan: PlanUnderCheck) -> Iterator[Found]:
    if plan.version.announced and "://" not in plan.version.source:
        yield found_at("")
