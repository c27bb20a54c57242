"""The map for everyone, the files to compute it again, the big screen."""

from collections.abc import Sequence

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone

from ruamphaen.base.doors import door, everyone
from ruamphaen.base.http import Request, download, page
from ruamphaen.base.workbooks.writing import Written, table_csv
from ruamphaen.opinions import access, jobs
from ruamphaen.opinions.models import Conversation
from ruamphaen.opinions.queries import public as queries
from ruamphaen.opinions.queries.results import whereabouts
from ruamphaen.opinions.rules.kinds import PEOPLE_FOR_GROUPS, PEOPLE_IN_A_CELL, PLACED_FROM, Channel
from ruamphaen.opinions.rules.picture import draw


@door(everyone)
def opinion_map(request: Request, pk: int) -> HttpResponse:
    """The picture, and all of it again in words and in a table."""
    found = access.conversation_for(request.visitor, pk)
    made = jobs.map_of(found, timezone.now())
    participant = access.participant_of(found, access.key_for(request, found))
    view = made.public if made else None
    return page(
        request,
        "opinions/map.html",
        conversation=found,
        made=made,
        view=view,
        picture=draw(view.points, view.groups, str(participant.pk) if participant else "")
        if view
        else None,
        me=whereabouts(made, participant) if made else None,
        is_open=found.takes_answers(request.today),
        placed_from=PLACED_FROM,
        for_groups=PEOPLE_FOR_GROUPS,
        in_cell=PEOPLE_IN_A_CELL,
        may_run=access.may_type_cards(request.visitor),
        room="opinions",
    )


@door(everyone)
def votes_file(request: Request, pk: int) -> HttpResponse:
    """Every answer without its owner, as `ruamphaen opinions map` reads it; from 30 people on."""
    found = access.conversation_for(request.visitor, pk)
    rows = queries.anonymous_votes(found)
    if len({voter for voter, _number, _value in rows}) < PEOPLE_FOR_GROUPS:
        raise Http404(pk)
    return _csv(found, "votes", ("voter", "statement", "vote"), rows)


@door(everyone)
def statements_file(request: Request, pk: int) -> HttpResponse:
    """The statements that are asked, with their numbers."""
    found = access.conversation_for(request.visitor, pk)
    rows = [(row.number, row.text) for row in queries.shown(found)]
    return _csv(found, "statements", ("statement", "text"), rows)


def _csv(
    conversation: Conversation, name: str, head: tuple[str, ...], rows: Sequence[Sequence[Written]]
) -> HttpResponse:
    return download(
        table_csv(head, rows),
        name=f"opinions-{conversation.pk}-{name}.csv",
        kind="csv",
    )


@door(everyone)
def hall(request: Request, pk: int) -> HttpResponse:
    """The big screen of a hall: where to scan, and how many answered."""
    found = access.conversation_for(request.visitor, pk)
    there = reverse("opinions:conversation", args=[request.organisation.slug, found.pk])
    return page(
        request,
        "opinions/hall.html#screen",
        conversation=found,
        view=queries.hall_view(found, request.today),
        address=request.build_absolute_uri(f"{there}?via={Channel.HALL}"),
        shown_address=request.build_absolute_uri(there),
    )
