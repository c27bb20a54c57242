"""The announcement of proportions: its groups, its list of names, announcing it, next year's copy."""

from collections.abc import Sequence
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from ruamphaen.base.errors import Refused
from ruamphaen.base.ledger import record
from ruamphaen.meetings.actions.invitations import (
    GroupDraft,
    Person,
    ensure_no_identity,
    ensure_sound,
)
from ruamphaen.meetings.models import Delegate, Proportion, Share
from ruamphaen.meetings.rules.calling import forum_levels
from ruamphaen.meetings.rules.matching import name_key, phone_key
from ruamphaen.organisation.models import Organisation, User
from ruamphaen.thai.dates import FiscalYear
from ruamphaen.thai.text import one_line


@transaction.atomic
def start_proportion(
    organisation: Organisation,
    *,
    by: User | None,
    forum: str,
    fiscal_year: FiscalYear,
    copying: Proportion | None = None,
) -> Proportion:
    """Begin the proportions of one level and year: empty, or with groups and names of another.

    Raises Refused where they are there already, or the level is none of this organisation's kind.
    """
    if forum not in forum_levels(organisation.nature):
        raise Refused(_("หน่วยงานประเภทนี้ไม่มีประชาคมระดับนี้ เลือกระดับอื่น"), status=422)
    if copying is not None and copying.organisation_id != organisation.pk:
        raise Refused(_("รายการที่เลือกเป็นของหน่วยงานอื่น เลือกใหม่"), status=422)
    try:
        with transaction.atomic():
            proportion = Proportion.objects.create(
                organisation=organisation, forum=forum, fiscal_year=fiscal_year
            )
    except IntegrityError as already:
        raise Refused(
            _("ปีงบประมาณ %(year)s มีสัดส่วนของประชาคมระดับนี้แล้ว เปิดฉบับนั้นแล้วแก้") % {"year": fiscal_year}
        ) from already
    if copying is not None:
        _copy(copying, proportion)
    record(
        by,
        "meetings.start_proportion",
        proportion,
        forum=forum,
        fiscal_year=fiscal_year.be,
        copied_from=copying.fiscal_year.be if copying else None,
    )
    return proportion


def _copy(source: Proportion, into: Proportion) -> None:
    for share in source.shares.prefetch_related("delegates"):
        made = Share.objects.create(
            proportion=into,
            name=share.name,
            people=share.people,
            is_open=share.is_open,
            position=share.position,
        )
        Delegate.objects.bulk_create(
            Delegate(
                share=made,
                name=one.name,
                title=one.title,
                community_id=one.community_id,
                phone=one.phone,
            )
            for one in share.delegates.all()
        )


@transaction.atomic
def set_shares(proportion: Proportion, *, by: User | None, shares: Sequence[GroupDraft]) -> None:
    """Bring the groups and their numbers in line with what was typed. All of it or nothing.

    A group with names under it is never taken away, and every group has a number.
    """
    proportion = _open_to_change(proportion)
    ensure_sound(shares)
    blank = next((draft for draft in shares if draft.people is None), None)
    if blank is not None:
        raise Refused(_("กลุ่ม “%(name)s” ยังไม่มีจำนวนคน") % {"name": blank.name}, status=422)
    there = {share.pk: share for share in proportion.shares.all()}
    kept = {draft.pk for draft in shares if draft.pk in there}
    for gone in (share for pk, share in there.items() if pk not in kept):
        if gone.delegates.exists():
            raise Refused(_("กลุ่ม “%(name)s” มีรายชื่ออยู่ ย้ายหรือเอารายชื่อออกก่อน") % {"name": gone.name})
        gone.delete()
    for pk in kept:  # names may change places: first out of each other's way
        Share.objects.filter(pk=pk or 0).update(name=f"~{pk}~")
    for position, draft in enumerate(shares):
        share = there.get(draft.pk or 0) or Share(proportion=proportion)
        share.name, share.people = one_line(draft.name), draft.people or 0
        share.is_open, share.position = draft.is_open, position
        share.save()
    quotas = {one_line(draft.name): draft.people for draft in shares}
    record(by, "meetings.set_shares", proportion, quotas=quotas)


