"""The staff desk: where I hold a post, what comes due, what was done lately."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Literal

from allauth.mfa.models import Authenticator
from django.db.models import Q

from ruamphaen.base.models import Entry
from ruamphaen.organisation import access
from ruamphaen.organisation.access import Visitor
from ruamphaen.organisation.act_words import act_in_words, thing_of
from ruamphaen.organisation.models import Holding, Organisation, Post, User
from ruamphaen.organisation.queries.bodies import body_of, body_under, in_office, orders_by_body
from ruamphaen.organisation.rules import Role, days_left

ACTS_SHOWN = 6
ACTS_READ = 60


@dataclass(frozen=True)
class Due:
    """เรื่องใกล้ครบกำหนด — something to look after: seats that run out or ran out, a post vacant or soon.

    `on` is the day it happens, None for what is vacant already; `count` how many seats.
    """

    kind: Literal["seats", "ended", "leaving", "vacant"]
    organisation: Organisation
    on: date | None
    days: int | None
    what: str
    pk: int
    count: int = 1


@dataclass(frozen=True)
class ActSeen:
    """สิ่งที่ทำไป — one line of the ledger as staff read it: no personal data but their own names."""

    at: datetime
    what: str
    thing: str
    who: str
    times: int


@dataclass(frozen=True)
class Place:
    """หน่วยงานที่ข้าพเจ้ามีตำแหน่ง — an organisation, my posts there, and what I may see of it."""

    visitor: Visitor
    organisation: Organisation
    posts: Sequence[str]
    due: Sequence[Due]
    acts: Sequence[ActSeen]


@dataclass(frozen=True)
class Desk:
    """โต๊ะทำงาน — every place of mine, and whether sign-in has a second step."""

    places: Sequence[Place]
    second_step: bool

    @property
    def waiting(self) -> list[tuple[Place, Due]]:
        """What comes due anywhere, the nearest first; vacant posts stand at the top."""
        everything = [(place, due) for place in self.places for due in place.due]
        return sorted(everything, key=lambda pair: (pair[1].on or date.min, pair[1].what))

    @property
    def works_here(self) -> bool:
        """Whether any post is at a staff desk."""
        return any(access.is_staff(place.visitor) for place in self.places)


def desk_of(user: User, today: date) -> Desk:
    """The desk of a person on a day."""
    held = defaultdict[Organisation, list[Post]](list)
    for holding in access.held_today(user, today).order_by("post__organisation__sort_key", "pk"):
        held[holding.post.organisation].append(holding.post)
    second_step = Authenticator.objects.filter(user=user).exists()
    return Desk([_place(user, place, posts, today) for place, posts in held.items()], second_step)


def _place(user: User, organisation: Organisation, posts: list[Post], today: date) -> Place:
    roles = frozenset(Role(post.role) for post in posts)
    visitor = Visitor(user, organisation, roles)
    works = access.is_staff(visitor)
    return Place(
        visitor=visitor,
        organisation=organisation,
        posts=[post.title for post in posts],
        due=[*_vacancies(organisation, today), *_seats(organisation, today)] if works else [],
        acts=acts_of(organisation) if access.may_read_ledger(visitor) else [],
    )


def _vacancies(organisation: Organisation, today: date) -> Iterable[Due]:
    """Posts that nobody holds, and posts whose holder leaves soon without one to follow."""
    still = Q(until=None) | Q(until__gte=today)
    holdings = Holding.objects.filter(still, post__organisation=organisation).order_by("since")
    last_day = {holding.post_id: holding.until for holding in holdings}
    for post in Post.objects.filter(organisation=organisation):
        if post.pk not in last_day:
            yield Due("vacant", organisation, None, None, post.title, post.pk)
            continue
        until = last_day[post.pk]
        left = days_left(until, today)
        if left is not None:
            yield Due("leaving", organisation, until, left, post.title, post.pk)


def _seats(organisation: Organisation, today: date) -> Iterable[Due]:
    """Seats that run out soon in the committees in office, told once for each day; and bodies whose
    composition lacks somebody since a term ran out."""
    for body, orders in orders_by_body(organisation).items():
        committee = in_office(orders, today)
        if committee is None:
            continue
        name = body_of(organisation, body, today)[1]
        for until, count in Counter(seat.until for seat in committee.seats.all()).items():
            left = days_left(until, today)
            if left is not None:
                yield Due("seats", organisation, until, left, name, committee.pk, count)
        ended = sum(1 for seat in committee.seats.all() if seat.until and seat.until < today)
        if ended and body_under(committee, today).missing:
            yield Due("ended", organisation, None, None, name, committee.pk, ended)


def acts_of(organisation: Organisation, limit: int = ACTS_SHOWN) -> list[ActSeen]:
    """The latest lines of the organisation's ledger, with the names of those who acted.

    The same act done several times running by one person is told once, with its count.
    """
    entries = list(Entry.objects.filter(chain=organisation.chain).order_by("-seq")[:ACTS_READ])
    tags = {entry.actor for entry in entries}
    names = {user.tag: str(user) for user in User.objects.filter(tag__in=tags)}
    runs = [list(run) for _alike, run in groupby(entries, key=_told_alike)]
    return [_act_seen(run[0], len(run), names) for run in runs[:limit]]


def _told_alike(entry: Entry) -> tuple[str, str, str]:
    return entry.actor, entry.act, thing_of(entry.act, entry.detail)


def _act_seen(entry: Entry, times: int, names: dict[str, str]) -> ActSeen:
    return ActSeen(
        at=entry.at,
        what=act_in_words(entry.act),
        thing=thing_of(entry.act, entry.detail),
        who=names.get(entry.actor, ""),
        times=times,
    )
