"""Statements: seeds of officers, what people send, and what a moderator decides about it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from ruamphaen.base.errors import Refused
from ruamphaen.base.ledger import record
from ruamphaen.base.moderation import CHOOSABLE, Decision, Reason, Sending, Sign, signs_of
from ruamphaen.base.sendings import sending_of
from ruamphaen.meetings.rules.receipts import new_receipt
from ruamphaen.opinions.actions.answering import ensure_takes_answers, take_part
from ruamphaen.opinions.actions.judging import keep_judgements, undo_judgements
from ruamphaen.opinions.models import Conversation, Participant, Statement
from ruamphaen.opinions.rules.kinds import LONGEST_STATEMENT, Channel, Lineage, Standing
from ruamphaen.organisation.models import User
from ruamphaen.thai.text import one_line, search_key

LATELY = timedelta(days=1)
LOOKED_AT = 200
"""So many of the latest texts are compared for a flood."""
MOST_STATEMENTS = 1000
MOST_PARTS = 5


@dataclass(frozen=True)
class Planted:
    """ผลการใส่ข้อความเริ่มต้น — how many are new, and which were there already."""

    new: int
    there: Sequence[str]


@transaction.atomic
def plant_statements(
    conversation: Conversation, *, by: User | None, texts: Iterable[str]
) -> Planted:
    """Put seed statements, shown at once; those that are there already are passed over."""
    conversation = _locked(conversation)
    wanted = {search_key(text): text for text in map(_sound, filter(str.strip, texts))}
    if not wanted:
        raise Refused(_("ยังไม่มีข้อความ พิมพ์หรือวางบรรทัดละหนึ่งข้อความ"), status=422)
    known = set(
        Statement.objects.filter(conversation=conversation, text_key__in=wanted).values_list(
            "text_key", flat=True
        )
    )
    _ensure_room(conversation, len(wanted) - len(known))
    number, now = _last_number(conversation), timezone.now()
    Statement.objects.bulk_create(
        Statement(
            conversation=conversation,
            number=number + place,
            text=text,
            text_key=key,
            is_seed=True,
            standing=Standing.SHOWN,
            receipt=new_receipt(),
            decided_at=now,
        )
        for place, (key, text) in enumerate(
            ((key, text) for key, text in wanted.items() if key not in known), start=1
        )
    )
    new = len(wanted) - len(known)
    record(by, "opinions.plant_statements", conversation, statements=new)
    return Planted(new, [wanted[key] for key in wanted if key in known])


@transaction.atomic
def say(
    conversation: Conversation,
    *,
    key: str,
    text: str,
    today: date,
    uid: UUID | None = None,
    channel: Channel = Channel.WEB,
    seconds: float | None = None,
    trap: str = "",
) -> Statement:
    """Send a statement of one's own: it waits for a person to look at it, with the signs named.

    The same form sent again (`uid`) gives the first one back. `seconds` from the page to the
    sending, `trap` what stood in the field nobody sees.
    """
    conversation = _locked(conversation)
    text = _sound(text)
    uid = sending_of(uid, f"opinions:{conversation.pk}:{key}", text) if uid else uuid4()
    before = Statement.objects.filter(uid=uid).first()
    if before is not None:
        return before
    ensure_takes_answers(conversation, today)
    _ensure_not_there(conversation, text)
    _ensure_room(conversation, 1)
    author = take_part(conversation, key=key, channel=channel)
    statement = _new(conversation, text, author=author, uid=uid)
    statement.signs = [sign.value for sign in _signs(statement, author, seconds, trap)]
    statement.save(force_insert=True)
    record(None, "opinions.say", statement, number=statement.number)
    return statement


@transaction.atomic
def show_statements(
    conversation: Conversation, *, by: User | None, statements: Iterable[int]
) -> int:
    """Ask these statements from now on; how many were changed."""
    rows = _chosen(conversation, statements, besides=Standing.SHOWN)
    for row in rows:
        row.standing, row.hidden_because, row.decided_at = Standing.SHOWN, "", timezone.now()
    _decided(rows)
    keep_judgements(conversation, rows, by=by, decision=Decision.SHOW)
    record(by, "opinions.show_statements", conversation, statements=[row.number for row in rows])
    return len(rows)


@transaction.atomic
def hide_statements(
    conversation: Conversation, *, by: User | None, statements: Iterable[int], because: Reason
) -> int:
    """Keep these statements from everyone, for a reason of the closed list; how many were changed."""
    if because not in CHOOSABLE:
        raise Refused(_("เลือกเหตุที่ไม่แสดงจากรายการ"), status=422)
    rows = _chosen(conversation, statements, besides=Standing.HIDDEN)
    for row in rows:
        row.standing, row.hidden_because = Standing.HIDDEN, because
        row.decided_at = timezone.now()
    _decided(rows)
    keep_judgements(conversation, rows, by=by, decision=Decision.HIDE, reason=because.value)
    record(
        by,
        "opinions.hide_statements",
        conversation,
        statements=[row.number for row in rows],
        because=because.value,
    )
    return len(rows)


@transaction.atomic
def return_statements(
    conversation: Conversation, *, by: User | None, statements: Iterable[int]
) -> int:
    """Take a decision back: these wait again. Seeds never waited and stay; what was appealed against
    is answered, not taken back. How many were changed.
    """
    waited = [
        row
        for row in _chosen(conversation, statements, besides=Standing.WAITING)
        if not row.is_seed and row.hidden_because != Reason.REPLACED
    ]
    rows = undo_judgements(waited)
    if waited and not rows:
        raise Refused(_("ผู้ส่งอุทธรณ์ไว้แล้ว จึงให้รอตรวจอีกครั้งไม่ได้ อ่านและตอบที่หน้าอุทธรณ์"))
    for row in rows:
        row.standing, row.hidden_because, row.decided_at = Standing.WAITING, "", None
    _decided(rows)
    record(by, "opinions.return_statements", conversation, statements=[row.number for row in rows])
    return len(rows)


@transaction.atomic
def replace_statement(
    statement: Statement, *, by: User | None, texts: Sequence[str]
) -> list[Statement]:
    """Say a statement anew in one text, or split it into several; the old one is asked no more.

    Answers to the old one stay with it: nobody answered the new words yet.
    """
    conversation = _locked(statement.conversation)
    statement.refresh_from_db()
    parts = list(
        {search_key(text): text for text in map(_sound, filter(str.strip, texts))}.values()
    )
    if not 1 <= len(parts) <= MOST_PARTS:
        raise Refused(
            _("ใส่ข้อความใหม่ 1 ถึง %(most)s บรรทัด บรรทัดละหนึ่งเรื่อง") % {"most": MOST_PARTS}, status=422
        )
    if statement.hidden_because == Reason.REPLACED:
        raise Refused(_("ข้อความนี้เรียบเรียงใหม่ไปแล้ว เปิดหน้านี้ใหม่"))
    for text in parts:
        _ensure_not_there(conversation, text)
    lineage = Lineage.REWORDED if len(parts) == 1 else Lineage.SPLIT
    made = []
    for text in parts:
        new = _new(conversation, text, author=statement.author)
        new.standing, new.decided_at = Standing.SHOWN, timezone.now()
        new.came_from, new.came_by, new.is_seed = statement, lineage, statement.is_seed
        new.save(force_insert=True)
        made.append(new)
    statement.standing, statement.hidden_because = Standing.HIDDEN, Reason.REPLACED
    statement.decided_at = timezone.now()
    _decided([statement])
    record(
        by,
        "opinions.replace_statement",
        statement,
        by_lineage=lineage.value,
        into=[new.number for new in made],
    )
    return made


def _sound(text: str) -> str:
    """The text as it is kept. Raises Refused where it is empty, too long, or has no letter."""
    text = one_line(text)
    if len(text) > LONGEST_STATEMENT:
        raise Refused(
            _("“%(start)s…” ยาว %(length)s ตัวอักษร ข้อความหนึ่งยาวได้ %(most)s ตัด หรือแยกเป็นสองข้อความ")
            % {"start": text[:30], "length": len(text), "most": LONGEST_STATEMENT},
            status=422,
        )
    if sum(sign.isalpha() for sign in text) < 3:
        raise Refused(_("ข้อความสั้นเกินไป เขียนเป็นประโยคที่ตอบว่าเห็นด้วยหรือไม่เห็นด้วยได้"), status=422)
    return text


def _ensure_not_there(conversation: Conversation, text: str) -> None:
    there = Statement.objects.filter(conversation=conversation, text_key=search_key(text)).first()
    if there is None:
        return
    if there.standing == Standing.SHOWN:
        raise Refused(
            _("มีข้อความนี้อยู่แล้ว (ข้อความที่ %(number)s) ตอบข้อความนั้นแทนได้เลย") % {"number": there.number}
        )
    raise Refused(_("ข้อความนี้มีผู้ส่งเข้ามาแล้ว ไม่ต้องส่งซ้ำ ถ้าต้องการบอกเรื่องอื่น เขียนให้ต่างออกไป"))


def _ensure_room(conversation: Conversation, more: int) -> None:
    if Statement.objects.filter(conversation=conversation).count() + more > MOST_STATEMENTS:
        raise Refused(
            _("เรื่องนี้มีข้อความครบ %(most)s ข้อความแล้ว เพิ่มอีกไม่ได้ เริ่มเรื่องใหม่หรือตอบข้อความที่มีอยู่")
            % {"most": MOST_STATEMENTS}
        )


def _new(
    conversation: Conversation, text: str, *, author: Participant | None, uid: UUID | None = None
) -> Statement:
    return Statement(
        conversation=conversation,
        uid=uid or uuid4(),
        number=_last_number(conversation) + 1,
        text=text,
        text_key=search_key(text),
        author=author,
        receipt=new_receipt(),
    )


def _last_number(conversation: Conversation) -> int:
    last = Statement.objects.filter(conversation=conversation).aggregate(last=Max("number"))["last"]
    return int(last or 0)


def _signs(
    statement: Statement, author: Participant, seconds: float | None, trap: str
) -> list[Sign]:
    lately = Statement.objects.filter(
        conversation=statement.conversation,
        is_seed=False,
        said_at__gt=timezone.now() - LATELY,
    ).order_by("-pk")[:LOOKED_AT]
    rows = list(lately.values_list("text", "author"))
    return signs_of(
        Sending(
            statement.text,
            seconds=seconds,
            trap=trap,
            lately=[text for text, _author in rows],
            of_sender=sum(who == author.pk for _text, who in rows),
        )
    )


def _chosen(
    conversation: Conversation, statements: Iterable[int], *, besides: Standing
) -> list[Statement]:
    """The chosen statements that do not stand so already; Refused where none is left to decide."""
    _locked(conversation)
    rows = list(
        Statement.objects.filter(conversation=conversation, pk__in=list(statements))
        .exclude(standing=besides)
        .exclude(hidden_because=Reason.REPLACED)
    )
    if not rows:
        raise Refused(_("ไม่มีข้อความที่ต้องเปลี่ยน เลือกข้อความก่อน หรือมีผู้อื่นตัดสินไปแล้ว เปิดหน้านี้ใหม่"))
    return rows


def _decided(rows: Sequence[Statement]) -> None:
    Statement.objects.bulk_update(rows, ["standing", "hidden_because", "decided_at"])


def _locked(conversation: Conversation) -> Conversation:
    """Statements of one conversation are numbered one after the other."""
    rows = Conversation.objects.select_related("organisation").select_for_update(of=("self",))
    return rows.get(pk=conversation.pk)
