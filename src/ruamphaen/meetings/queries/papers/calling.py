"""What a meeting is called with: for the letter, the announcement and the agenda."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Prefetch

from ruamphaen.meetings.models import AgendaItem, Attachment, Meeting, Proportion
from ruamphaen.meetings.models.meeting import BASIS_NAMES
from ruamphaen.meetings.rules.kinds import Basis, ItemKind, MeetingKind, NoticeKind
from ruamphaen.organisation.queries.bodies import body_of
from ruamphaen.thai.dates import FiscalYear, bangkok_day


@dataclass(frozen=True)
class ItemCalled:
    """ระเบียบวาระ — an item as the agenda prints it, with the captions of its documents."""

    number: str
    title: str
    detail: str
    presenter: str
    kind: ItemKind
    attachments: Sequence[str]


@dataclass(frozen=True)
class ShareCalled:
    """กลุ่มผู้แทนกับจำนวน — a group and how many people it sends; None where no number was set."""

    name: str
    people: int | None


@dataclass(frozen=True)
class Called:
    """การเรียกประชุม — who meets, why, when, where, about what. Nothing here names a citizen.

    `bodies` are the names of all that sit; `notice_*` of the newest notice of the call, if one was
    written; `proportion_*` of the announcement of proportions that counts for the meeting.
    """

    organisation: str
    kind: MeetingKind
    bodies: Sequence[str]
    title: str
    number: str
    subject: str
    bases: Sequence[str]
    place: str
    community: str
    starts_at: datetime
    time_is_known: bool
    ends_at: datetime | None
    session: str
    session_opens_on: date | None
    session_closes_on: date | None
    items: Sequence[ItemCalled]
    attachments: Sequence[str]
    shares: Sequence[ShareCalled]
    notice_number: str
    notice_on: date | None
    proportion_number: str
    proportion_on: date | None

    @property
    def on(self) -> date:
        """The day of the meeting in Thailand."""
        return bangkok_day(self.starts_at)


def called(meeting: Meeting) -> Called:
    """A meeting as it is called (8 queries, however long its agenda)."""
    day = bangkok_day(meeting.starts_at)
    notice = meeting.notices.filter(kind=NoticeKind.CALL).order_by("issued_on", "pk").last()
    proportion = _proportion(meeting, day)
    items = list(
        meeting.items.prefetch_related(
            Prefetch("attachments", Attachment.objects.filter(is_photo=False))
        ).order_by("position", "pk")
    )
    session = meeting.session
    return Called(
        organisation=meeting.organisation.name,
        kind=meeting.kind,
        bodies=bodies_of(meeting, day),
        title=meeting.title,
        number=number_of(meeting),
        subject=meeting.subject,
        bases=[str(BASIS_NAMES[Basis(basis)]) for basis in meeting.bases],
        place=meeting.place,
        community=str(meeting.community or ""),
        starts_at=meeting.starts_at,
        time_is_known=meeting.time_is_known,
        ends_at=meeting.ends_at,
        session=str(session or ""),
        session_opens_on=session.opens_on if session else None,
        session_closes_on=session.closes_on if session else None,
        items=[_item(item) for item in items],
        attachments=list(
            meeting.attachments.filter(item=None, is_photo=False).values_list("caption", flat=True)
        ),
        shares=_shares(meeting, proportion),
        notice_number=notice.number if notice else "",
        notice_on=notice.issued_on if notice else None,
        proportion_number=proportion.number if proportion else "",
        proportion_on=proportion.announced_on if proportion else None,
    )


def number_of(meeting: Meeting) -> str:
    """ "1/2569", or "" for a meeting that was not numbered."""
    return f"{meeting.number}/{meeting.year_be}" if meeting.number and meeting.year_be else ""


def bodies_of(meeting: Meeting, day: date) -> list[str]:
    """The names of the bodies that sit, the forum first."""
    codes = [meeting.forum] if meeting.forum else []
    codes += meeting.committees.order_by("pk").values_list("body", flat=True)
    return [body_of(meeting.organisation, code, day)[1] for code in codes]


def _item(item: AgendaItem) -> ItemCalled:
    return ItemCalled(
        number=item.number,
        title=item.title,
        detail=item.detail,
        presenter=item.presenter,
        kind=ItemKind(item.kind),
        attachments=[document.caption for document in item.attachments.all()],
    )


def _proportion(meeting: Meeting, day: date) -> Proportion | None:
    """The announcement for the forum's level in the fiscal year of the meeting."""
    if not meeting.forum:
        return None
    return (
        Proportion.objects.filter(
            organisation=meeting.organisation,
            forum=meeting.forum,
            fiscal_year=FiscalYear.containing(day),
        )
        .order_by("pk")
        .last()
    )


def _shares(meeting: Meeting, proportion: Proportion | None) -> list[ShareCalled]:
    if proportion is not None:
        shares = proportion.shares.order_by("position", "pk")
        return [ShareCalled(share.name, share.people) for share in shares]
    groups = meeting.groups.order_by("position", "pk")
    return [ShareCalled(group.name, group.quota) for group in groups]
