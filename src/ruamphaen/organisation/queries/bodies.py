"""Committees and the council as they stand on a day, held against what the law asks of them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F
from django.utils.translation import get_language

from ruamphaen.base.spoken import said
from ruamphaen.law import bodies
from ruamphaen.law.bodies import Body, SeatRule
from ruamphaen.law.confidence import Confidence
from ruamphaen.law.grounds import Cite
from ruamphaen.law.regulation import Ask
from ruamphaen.law.words import Words
from ruamphaen.organisation.models import Committee, Organisation, Seat
from ruamphaen.organisation.queries.local_rules import ask_here
from ruamphaen.organisation.rules import holds_on, last_day_of_term


@dataclass(frozen=True)
class Term:
    """วาระ — how long a member sits: years, the last day when begun on the day asked, how sure."""

    years: int
    until: date
    cite: Cite
    confidence: Confidence


@dataclass(frozen=True)
class GroupOnDay:
    """กรรมการประเภทหนึ่ง — one group of members that the law names, and who sits in it on a day."""

    rule: SeatRule
    name: str
    members: Sequence[Seat]


@dataclass(frozen=True)
class BodyOnDay:
    """คณะกรรมการ ณ วันหนึ่ง — a body as it stands on a day, held against what the law asks of it.

    `committee` is the appointment order in force, None where none was entered; `earlier` the
    others. `members` are all who sit on that day, also those in `others`, whose group the law of the
    day no longer names.
    """

    body: Body
    name: str
    committee: Committee | None
    earlier: Sequence[Committee]
    groups: Sequence[GroupOnDay]
    others: Sequence[Seat]
    missing: Sequence[str]
    surplus: Sequence[str]

    @property
    def cite(self) -> Cite:
        return self.body.cite

    @property
    def members(self) -> list[Seat]:
        return [seat for group in self.groups for seat in group.members] + list(self.others)


def standing_bodies() -> list[str]:
    """The codes of the committees and the council; forums gather anew each time and are not here."""
    return [code for code in bodies.body_codes() if not code.startswith("forum-")]


def body_of(organisation: Organisation, code: str, day: date) -> tuple[Body, str]:
    """A body of the law on a day, and its name in this organisation."""
    body = bodies.body_at(code, day)
    in_english = get_language() == "en"
    return body, body.name_en if in_english else bodies.named_for(body, organisation.name_th)


def bodies_on(organisation: Organisation, day: date) -> list[BodyOnDay]:
    """Every standing body with the members of that day and, in words, what it still lacks."""
    entered = orders_by_body(organisation)
    return [_body_on(organisation, code, entered[code], day) for code in standing_bodies()]


def orders_by_body(organisation: Organisation) -> dict[str, list[Committee]]:
    """All appointment orders with their seats, by the code of the body, the newest first."""
    entered = defaultdict[str, list[Committee]](list)
    newest_first = F("appointed_on").desc(nulls_last=True)
    for committee in (
        Committee.objects.filter(organisation=organisation)
        .select_related("organisation")
        .prefetch_related("seats")
        .order_by(newest_first, "-pk")
    ):
        entered[committee.body].append(committee)
    return entered


def in_office(entered: Iterable[Committee], day: date) -> Committee | None:
    """The order in force on a day among those of one body, newest first.

    An order without a day is taken for an old one: it never hides a dated one.
    """
    orders = list(entered)
    dated = [one for one in orders if one.appointed_on and one.appointed_on <= day]
    return next(iter(dated or [one for one in orders if one.appointed_on is None]), None)


def _body_on(
    organisation: Organisation, code: str, entered: list[Committee], day: date
) -> BodyOnDay:
    body, name = body_of(organisation, code, day)
    committee = in_office(entered, day)
    earlier = [one for one in entered if one is not committee]
    return _held_against(body, name, committee, earlier, day)


def _held_against(
    body: Body, name: str, committee: Committee | None, earlier: Sequence[Committee], day: date
) -> BodyOnDay:
    """Seat the members of an order in the groups of the law, and count."""
    seated = defaultdict[str, list[Seat]](list)
    for seat in committee.seats.all() if committee else []:
        if holds_on(seat.since or day, seat.until, day):
            seated[seat.group].append(seat)
    known = {rule.group for rule in body.seats}
    counts = {group: len(seats) for group, seats in seated.items() if group in known}
    return BodyOnDay(
        body=body,
        name=name,
        committee=committee,
        earlier=earlier,
        groups=[GroupOnDay(rule, group_name(rule), seated[rule.group]) for rule in body.seats],
        others=[seat for group in seated if group not in known for seat in seated[group]],
        missing=[said(words) for words in bodies.missing_seats(body, counts)] if committee else [],
        surplus=[said(words) for words in bodies.surplus_seats(body, counts)],
    )


def group_name(rule: SeatRule) -> str:
    """A group of members in the language of the page."""
    return said(Words(rule.name_th, rule.name_en))


def seat_rule(committee: Committee, group: str, day: date) -> SeatRule:
    """What the law says of one group of a committee's members; UnknownName where it names none."""
    return bodies.body_at(committee.body, day).seat(group)


def term_of(committee: Committee, group: str, since: date, ask: Ask | None = None) -> Term | None:
    """The term of a member of this group who begins on `since`; None for members by office."""
    rule = seat_rule(committee, group, since)
    ask = ask or ask_here(committee.organisation)
    years = rule.term_years(since, ask)
    if years is None:
        return None
    value = ask(rule.term_name, since)
    return Term(years, last_day_of_term(since, years), value.cite, value.confidence)


def body_under(committee: Committee, day: date) -> BodyOnDay:
    """One appointment order as it stands on a day, whether or not it is the one in force."""
    organisation = committee.organisation
    body, name = body_of(organisation, committee.body, day)
    return _held_against(body, name, committee, [], day)


def seats_not_held(committee: Committee, day: date) -> list[Seat]:
    """Members of an order who do not sit on that day: those who left, and those to come."""
    return [
        seat for seat in committee.seats.all() if not holds_on(seat.since or day, seat.until, day)
    ]


def terms_of(committee: Committee, day: date) -> list[tuple[Term, list[str]]]:
    """The terms of a body begun on a day, each with the names of the groups that have it."""
    ask = ask_here(committee.organisation)
    found = defaultdict[Term, list[str]](list)
    for rule in bodies.body_at(committee.body, day).seats:
        term = term_of(committee, rule.group, day, ask)
        if term is not None:
            found[term].append(group_name(rule))
    return list(found.items())
