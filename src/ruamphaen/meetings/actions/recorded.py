"""Meetings that were held before this system, or elsewhere: recorded from a published source."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from ruamphaen.base.errors import Refused
from ruamphaen.base.ledger import record
from ruamphaen.meetings.models import AgendaItem, Meeting, Saying, Session
from ruamphaen.meetings.rules.kinds import Basis, ItemKind, ItemState, SayingKind, State
from ruamphaen.meetings.rules.receipts import new_receipt
from ruamphaen.organisation.models import Committee, Community, Organisation, User
from ruamphaen.thai.text import clean, one_line

type Item = tuple[str, ItemKind, str]
"""An item of the agenda as published: its title, what it asked, and what is known of it."""

type Heard = tuple[SayingKind, str, Community | None]
"""Something said, as published: its kind, the words, and for which community."""


@transaction.atomic
def record_held(
    organisation: Organisation,
    *,
    by: User | None,
    title: str,
    starts_at: datetime,
    time_is_known: bool = True,
    place: str,
    source: str,
    forum: str = "",
    committees: Iterable[Committee] = (),
    session: Session | None = None,
    bases: Sequence[Basis] = (),
    number: int | None = None,
    year_be: int | None = None,
    subject: str = "",
    items: Sequence[Item] = (),
    heard: Sequence[Heard] = (),
) -> Meeting:
    """Record a meeting that was held, with only what its source says; who came and voted stays unsaid."""
    if not one_line(source):
        raise Refused(_("บอกว่าข้อมูลการประชุมนี้มาจากไหน"), status=422)
    meeting = Meeting.objects.create(
        organisation=organisation,
        forum=forum,
        session=session,
        bases=[basis.value for basis in bases],
        number=number,
        year_be=year_be,
        title=one_line(title),
        subject=clean(subject),
        place=one_line(place),
        starts_at=starts_at,
        time_is_known=time_is_known,
        state=State.CLOSED,
        source=clean(source),
    )
    meeting.committees.set(committees)
    AgendaItem.objects.bulk_create(
        AgendaItem(
            meeting=meeting,
            position=place_in_agenda,
            number=str(place_in_agenda + 1),
            kind=kind,
            title=one_line(words),
            account=clean(account),
            state=ItemState.DONE,
        )
        for place_in_agenda, (words, kind, account) in enumerate(items)
    )
    Saying.objects.bulk_create(
        Saying(
            meeting=meeting,
            receipt=new_receipt(),
            kind=kind,
            text=clean(words),
            community=community,
            said_at=starts_at,
        )
        for kind, words, community in heard
    )
    record(by, "meetings.record_held", meeting, on=starts_at, source=meeting.source)
    return meeting
