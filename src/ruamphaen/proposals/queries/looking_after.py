"""งานดูแลความเห็น: everything that waits for a moderator, in every room, so that nobody forgets one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from ruamphaen.opinions.models import Conversation
from ruamphaen.opinions.queries.fates import open_appeals as appeals_of_statements
from ruamphaen.opinions.rules.kinds import Standing as StatementStanding
from ruamphaen.opinions.rules.kinds import State
from ruamphaen.organisation.models import Organisation
from ruamphaen.proposals.queries.queue import (
    open_appeals,
    open_reports,
    waiting_comments,
    waiting_proposals,
)


@dataclass(frozen=True, slots=True)
class Waiting:
    """งานที่รอ — one queue: what waits in it, how many, and where."""

    name: Any
    many: int
    address: str
    about: str = ""


def waiting_of(organisation: Organisation) -> Sequence[Waiting]:
    """Every queue of the moderators, the empty ones too. Six queries."""
    queue = reverse("proposals:moderation", args=[organisation.slug])
    reported = open_reports(organisation).aggregate(
        many=Count("proposal", distinct=True) + Count("comment", distinct=True)
    )["many"]
    return [
        Waiting(
            _("ข้อเสนอที่รออ่าน"),
            waiting_proposals(organisation).count(),
            f"{queue}?only=proposal",
        ),
        Waiting(
            _("ความเห็นที่รออ่าน"), waiting_comments(organisation).count(), f"{queue}?only=comment"
        ),
        Waiting(_("มีผู้แจ้ง"), reported, f"{queue}?only=reported"),
        *besides_the_queue(organisation),
    ]


def besides_the_queue(organisation: Organisation) -> Sequence[Waiting]:
    """What the page of the queue does not count itself: appeals, and all about statements."""
    appeals = reverse("proposals:appeals", args=[organisation.slug])
    return [
        Waiting(_("อุทธรณ์ข้อเสนอและความเห็น"), open_appeals(organisation).count(), appeals),
        *statements_waiting(organisation),
    ]


def statements_waiting(organisation: Organisation) -> Sequence[Waiting]:
    """The queues of statements: conversations that are open or where something waits; the appeals."""
    return [
        *_statements(organisation),
        Waiting(
            _("อุทธรณ์ข้อความในวงความเห็น"),
            appeals_of_statements(organisation).count(),
            reverse("opinions:appeals", args=[organisation.slug]),
        ),
    ]


def _statements(organisation: Organisation) -> list[Waiting]:
    waits = Count("statements", filter=Q(statements__standing=StatementStanding.WAITING))
    rows = (
        Conversation.objects.filter(organisation=organisation)
        .annotate(waits=waits)
        .filter(Q(state=State.OPEN) | Q(waits__gt=0))
        .order_by("-waits", "-pk")
        .values_list("pk", "title", "waits")
    )
    return [
        Waiting(
            _("ข้อความรอตรวจ"),
            many,
            reverse("opinions:queue", args=[organisation.slug, pk]),
            about=title,
        )
        for pk, title, many in rows
    ]
