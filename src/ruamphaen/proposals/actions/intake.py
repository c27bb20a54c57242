"""Bringing in many proposals at once: kept as a report, accepted in one transaction, taken back whole."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.db.models import Count
from django.utils.translation import gettext as _

from ruamphaen.base.bulk import insert_rows
from ruamphaen.base.errors import Refused
from ruamphaen.base.ledger import record
from ruamphaen.meetings.rules.receipts import new_receipt
from ruamphaen.organisation.models import Community, Organisation, User
from ruamphaen.proposals.models import (
    AlikePair,
    Intake,
    IntakeItem,
    Posting,
    Proposal,
    Support,
)
from ruamphaen.proposals.rules.intake import (
    Batch,
    Row,
    Source,
    hash_of,
    read_back,
    written,
)
from ruamphaen.proposals.rules.kinds import Channel, Standing
from ruamphaen.proposals.rules.limits import LONGEST_TITLE
from ruamphaen.proposals.rules.postings import keys_of
from ruamphaen.proposals.rules.supporters import of_nobody
from ruamphaen.thai.text import one_line, search_key

_CHANNELS = {Source.FILE: Channel.IMPORT, Source.CARDS: Channel.CARD}
_LONGEST_NAME = 200
# Rows that come with a proposal by themselves; anything else says that somebody worked with it.
_ITS_OWN = frozenset({Posting, Support, IntakeItem, AlikePair})


@transaction.atomic
def keep_batch(
    organisation: Organisation, *, by: User, source: Source, batch: Batch, at: datetime
) -> Intake:
    """Keep what was read, so that a person can look at it and accept it. No proposal is made yet."""
    text = written(batch)
    intake = Intake.objects.create(
        organisation=organisation,
        source=source,
        name=one_line(batch.name)[:_LONGEST_NAME],
        report=text,
        report_hash=hash_of(text),
        made_at=at,
        by_tag=by.tag,
    )
    record(by, "proposals.try_intake", intake, report=intake.report_hash, rows=len(batch.rows))
    return intake


def accept_batch(
    intake: Intake, *, by: User, report_hash: str, at: datetime, today: date
) -> Intake:
    """Make the proposals of a report, all or none; rows that are wrong or there already are left out.

    `report_hash` is that of the report the person read. They are shown at once: an officer typed or
    chose them. Refused where it was accepted before, or nothing is left to bring in.
    """
    batch = _batch_to_accept(intake, report_hash)
    rows = batch.new
    organisation = intake.organisation
    # Cutting words takes longer than writing: done before the pen is taken.
    keys = [sorted(keys_of(organisation.pk, _said(row))) for row in rows]
    with transaction.atomic():
        fresh = Intake.objects.select_for_update(of=("self",)).get(pk=intake.pk)
        _ensure_open(fresh)
        _ensure_communities(organisation, rows)
        made = insert_rows(Proposal, list(_columns(fresh, rows, at, today)))
        insert_rows(Support, list(_supports(made, rows, at)))
        insert_rows(
            Posting,
            [
                {"key": key, "proposal_id": proposal}
                for proposal, its_keys in zip(made, keys, strict=True)
                for key in its_keys
            ],
        )
        insert_rows(
            IntakeItem,
            [
                {
                    "intake_id": fresh.pk,
                    "proposal_id": proposal,
                    "line": row.line,
                    "count": row.count,
                }
                for proposal, row in zip(made, rows, strict=True)
            ],
        )
        fresh.accepted_at, fresh.brought = at, len(made)
        fresh.save(update_fields=["accepted_at", "brought"])
        record(
            by,
            "proposals.accept_intake",
            fresh,
            report=report_hash,
            proposals=len(made),
            people=batch.people,
        )
    return fresh


def _batch_to_accept(intake: Intake, report_hash: str) -> Batch:
    _ensure_open(intake)
    if report_hash != intake.report_hash or hash_of(intake.report) != report_hash:
        raise Refused(_("รายงานที่ยืนยันไม่ใช่รายงานล่าสุดของชุดนี้ เปิดอ่านอีกครั้งแล้วจึงยืนยัน"))
    batch = read_back(intake.report)
    if not batch.new:
        raise Refused(_("ไม่มีอะไรต้องรับเข้า ทุกบรรทัดที่อ่านได้มีอยู่แล้วหรือต้องแก้ก่อน"))
    return batch


def _ensure_open(intake: Intake) -> None:
    if intake.undone_at is not None:
        raise Refused(_("ชุดนี้ถูกยกเลิกไปแล้ว ลองตรวจใหม่เพื่อรับเข้าอีกครั้ง"))
    if intake.accepted_at is not None:
        raise Refused(_("รับชุดนี้เข้าไปแล้ว"))


def _ensure_communities(organisation: Organisation, rows: Sequence[Row]) -> None:
    wanted = {row.community for row in rows if row.community is not None}
    there = Community.objects.filter(organisation=organisation).values_list("pk", flat=True)
    if not wanted <= set(there):
        raise Refused(_("มีชุมชนที่ถูกลบหลังจากลองตรวจ ลองตรวจชุดนี้ใหม่"))


def _columns(
    intake: Intake, rows: Sequence[Row], at: datetime, today: date
) -> Iterator[dict[str, Any]]:
    for row in rows:
        yield {
            "organisation_id": intake.organisation_id,
            "receipt": new_receipt(),
            "uid": uuid4(),
            "kind": row.kind,
            "title": row.title,
            "title_key": search_key(row.title)[:LONGEST_TITLE],
            "body": row.body,
            "community_id": row.community,
            "place": row.place,
            "urgency": row.urgency,
            "channel": _CHANNELS[Source(intake.source)],
            "said_on": today,
            "made_at": at,
            "card_number": row.card_number,
            "standing": Standing.SHOWN,
            "supports": row.count,
        }


def _supports(made: Sequence[int], rows: Sequence[Row], at: datetime) -> Iterator[dict[str, Any]]:
    """One support for each person who said it; of none of them anything is known."""
    for proposal, row in zip(made, rows, strict=True):
        for _person in range(row.count):
            yield {"proposal_id": proposal, "supporter": of_nobody(uuid4()), "made_at": at}


def _said(row: Row) -> str:
    return "\n".join(filter(None, (row.title, row.body, row.place)))


@transaction.atomic
def undo_batch(intake: Intake, *, by: User, at: datetime) -> int:
    """Take a batch out again: exactly what it brought, while nobody has worked with any of it since.

    How many proposals were taken out. Raises Refused naming what somebody supported, answered or grouped.
    """
    fresh = Intake.objects.select_for_update(of=("self",)).get(pk=intake.pk)
    if fresh.accepted_at is None or fresh.undone_at is not None:
        raise Refused(_("ชุดนี้ยังไม่ได้รับเข้าหรือยกเลิกไปแล้ว จึงไม่มีอะไรให้ยกเลิก"))
    brought = IntakeItem.objects.filter(intake=fresh)
    keys = brought.values("proposal")
    list(Proposal.objects.select_for_update().filter(pk__in=keys).order_by("pk").values("pk"))
    touched = _touched(fresh)
    if touched is not None:
        raise Refused(
            _("ยกเลิกชุดนี้ไม่ได้ มีผู้สนับสนุน ตอบ หรือจัดกลุ่มบางเรื่องไปแล้ว เช่น “%(title)s”")
            % {"title": touched.title}
        )
    count = brought.count()
    taken = list(brought.values_list("proposal", flat=True))
    for some in range(0, len(taken), 500):
        Proposal.objects.filter(pk__in=taken[some : some + 500]).delete()
    fresh.undone_at = at
    fresh.save(update_fields=["undone_at"])
    record(by, "proposals.undo_intake", fresh, proposals=count)
    return count


def _touched(intake: Intake) -> Proposal | None:
    """A proposal of the batch that somebody has worked with since; None where nobody has."""
    keys = IntakeItem.objects.filter(intake=intake).values("proposal")
    brought = Proposal.objects.filter(pk__in=keys)
    changed = brought.exclude(
        standing=Standing.SHOWN, node=None, programme="", department=None
    ).first()
    if changed is not None:
        return changed
    counted = dict(
        Support.objects.filter(proposal__in=keys).values_list("proposal").annotate(n=Count("pk"))
    )
    for proposal, count in IntakeItem.objects.filter(intake=intake).values_list(
        "proposal", "count"
    ):
        if counted.get(proposal) != count:
            return Proposal.objects.get(pk=proposal)
    for relation in Proposal._meta.get_fields(include_hidden=True):
        if (
            relation.auto_created
            and not relation.concrete
            and relation.related_model not in _ITS_OWN
        ):
            name = f"{relation.field.name}__in"  # type: ignore[union-attr]
            rows = relation.related_model._default_manager.filter(**{name: keys})  # type: ignore[union-attr]
            row = rows.first()
            if row is not None:
                return Proposal.objects.get(pk=getattr(row, relation.field.attname))  # type: ignore[union-attr]
    return None
