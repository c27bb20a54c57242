"""What can be done with the sessions of the council: fix, correct, announce, take out."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from ruamphaen.base.errors import Refused
from ruamphaen.base.ledger import record
from ruamphaen.meetings.models import Session
from ruamphaen.meetings.queries.council import session_concerns
from ruamphaen.meetings.rules.council import overlap
from ruamphaen.meetings.rules.kinds import SessionKind
from ruamphaen.organisation.models import Organisation, User
from ruamphaen.thai.dates import thai_date
from ruamphaen.thai.text import one_line


@transaction.atomic
def fix_session(
    organisation: Organisation,
    *,
    by: User | None,
    kind: SessionKind,
    number: int,
    year_be: int,
    opens_on: date,
    closes_on: date,
    is_first: bool = False,
    announced_on: date | None = None,
    because: str = "",
    days_are_known: bool = True,
) -> Session:
    """Fix a session. `days_are_known` False: taken from a report that names one meeting's day only.

    Beyond a number that was seen in the law itself, `because` names the permission.
    """
    session = Session(
        organisation=organisation,
        kind=kind,
        number=number,
        year_be=year_be,
        is_first=is_first,
        opens_on=opens_on,
        closes_on=closes_on,
        announced_on=announced_on,
        because=one_line(because),
        days_are_known=days_are_known,
    )
    _ensure_sound(session)
    session.save(force_insert=True)
    record(by, "meetings.fix_session", session, **_facts(session))
    return session


@transaction.atomic
def edit_session(
    session: Session,
    *,
    by: User | None,
    kind: SessionKind,
    number: int,
    year_be: int,
    opens_on: date,
    closes_on: date,
    is_first: bool = False,
    announced_on: date | None = None,
    because: str = "",
) -> Session:
    """Correct a session; the days of its meetings must still lie in it."""
    session.kind, session.number, session.year_be = kind, number, year_be
    session.opens_on, session.closes_on = opens_on, closes_on
    session.is_first, session.announced_on = is_first, announced_on
    session.because, session.days_are_known = one_line(because), True
    _ensure_sound(session)
    _ensure_meetings_fit(session)
    session.save()
    record(by, "meetings.edit_session", session, **_facts(session))
    return session


@transaction.atomic
def announce_session(session: Session, *, by: User | None, on: date) -> Session:
    """The session was announced on a day: everyone sees it."""
    session.announced_on = on
    session.save(update_fields=["announced_on"])
    record(by, "meetings.announce_session", session, on=on)
    return session


@transaction.atomic
def remove_session(session: Session, *, by: User | None) -> None:
    """Take out a session that was entered by mistake and in which no meeting stands."""
    if session.meetings.exists():
        raise Refused(_("มีการประชุมอยู่ในสมัยนี้ จึงเอาออกไม่ได้ แก้วันหรือเลขสมัยแทน"))
    record(by, "meetings.remove_session", session, **_facts(session))
    session.delete()


def _facts(session: Session) -> dict[str, object]:
    return {
        "name": str(session),
        "opens_on": session.opens_on,
        "closes_on": session.closes_on,
        "announced_on": session.announced_on,
        "because": session.because,
    }


def _ensure_sound(session: Session) -> None:
    if session.closes_on < session.opens_on:
        raise Refused(
            _("วันปิดสมัย %(closes)s มาก่อนวันเปิดสมัย %(opens)s ตรวจวันที่แล้วบันทึกใหม่")
            % {"closes": thai_date(session.closes_on), "opens": thai_date(session.opens_on)},
            status=422,
        )
    # Locked: two clerks who fix sessions at once follow one another.
    Organisation.objects.select_for_update().get(pk=session.organisation_id)
    others = Session.objects.filter(organisation=session.organisation_id).exclude(pk=session.pk)
    for other in others:
        same = (other.kind, other.number, other.year_be)
        if same == (session.kind, session.number, session.year_be):
            raise Refused(_("มี %(session)s อยู่แล้ว แก้เลขสมัยหรือปี") % {"session": other}, status=422)
        days = (session.opens_on, session.closes_on)
        if overlap(days, (other.opens_on, other.closes_on)):
            raise Refused(
                _("วันซ้อนกับ %(session)s (%(opens)s – %(closes)s) เลือกวันที่ไม่ซ้อนกัน")
                % {
                    "session": other,
                    "opens": thai_date(other.opens_on),
                    "closes": thai_date(other.closes_on),
                },
                status=422,
            )
    _ensure_lawful(session)


def _ensure_lawful(session: Session) -> None:
    if session.because:
        return
    for concern in session_concerns(
        session.organisation,
        kind=SessionKind(session.kind),
        year_be=session.year_be,
        opens_on=session.opens_on,
        closes_on=session.closes_on,
        pk=session.pk,
    ):
        if concern.needs_reason:
            raise Refused(
                _("%(concern)s (%(cite)s) แก้ให้อยู่ในกำหนด หรือบอกเหตุที่ต่างจากกำหนด เช่น เลขที่หนังสืออนุญาต")
                % {"concern": concern.words, "cite": concern.rule.cite},
                status=422,
            )


def _ensure_meetings_fit(session: Session) -> None:
    span = (session.opens_on, session.closes_on)
    outside = session.meetings.exclude(starts_at__date__range=span).first()
    if outside is not None:
        raise Refused(
            _("“%(meeting)s” อยู่นอกวันที่ของสมัยที่แก้ เลื่อนการประชุมก่อน หรือเลือกวันที่ให้ครอบคลุม")
            % {"meeting": outside.title},
            status=422,
        )
