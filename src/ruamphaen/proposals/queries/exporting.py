"""Proposals as a table for other programs; personal columns only for whoever may and asks."""

from collections.abc import Iterator, Sequence
from itertools import batched

from django.utils.translation import gettext as _

from ruamphaen.base.workbooks.writing import Written
from ruamphaen.law.programmes import programmes
from ruamphaen.organisation.models import Organisation
from ruamphaen.proposals.models import Answer, Milestone, Proposal, ProposalContact
from ruamphaen.proposals.models.proposal import CHANNEL_NAMES, KIND_NAMES, URGENCY_NAMES
from ruamphaen.proposals.queries.progress import newest_of
from ruamphaen.proposals.queries.public import shown
from ruamphaen.proposals.queries.story import companions
from ruamphaen.proposals.rules.kinds import Channel, ProposalKind, Urgency

AT_ONCE = 1_000


def headings(*, personal: bool) -> list[str]:
    """The heads of the columns. The first ones are those that an import reads back."""
    plain = [
        _("ใบรับ"),
        _("เรื่อง"),
        _("รายละเอียด"),
        _("ชนิด"),
        _("ชุมชน"),
        _("สถานที่"),
        _("ความเร่งด่วน"),
        _("จำนวนคน"),
        _("บัตรเลขที่"),
        _("ใครได้ประโยชน์"),
        _("ประมาณกี่คน"),
        _("ละติจูด"),
        _("ลองจิจูด"),
        _("วันที่เสนอ"),
        _("ช่องทาง"),
        _("รวมกับอีกกี่เรื่อง"),
        _("ยุทธศาสตร์หรือแนวทาง"),
        _("แผนงาน"),
        _("หน่วยงาน"),
        _("คำตอบ"),
        _("ข้อความตอบ"),
        _("ปีที่คาดว่าจะทำ"),
        _("ความคืบหน้าล่าสุด"),
        _("ความคืบหน้าเมื่อวันที่"),
    ]
    return [*plain, _("ผู้เสนอ"), _("โทรศัพท์")] if personal else plain


def rows(organisation: Organisation, *, personal: bool) -> Iterator[Sequence[Written]]:
    """Every proposal that the public sees, the oldest first; 6 queries for each thousand."""
    names = {one.code: one.name_th for one in programmes()}
    found = (
        shown(organisation)
        .select_related("community", "node", "department")
        .order_by("pk")
        .iterator(chunk_size=AT_ONCE)
    )
    for some in batched(found, AT_ONCE):
        keys = [each.pk for each in some]
        answers = {
            answer.proposal_id: answer
            for answer in Answer.objects.filter(proposal__in=keys, replaced_at=None)
        }
        more = companions(some)
        newest = newest_of(some)
        contacts = (
            ProposalContact.objects.in_bulk(keys, field_name="proposal_id") if personal else {}
        )
        for each in some:
            row = _row(each, answers.get(each.pk), newest.get(each.pk), more.get(each.pk, 0), names)
            if personal:
                contact = contacts.get(each.pk)
                row += [contact.name, contact.phone] if contact else ["", ""]
            yield row


def _row(
    each: Proposal,
    answer: Answer | None,
    newest: Milestone | None,
    more: int,
    names: dict[str, str],
) -> list[Written]:
    return [
        each.receipt,
        each.title,
        each.body,
        str(KIND_NAMES[ProposalKind(each.kind)]),
        str(each.community) if each.community else "",
        each.place,
        str(URGENCY_NAMES[Urgency(each.urgency)]),
        each.supports,
        each.card_number,
        each.beneficiaries,
        each.how_many,
        each.latitude,
        each.longitude,
        each.said_on,
        str(CHANNEL_NAMES[Channel(each.channel)]),
        more,
        str(each.node) if each.node else "",
        names.get(each.programme, ""),
        str(each.department) if each.department else "",
        answer.words if answer else "",
        answer.text if answer else "",
        _years(answer),
        str(newest) if newest else "",
        newest.on if newest else None,
    ]


def _years(answer: Answer | None) -> str:
    if answer is None or answer.first_year is None:
        return ""
    first, last = str(answer.first_year), str(answer.last_year)
    return first if first == last else f"{first}–{last}"
