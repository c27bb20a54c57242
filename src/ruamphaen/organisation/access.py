"""Who holds which role here; every app's access asks this."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.shortcuts import get_object_or_404

from ruamphaen.organisation.models import (
    AreaFigure,
    Committee,
    Community,
    Department,
    Holding,
    Holiday,
    LocalRule,
    Organisation,
    Post,
    Seat,
    User,
)
from ruamphaen.organisation.rules import STAFF, Role


@dataclass(frozen=True)
class Visitor:
    """ผู้มาเยือน — who is asking, at which organisation, with which roles there today."""

    user: User | AnonymousUser
    organisation: Organisation | None = None
    roles: frozenset[Role] = field(default_factory=frozenset)

    def holds(self, *roles: Role) -> bool:
        """Whether any of these roles is theirs here."""
        return not self.roles.isdisjoint(roles)


def visitor_of(user: Any, organisation: Organisation | None, today: date) -> Visitor:
    """The visitor with the roles of the posts they hold today; asked anew at each request."""
    if organisation is None or not user.is_authenticated:
        return Visitor(user, organisation)
    held = held_today(user, today).filter(post__organisation=organisation)
    return Visitor(
        user,
        organisation,
        frozenset(Role(role) for role in held.values_list("post__role", flat=True)),
    )


def held_today(user: User, today: date) -> Any:
    """The holdings of a person on a day, in every organisation."""
    return Holding.objects.filter(
        Q(until=None) | Q(until__gte=today), user=user, since__lte=today
    ).select_related("post__organisation")


def is_member(visitor: Visitor) -> bool:
    """Holds any post here."""
    return bool(visitor.roles)


def is_staff(visitor: Visitor) -> bool:
    """Works at the staff desk here."""
    return visitor.holds(*STAFF)


def may_run_organisation(visitor: Visitor) -> bool:
    """May change departments, communities, committees, posts and local rules."""
    return visitor.holds(Role.ADMINISTRATOR)


def may_keep_bodies(visitor: Visitor) -> bool:
    """May keep the lists of committees and seats."""
    return visitor.holds(Role.ADMINISTRATOR, Role.PLANNER)


def may_keep_figures(visitor: Visitor) -> bool:
    """May keep the figures of the area that the plan book prints."""
    return visitor.holds(Role.ADMINISTRATOR, Role.PLANNER)


def may_see_rules(visitor: Visitor) -> bool:
    """May read the values of law and the organisation's choices: everyone with a post here."""
    return bool(visitor.roles)


def may_read_ledger(visitor: Visitor) -> bool:
    """May read what was done here lately, with the names of staff."""
    return visitor.holds(*STAFF, Role.AUDITOR)


def department_for(visitor: Visitor, pk: int) -> Department:
    """A department of this organisation, or 404."""
    return get_object_or_404(Department, pk=pk, organisation=visitor.organisation)


def community_for(visitor: Visitor, pk: int) -> Community:
    """A community or village of this organisation, or 404."""
    return get_object_or_404(
        Community.objects.select_related("organisation"), pk=pk, organisation=visitor.organisation
    )


def post_for(visitor: Visitor, pk: int) -> Post:
    """A post of this organisation, or 404."""
    return get_object_or_404(
        Post.objects.select_related("organisation", "department"),
        pk=pk,
        organisation=visitor.organisation,
    )


def holder_for(visitor: Visitor, pk: int) -> User:
    """A person who holds or held a post of this organisation, or 404."""
    people = User.objects.filter(holdings__post__organisation=visitor.organisation).distinct()
    return get_object_or_404(people, pk=pk)


def committee_for(visitor: Visitor, pk: int) -> Committee:
    """A committee of this organisation, or 404."""
    return get_object_or_404(
        Committee.objects.select_related("organisation"), pk=pk, organisation=visitor.organisation
    )


def seat_for(visitor: Visitor, pk: int) -> Seat:
    """A seat in a committee of this organisation, or 404."""
    return get_object_or_404(
        Seat.objects.select_related("committee__organisation"),
        pk=pk,
        committee__organisation=visitor.organisation,
    )


def holiday_for(visitor: Visitor, pk: int) -> Holiday:
    """A day of this organisation's calendar of holidays, or 404."""
    return get_object_or_404(
        Holiday.objects.select_related("organisation"), pk=pk, organisation=visitor.organisation
    )


def figure_for(visitor: Visitor, pk: int) -> AreaFigure:
    """A figure of this organisation's area that still stands, or 404."""
    return get_object_or_404(
        AreaFigure.objects.select_related("organisation"),
        pk=pk,
        organisation=visitor.organisation,
        ended_on=None,
    )


def local_rule_for(visitor: Visitor, name: str) -> LocalRule:
    """What this organisation chose for a value of law, or 404."""
    return get_object_or_404(LocalRule, name=name, organisation=visitor.organisation)
