"""The organisations of this installation, and who holds which post."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Prefetch, Q, QuerySet

from ruamphaen.base.ledger import history_of
from ruamphaen.organisation.models import Community, Holding, Organisation, Post, User


def organisations_here() -> QuerySet[Organisation]:
    """All organisations of this installation: the fictional one last, the others in Thai order."""
    return Organisation.objects.order_by("is_example", "sort_key", "name_th")


def communities_of(organisation: Organisation) -> QuerySet[Community]:
    """Communities and villages by number, those without one last; the same on every database."""
    in_order = F("number").asc(nulls_last=True)
    return Community.objects.filter(organisation=organisation).order_by(in_order, "name", "pk")


def posts_with_holders(organisation: Organisation, day: date | None = None) -> QuerySet[Post]:
    """Every post with its holder on a day, as `post.holder_now` (a list of at most one).

    Without a day: whoever holds it last without an end. Those who come later are `post.coming`.
    """
    open_ended = Q(until=None)
    on_day = Q(since__lte=day) & (open_ended | Q(until__gte=day)) if day else open_ended
    later = Q(since__gt=day) if day else Q(pk=None)
    holdings = Holding.objects.select_related("user").order_by("since")
    return (
        Post.objects.filter(organisation=organisation)
        .select_related("department")
        .prefetch_related(
            Prefetch("holdings", queryset=holdings.filter(on_day), to_attr="holder_now"),
            Prefetch("holdings", queryset=holdings.filter(later), to_attr="coming"),
        )
        .order_by("pk")
    )


def people_of(organisation: Organisation) -> QuerySet[User]:
    """Everyone who holds or ever held a post here, by name."""
    held = Holding.objects.filter(post__organisation=organisation).values("user")
    return User.objects.filter(pk__in=held).order_by("full_name", "username")


@dataclass(frozen=True)
class HoldingSeen:
    """การดำรงตำแหน่งหนึ่งช่วง — a holding, and who entered it in the ledger, where that is known."""

    holding: Holding
    entered_by: str


def history_of_post(post: Post) -> list[HoldingSeen]:
    """Every holding of a post, the newest first."""
    holdings = list(post.holdings.select_related("user").order_by("-since", "-pk"))
    entered: dict[tuple[Any, Any], str] = {}
    for entry in history_of(post).filter(
        act__in=["organisation.hand_over", "organisation.take_in"]
    ):
        facts = entry.detail
        entered.setdefault((facts.get("taker"), facts.get("on")), entry.actor)
    names = {user.tag: str(user) for user in User.objects.filter(tag__in=set(entered.values()))}
    return [
        HoldingSeen(
            holding,
            names.get(entered.get((holding.user.tag, holding.since.isoformat()), ""), ""),
        )
        for holding in holdings
    ]
