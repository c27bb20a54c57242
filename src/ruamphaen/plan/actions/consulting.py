"""รับฟังความเห็นต่อร่าง: putting a draft before everyone, changing the days, giving it its threads."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ruamphaen.base.errors import Refused
from ruamphaen.base.ledger import record
from ruamphaen.organisation.models import User
from ruamphaen.plan.models import Consultation, DraftThread, Listing, Version
from ruamphaen.plan.rules.consulting import LONGEST_ASK, Phase, phase_on
from ruamphaen.proposals.models import Thread
from ruamphaen.thai.text import clean


@transaction.atomic
def put_out(
    version: Version, *, by: User, opens: date, closes: date, asks: str, today: date
) -> Consultation:
    """Put a draft out for comment, or change the days and words of one that is out.

    The first day cannot be moved once it came: people read the draft already. Raises Refused where
    the version is no draft, the days make no sense or nothing could be read yet (422).
    """
    version = Version.objects.select_for_update(of=("self",)).get(pk=version.pk)
    if not version.is_draft:
        raise Refused(_("รับฟังความเห็นได้เฉพาะร่างที่ยังแก้ได้"))
    before = Consultation.objects.filter(version=version).first()
    begun = before is not None and phase_on(before.opens, before.closes, today) != Phase.COMING
    _ensure_sound(opens, closes, asks, today, begun=before.opens if before and begun else None)
    if not version.listings.exists() and not clean(version.because):
        raise Refused(_("ร่างยังว่าง พิมพ์โครงการหรือเหตุผลของรอบก่อน แล้วจึงเปิดรับฟัง"))
    made, _new = Consultation.objects.update_or_create(
        version=version,
        defaults={"opens": opens, "closes": closes, "asks": clean(asks)},
        create_defaults={
            "opens": opens,
            "closes": closes,
            "asks": clean(asks),
            "made_at": timezone.now(),
        },
    )
    threads = DraftThread.objects.filter(consultation=made).values("thread")
    Thread.objects.filter(pk__in=threads).update(since=opens, until=closes)
    record(by, "plan.put_out", version, opens=opens, closes=closes)
    return made


def _ensure_sound(opens: date, closes: date, asks: str, today: date, *, begun: date | None) -> None:
    if begun is not None and opens != begun:
        raise Refused(_("เริ่มรับฟังไปแล้ว เปลี่ยนวันเริ่มไม่ได้ เปลี่ยนได้แต่วันสุดท้าย"), status=422)
    if begun is None and opens < today:
        raise Refused(_("วันเริ่มผ่านไปแล้ว เลือกวันนี้หรือวันหลังจากนี้"), status=422)
    if closes < opens or closes < today:
        raise Refused(_("วันสุดท้ายต้องไม่มาก่อนวันเริ่มและวันนี้"), status=422)
    if len(clean(asks)) > LONGEST_ASK:
        raise Refused(_("คำเชิญยาวเกิน %(most)s ตัวอักษร") % {"most": f"{LONGEST_ASK:,}"}, status=422)


@transaction.atomic
def call_off(consultation: Consultation, *, by: User, today: date) -> None:
    """Take back a consultation that has not begun. Raises Refused where it has."""
    if phase_on(consultation.opens, consultation.closes, today) != Phase.COMING:
        raise Refused(_("เริ่มรับฟังไปแล้ว ถ้าต้องการหยุด เลื่อนวันสุดท้ายมาเป็นวันนี้"))
    record(by, "plan.call_off", consultation.version)
    consultation.delete()


def ensure_open(consultation: Consultation, today: date) -> None:
    """Raises Refused on a day on which nobody may speak about the draft."""
    if phase_on(consultation.opens, consultation.closes, today) != Phase.OPEN:
        raise Refused(_("ร่างนี้ไม่ได้เปิดรับความเห็นในวันนี้ อ่านความเห็นและคำตอบได้ที่หน้าสรุป"))


@transaction.atomic
def thread_for(
    consultation: Consultation, *, listing: Listing | None = None, paragraph: int = 0, said: str
) -> DraftThread:
    """The thread under a project, or under a paragraph of the reason (1, 2, 3 …), made when needed."""
    # Two people who speak first at once wait here for each other.
    Consultation.objects.select_for_update(of=("self",)).get(pk=consultation.pk)
    about = {"listing": listing} if listing else {"paragraph": paragraph}
    before = (
        DraftThread.objects.filter(consultation=consultation, **about)
        .select_related("thread__organisation", "thread__proposal")
        .first()
    )
    if before is not None:
        return before
    version = consultation.version
    thread = Thread.objects.create(
        organisation=version.plan.organisation,
        about=_about(version, listing, paragraph)[:300],
        place=place_of(version, listing, paragraph),
        since=consultation.opens,
        until=consultation.closes,
    )
    return DraftThread.objects.create(
        consultation=consultation, thread=thread, said=clean(said), **about
    )


def _about(version: Version, listing: Listing | None, paragraph: int) -> str:
    what = listing.title if listing else _("เหตุผล ย่อหน้าที่ %(n)s") % {"n": paragraph}
    return f"{_('ร่างแผน')} {version}: {what}"


def place_of(version: Version, listing: Listing | None, paragraph: int) -> str:
    """Where a thread of the draft is read, under the organisation's address."""
    where = f"projects/{listing.pk}" if listing else f"reason/{paragraph}"
    return f"plan/{version.plan.period.slug}/versions/{version.number}/consultation/{where}/"
