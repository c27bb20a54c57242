"""องค์ประกอบคณะกรรมการ: are the seats filled as the regulation asks, on the version's day?"""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from ruamphaen.law.bodies import Body, SeatRule, body_at
from ruamphaen.law.dated import NotInForce
from ruamphaen.law.words import Words
from ruamphaen.organisation.rules import holds_on, last_day_of_term
from ruamphaen.plan.rules.check.facts import BodyFacts, PlanUnderCheck, SeatFacts
from ruamphaen.plan.rules.check.rule import Found, Unjudged, found_at, rule
from ruamphaen.thai.text import search_key

BODIES = ("development", "support", "evaluation")


def _rules_of(name: str) -> None:
    @rule(f"committee.{name}-too-few", name)
    def too_few(plan: PlanUnderCheck) -> Iterator[Found]:
        for seat, have in _counted(plan, name):
            if have < seat.least:
                yield _at(name, seat, have=str(have), least=str(seat.least))

    @rule(f"committee.{name}-too-many", name)
    def too_many(plan: PlanUnderCheck) -> Iterator[Found]:
        for seat, have in _counted(plan, name):
            if seat.most is not None and have > seat.most:
                yield _at(name, seat, have=str(have), most=str(seat.most))

    @rule(f"committee.{name}-term-over", name)
    def term_over(plan: PlanUnderCheck) -> Iterator[Found]:
        law = _law(plan, name)
        for seat in law.seats:
            ends = [_term_ends(plan, seat, one) for one in _sitting(plan, name)]
            over = [day for day in ends if day is not None and day < plan.day]
            if over:
                surely = seat.term_confidence(plan.day)
                yield found_at(
                    f"committee:{name}:{seat.group}",
                    seat.name_th,
                    surely,
                    count=str(len(over)),
                    until=min(over),
                )

    @rule(f"committee.{name}-person-twice", name)
    def person_twice(plan: PlanUnderCheck) -> Iterator[Found]:
        words = {seat.group: _words(seat) for seat in _law(plan, name).seats}
        first: dict[str, SeatFacts] = {}
        for one in _sitting(plan, name):
            other = first.setdefault(search_key(one.name), one)
            if other is not one:
                yield found_at(
                    f"committee:{name}:{one.group}",
                    words[one.group].th if one.group in words else one.group,
                    group=words.get(one.group, one.group),
                    other=words.get(other.group, other.group),
                )


for _name in BODIES:
    _rules_of(_name)


@rule("committee.head-evaluates", "development", "evaluation")
def head_evaluates(plan: PlanUnderCheck) -> Iterator[Found]:
    heads = {search_key(one.name) for one in _sitting(plan, "development") if one.group == "head"}
    if any(search_key(one.name) in heads for one in _sitting(plan, "evaluation")):
        yield found_at("committee:evaluation")


def _words(seat: SeatRule) -> Words:
    return Words(seat.name_th, seat.name_en)


def _facts(plan: PlanUnderCheck, name: str) -> BodyFacts:
    facts: BodyFacts | None = getattr(plan, name)
    return facts or BodyFacts(name)


def _law(plan: PlanUnderCheck, name: str) -> Body:
    try:
        return body_at(f"{name}-committee", plan.day)
    except NotInForce as unknown:
        raise Unjudged(unknown.words) from unknown


def _sitting(plan: PlanUnderCheck, name: str) -> list[SeatFacts]:
    """Who sits on the version's day."""
    return [
        seat
        for seat in _facts(plan, name).seats
        if holds_on(seat.since or plan.day, seat.until, plan.day)
    ]


def _counted(plan: PlanUnderCheck, name: str) -> Iterator[tuple[SeatRule, int]]:
    have = Counter(seat.group for seat in _sitting(plan, name))
    for seat in _law(plan, name).seats:
        yield seat, have[seat.group]


def _term_ends(plan: PlanUnderCheck, rule_: SeatRule, seat: SeatFacts) -> date | None:
    """The last day of a member's term; None for members by office and where no day is known."""
    if seat.group != rule_.group or seat.since is None:
        return None
    try:
        years = rule_.term_years(seat.since, plan.ask)
    except NotInForce:
        return None
    return last_day_of_term(seat.since, years) if years is not None else None


def _at(name: str, seat: SeatRule, **values: str) -> Found:
    return found_at(
        f"committee:{name}:{seat.group}",
        seat.name_th,
        seat.confidence,
        **values,
    )
