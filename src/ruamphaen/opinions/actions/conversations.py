"""What can be done with a conversation: start, edit, open, close, discard."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from ruamphaen.base.errors import Refused
from ruamphaen.base.ledger import record
from ruamphaen.meetings.models import Meeting
from ruamphaen.opinions.models import Conversation, Participant, Statement, Vote
from ruamphaen.opinions.queries.results import votes_mark
from ruamphaen.opinions.rules.kinds import MOVES, PLACED_FROM, Adding, Standing, State
from ruamphaen.organisation.models import Organisation, User
from ruamphaen.strategy.models import Node
from ruamphaen.thai.text import clean, one_line


@transaction.atomic
def start_conversation(
    organisation: Organisation,
    *,
    by: User | None,
    title: str,
    about: str = "",
    node: Node | None = None,
    meeting: Meeting | None = None,
    opens_on: date | None = None,
    closes_on: date | None = None,
    adding: Adding = Adding.EVERYONE,
    asked_least: int = PLACED_FROM,
) -> Conversation:
    """A new conversation, seen by officers alone until it is opened."""
    conversation = Conversation(
        organisation=organisation,
        title=one_line(title),
        about=clean(about),
        node=node,
        meeting=meeting,
        opens_on=opens_on,
        closes_on=closes_on,
        adding=adding,
        asked_least=asked_least,
    )
    _ensure_sound(conversation)
    conversation.save(force_insert=True)
    record(by, "opinions.start_conversation", conversation, **_facts(conversation))
    return conversation


@transaction.atomic
def edit_conversation(
    conversation: Conversation,
    *,
    by: User | None,
    seen: int,
    title: str,
    about: str = "",
    node: Node | None = None,
    meeting: Meeting | None = None,
    opens_on: date | None = None,
    closes_on: date | None = None,
    adding: Adding = Adding.EVERYONE,
    asked_least: int = PLACED_FROM,
) -> Conversation:
    """Change what is asked about and how. Refused where somebody edited it meanwhile (`seen`)."""
    conversation = _locked(conversation)
    if conversation.edit != seen:
        raise Refused(_("มีผู้แก้เรื่องนี้ไปแล้วระหว่างที่ท่านเปิดอยู่ เปิดดูก่อนแล้วแก้ใหม่"))
    conversation.title, conversation.about = one_line(title), clean(about)
    conversation.node, conversation.meeting = node, meeting
    conversation.opens_on, conversation.closes_on = opens_on, closes_on
    conversation.adding, conversation.asked_least = adding, asked_least
    conversation.edit += 1
    _ensure_sound(conversation)
    conversation.save()
    record(by, "opinions.edit_conversation", conversation, **_facts(conversation))
    return conversation


@transaction.atomic
def open_conversation(conversation: Conversation, *, by: User | None) -> Conversation:
    """People may answer from now on, or from its first day. Also again, after it was closed."""
    conversation = _locked(conversation)
    shown = Statement.objects.filter(conversation=conversation, standing=Standing.SHOWN).count()
    if not shown:
        raise Refused(_("ยังไม่มีข้อความให้ตอบ ใส่ข้อความเริ่มต้นก่อน แล้วจึงเปิดรับความเห็น"))
    _move(conversation, State.OPEN)
    record(by, "opinions.open_conversation", conversation, statements=shown)
    return conversation


@transaction.atomic
def close_conversation(conversation: Conversation, *, by: User | None) -> Conversation:
    """Nobody may answer any more. The ledger keeps the totals and the mark of the votes.

    Single votes leave no line there: lines in the order of voting would tell who answered what.
    """
    conversation = _locked(conversation)
    _move(conversation, State.CLOSED)
    votes = Vote.objects.filter(statement__conversation=conversation)
    record(
        by,
        "opinions.close_conversation",
        conversation,
        people=Participant.objects.filter(conversation=conversation, votes__isnull=False)
        .distinct()
        .count(),
        votes=votes.count(),
        mark=votes_mark(conversation),
    )
    return conversation


@transaction.atomic
def discard_conversation(conversation: Conversation, *, by: User | None) -> None:
    """Take away a conversation that was never opened."""
    conversation = _locked(conversation)
    if conversation.state != State.DRAFT:
        raise Refused(_("เรื่องนี้เปิดรับความเห็นไปแล้ว จึงลบไม่ได้ ปิดรับความเห็นแทน"))
    record(by, "opinions.discard_conversation", conversation, title=conversation.title)
    conversation.delete()


def _locked(conversation: Conversation) -> Conversation:
    rows = Conversation.objects.select_related("organisation").select_for_update(of=("self",))
    return rows.get(pk=conversation.pk)


def _move(conversation: Conversation, to: State) -> None:
    now = State(conversation.state)
    if to not in MOVES[now]:
        raise Refused(
            _("เรื่องนี้%(state)sอยู่แล้ว เปิดหน้านี้ใหม่") % {"state": conversation.get_state_display()}
        )
    conversation.state = to
    conversation.edit += 1
    conversation.save(update_fields=["state", "edit"])


def _ensure_sound(conversation: Conversation) -> None:
    if not conversation.title:
        raise Refused(_("ยังไม่ได้ใส่ชื่อเรื่อง"), status=422)
    opens, closes = conversation.opens_on, conversation.closes_on
    if opens and closes and closes < opens:
        raise Refused(_("วันสุดท้ายมาก่อนวันแรก ตรวจวันที่แล้วบันทึกใหม่"), status=422)
    home = conversation.organisation.pk
    if conversation.node and conversation.node.tree.organisation_id != home:
        raise Refused(_("ข้อในผังยุทธศาสตร์นี้ไม่ใช่ของหน่วยงานนี้"), status=422)
    if conversation.meeting and conversation.meeting.organisation_id != home:
        raise Refused(_("การประชุมนี้ไม่ใช่ของหน่วยงานนี้"), status=422)


def _facts(conversation: Conversation) -> dict[str, object]:
    return {
        "title": conversation.title,
        "node": conversation.node_id,
        "meeting": conversation.meeting_id,
        "opens_on": conversation.opens_on,
        "closes_on": conversation.closes_on,
        "adding": conversation.adding,
        "asked_least": conversation.asked_least,
    }