@transaction.atomic
def add_delegates(proportion: Proportion, *, by: User | None, people: Sequence[Person]) -> int:
    """Put names on the list; those that stand there already are left. Returns how many are new."""
    proportion = _open_to_change(proportion)
    shares = {share.name: share for share in proportion.shares.all()}
    there = {
        (share, name_key(name), phone)
        for share, name, phone in Delegate.objects.filter(share__proportion=proportion).values_list(
            "share", "name", "phone"
        )
    }
    rows = []
    for person in people:
        ensure_no_identity(person)
        share = shares.get(one_line(person.group))
        if share is None:
            raise Refused(_("ไม่มีกลุ่ม “%(name)s” ในประกาศนี้") % {"name": person.group}, status=422)
        key = (share.pk, name_key(person.name), phone_key(person.phone))
        if key in there:
            continue
        there.add(key)
        rows.append(
            Delegate(
                share=share,
                name=one_line(person.name),
                title=one_line(person.title),
                community=person.community,
                phone=phone_key(person.phone),
            )
        )
    Delegate.objects.bulk_create(rows, batch_size=500)
    if rows:
        record(by, "meetings.add_delegates", proportion, count=len(rows))
    return len(rows)


@transaction.atomic
def remove_delegate(delegate: Delegate, *, by: User | None) -> None:
    """Take a name off the list."""
    proportion = _open_to_change(delegate.share.proportion)
    record(by, "meetings.remove_delegate", proportion, group=delegate.share.name)
    delegate.delete()


@transaction.atomic
def announce_proportion(
    proportion: Proportion, *, by: User | None, number: str, announced_on: date
) -> Proportion:
    """It was announced: from now on its groups and names stand."""
    proportion = _open_to_change(proportion)
    if not proportion.shares.exists():
        raise Refused(_("ยังไม่มีกลุ่มและจำนวนคน ใส่ก่อนประกาศ"))
    proportion.number, proportion.announced_on = one_line(number), announced_on
    proportion.save(update_fields=["number", "announced_on"])
    record(
        by,
        "meetings.announce_proportion",
        proportion,
        number=proportion.number,
        on=announced_on,
        people=sum(share.people for share in proportion.shares.all()),
    )
    return proportion


@transaction.atomic
def reopen_proportion(proportion: Proportion, *, by: User | None, because: str) -> Proportion:
    """It must be corrected and announced again; the ledger keeps what was announced, and why."""
    proportion = _locked(proportion)
    if not proportion.is_announced:
        return proportion
    if not one_line(because):
        raise Refused(_("บอกเหตุผลที่ต้องแก้ประกาศ"), status=422)
    record(
        by,
        "meetings.reopen_proportion",
        proportion,
        number=proportion.number,
        on=proportion.announced_on,
        because=one_line(because),
        quotas={share.name: share.people for share in proportion.shares.all()},
    )
    proportion.number, proportion.announced_on = "", None
    proportion.save(update_fields=["number", "announced_on"])
    return proportion


@transaction.atomic
def remove_proportion(proportion: Proportion, *, by: User | None) -> None:
    """Take away proportions that were never announced."""
    proportion = _open_to_change(proportion)
    record(
        by,
        "meetings.remove_proportion",
        proportion,
        forum=proportion.forum,
        fiscal_year=proportion.fiscal_year.be,
    )
    proportion.delete()


def _locked(proportion: Proportion) -> Proportion:
    return (
        Proportion.objects.select_for_update(of=("self",))
        .select_related("organisation")
        .get(pk=proportion.pk)
    )


def _open_to_change(proportion: Proportion) -> Proportion:
    """The proportions, locked, while they were not announced."""
    proportion = _locked(proportion)
    if proportion.is_announced:
        raise Refused(_("ประกาศไปแล้ว จึงแก้ไม่ได้ เปิดแก้พร้อมเหตุผลก่อน แล้วประกาศใหม่"))
    return proportion
