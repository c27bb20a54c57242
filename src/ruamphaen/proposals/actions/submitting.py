"""Sending a proposal in: cleaned, kept once however often it is sent, findable, with a receipt."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from ruamphaen.base import files, photos
from ruamphaen.base.errors import Refused
from ruamphaen.base.ledger import record
from ruamphaen.base.models import StoredFile
from ruamphaen.base.sendings import sending_of
from ruamphaen.meetings.models import Saying
from ruamphaen.meetings.rules.kinds import SayingKind
from ruamphaen.meetings.rules.receipts import new_receipt
from ruamphaen.organisation.models import Community, Organisation, User
from ruamphaen.proposals.actions.indexing import index
from ruamphaen.proposals.actions.keeping import take
from ruamphaen.proposals.models import Proposal, ProposalContact, ProposalPhoto, Support
from ruamphaen.proposals.rules import limits
from ruamphaen.proposals.rules.kinds import Channel, ProposalKind, Standing
from ruamphaen.proposals.rules.supporters import of_nobody
from ruamphaen.proposals.rules.told import Contact, Told
from ruamphaen.thai.dates import BANGKOK
from ruamphaen.thai.text import clean, one_line, search_key

TAKEN_UP = {
    SayingKind.NEED: ProposalKind.NEED,
    SayingKind.COMPLAINT: ProposalKind.PROBLEM,
    SayingKind.OPINION: ProposalKind.OPINION,
}


def submit(
    organisation: Organisation,
    *,
    by: User | None,
    uid: UUID,
    told: Told,
    at: datetime,
    said_on: date,
    channel: Channel = Channel.WEB,
    standing: Standing = Standing.WAITING,
    author_key: str = "",
    contact: Contact | None = None,
    pictures: Sequence[bytes] = (),
    kept_photos: Collection[int] = (),
    card_number: int | None = None,
) -> Proposal:
    """Keep one proposal and give it a receipt; the same form (`uid`) sent again gives the first one back.

    `by` is the author's account, or the officer who types it in. Raises Refused (422) with a sentence
    for what cannot be kept; then nothing is kept. Photographs are made anew before the transaction;
    `kept_photos` are keys of those that wait with this form (actions.keeping).
    """
    before = sent_before(organisation, uid, told)
    if before is not None:
        return before
    proposal = proposal_of(organisation, told)
    ensure_few(pictures)
    kept = _kept(organisation, pictures)
    with transaction.atomic():
        # Whoever sends the same form twice at once waits here for the first.
        Organisation.objects.select_for_update().get(pk=organisation.pk)
        before = sent_before(organisation, uid, told)
        if before is not None:
            return before
        proposal.uid, proposal.receipt = _sending(organisation, uid, told), new_receipt()
        proposal.channel, proposal.standing = channel, standing
        proposal.made_at, proposal.said_on = at, said_on
        proposal.author = by if channel == Channel.WEB else None
        proposal.author_key, proposal.card_number = author_key, card_number
        kept += take(organisation, uid, author_key, kept_photos)
        ensure_few(kept)
        return keep_proposal(proposal, by=by, contact=contact, kept=kept)


@transaction.atomic
def take_up_saying(saying: Saying, *, by: User | None, at: datetime) -> Proposal:
    """Make a proposal of what was said in a forum; the receipt that was handed out there stays good.

    Taken up before: that proposal. Refused for praise, and for what a clerk keeps from the public.
    """
    saying = Saying.objects.select_for_update(of=("self",)).get(pk=saying.pk)
    before = Proposal.objects.filter(receipt=saying.receipt).first()
    if before is not None:
        return before
    kind = TAKEN_UP.get(SayingKind(saying.kind))
    if kind is None:
        raise Refused(_("คำชมไม่ใช่ข้อเสนอ จึงไม่ต้องนำเข้า"))
    if saying.hidden_because:
        raise Refused(_("ถ้อยคำนี้ไม่แสดงต่อสาธารณะ แสดงก่อนแล้วจึงนำเข้าเป็นข้อเสนอ"))
    title, body = split_title(saying.text)
    told = Told(
        kind=kind,
        title=title,
        body=body,
        community=saying.community_id,
        place=one_line(saying.where)[: limits.LONGEST_PLACE],
        beneficiaries=one_line(saying.for_whom)[: limits.LONGEST_WHOM],
    )
    proposal = proposal_of(saying.meeting.organisation, told)
    proposal.receipt, proposal.saying = saying.receipt, saying
    proposal.channel, proposal.standing = Channel.FORUM, Standing.SHOWN
    proposal.made_at, proposal.said_on = at, saying.said_at.astimezone(BANGKOK).date()
    proposal.card_number = saying.card_number
    return keep_proposal(proposal, by=by)


def proposal_of(organisation: Organisation, told: Told) -> Proposal:
    """A proposal, cleaned and not yet saved. Raises Refused (422) with a sentence for a person."""
    title = one_line(told.title)
    if not search_key(title):
        raise Refused(_("ยังไม่ได้บอกว่าเรื่องอะไร พิมพ์หนึ่งประโยค เช่น ขอไฟส่องทางหน้าวัด"), status=422)
    if (
        told.community is not None
        and not Community.objects.filter(pk=told.community, organisation=organisation).exists()
    ):
        raise Refused(_("ไม่มีชุมชนหรือหมู่บ้านนี้แล้ว เลือกใหม่จากรายการ"), status=422)
    if told.how_many is not None and not 0 < told.how_many <= limits.MOST_PEOPLE:
        raise Refused(_("จำนวนคนที่ได้ประโยชน์ต้องอยู่ระหว่าง 1 ถึง 10,000,000 คน หรือเว้นว่าง"), status=422)
    if (told.latitude is None) != (told.longitude is None):
        raise Refused(_("จุดบนแผนที่ไม่ครบ เลือกจุดใหม่ หรือเว้นไว้"), status=422)
    proposal = Proposal(
        organisation=organisation,
        kind=told.kind,
        title=_within(title, limits.LONGEST_TITLE, _("หัวเรื่อง")),
        body=_within(clean(told.body), limits.LONGEST_BODY, _("รายละเอียด")),
        community_id=told.community,
        place=_within(one_line(told.place), limits.LONGEST_PLACE, _("สถานที่")),
        latitude=told.latitude,
        longitude=told.longitude,
        beneficiaries=_within(one_line(told.beneficiaries), limits.LONGEST_WHOM, _("ใครได้ประโยชน์")),
        how_many=told.how_many,
        urgency=told.urgency,
        shown_name=_within(one_line(told.shown_name), limits.LONGEST_NAME, _("ชื่อ")),
        on_behalf=told.on_behalf,
    )
    proposal.title_key = search_key(proposal.title)[: limits.LONGEST_TITLE]
    return proposal


def split_title(text: str) -> tuple[str, str]:
    """A title of at most LONGEST_TITLE letters and a body, of one text: whole in the body where cut."""
    line = one_line(text)
    if len(line) <= limits.LONGEST_TITLE:
        return line, ""
    start = line[: limits.LONGEST_TITLE - 1]
    words, space, _rest = start.rpartition(" ")
    return (words if space and len(words) > limits.LONGEST_TITLE // 2 else start) + "…", clean(text)


def ensure_few(pictures: Sequence[object]) -> None:
    """Refuse more photographs than one proposal takes."""
    if len(pictures) > limits.MOST_PHOTOS:
        raise Refused(
            _("ส่งภาพได้ไม่เกิน %(most)s ภาพ เลือกเฉพาะภาพที่สำคัญ") % {"most": limits.MOST_PHOTOS},
            status=422,
        )


def _kept(organisation: Organisation, pictures: Sequence[bytes]) -> list[StoredFile]:
    anew = [photos.made_anew(each) for each in pictures]
    return [files.keep(each, chain=organisation.chain, name="photo", kind="jpg") for each in anew]


def sent_before(organisation: Organisation, uid: UUID, told: Told) -> Proposal | None:
    """What the same form brought in here before, with the same words in it."""
    return Proposal.objects.filter(uid=_sending(organisation, uid, told)).first()


def _sending(organisation: Organisation, uid: UUID, told: Told) -> UUID:
    said = (told.kind, one_line(told.title), clean(told.body))
    return sending_of(uid, f"proposals:{organisation.pk}", *said)


def keep_proposal(
    proposal: Proposal,
    *,
    by: User | None,
    contact: Contact | None = None,
    kept: Sequence[StoredFile] = (),
) -> Proposal:
    """Save a proposal from `proposal_of`, its author first behind it, findable. Inside an act."""
    proposal.supports = 1
    proposal.save(force_insert=True)
    Support.objects.create(
        proposal=proposal,
        supporter=proposal.author_key or of_nobody(proposal.uid),
        made_at=proposal.made_at,
    )
    ProposalPhoto.objects.bulk_create(ProposalPhoto(proposal=proposal, file=each) for each in kept)
    if contact:
        ProposalContact.objects.create(
            proposal=proposal,
            name=_within(one_line(contact.name), limits.LONGEST_NAME, _("ชื่อ")),
            phone=_within(one_line(contact.phone), limits.LONGEST_PHONE, _("โทรศัพท์")),
            note=_within(one_line(contact.note), limits.LONGEST_NOTE, _("บันทึก")),
            email=contact.email,
        )
    index([proposal])
    record(
        by,
        "proposals.submit",
        proposal,
        kind=proposal.kind,
        channel=proposal.channel,
        standing=proposal.standing,
        photos=len(kept),
    )
    return proposal


def _within(text: str, most: int, name: str) -> str:
    if len(text) > most:
        raise Refused(
            _("%(name)sยาว %(length)s ตัวอักษร เกิน %(most)s ตัวอักษร ย่อให้สั้นลงแล้วส่งใหม่")
            % {"name": name, "length": f"{len(text):,}", "most": f"{most:,}"},
            status=422,
        )
    return text
