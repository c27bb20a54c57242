"""Keeping the photographs of a form that could not be sent yet, so that nobody picks them twice.

Nothing was said yet: there is no line in the ledger, and after a day nothing is left.
"""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from ruamphaen.base import files, photos
from ruamphaen.base.errors import Refused
from ruamphaen.base.models import StoredFile
from ruamphaen.organisation.models import Organisation
from ruamphaen.proposals.models import KeptPhoto
from ruamphaen.proposals.queries.kept import kept_photos
from ruamphaen.proposals.rules import limits

KEPT_FOR = timedelta(days=1)


def keep_photos(
    organisation: Organisation,
    *,
    uid: UUID,
    key: str,
    wanted: Collection[int],
    pictures: Sequence[bytes],
    at: datetime,
) -> list[str]:
    """Keep new photographs of a form beside the wanted earlier ones; let go of what is not wanted.

    What cannot be kept is told in a sentence each; the others are kept all the same.
    """
    made, told = _made_anew(pictures)
    room = max(limits.MOST_PHOTOS - kept_photos(organisation, uid, key, wanted).count(), 0)
    if len(made) > room:
        told.append(
            _("ส่งภาพได้ไม่เกิน %(most)s ภาพ เก็บไว้ให้เท่านั้นแล้ว เอาภาพที่ไม่ใช้ออกก่อนเลือกภาพใหม่")
            % {"most": limits.MOST_PHOTOS}
        )
    new = [
        files.keep(each, chain=organisation.chain, name="photo", kind="jpg") for each in made[:room]
    ]
    with transaction.atomic():
        here = kept_photos(organisation, uid, key)
        added = [
            KeptPhoto.objects.get_or_create(
                organisation=organisation,
                form_uid=uid,
                author_key=key,
                file=each,
                defaults={"kept_at": at},
            )[0].pk
            for each in new
        ]
        _let_go(list(here.exclude(pk__in=[*wanted, *added])))
    forget_old(at)
    return told


def _made_anew(pictures: Sequence[bytes]) -> tuple[list[bytes], list[str]]:
    """Those that open, made anew; and what is wrong with each of the others."""
    made, told = [], []
    for number, each in enumerate(pictures, start=1):
        try:
            made.append(photos.made_anew(each))
        except Refused as refusal:
            told.append(
                refusal.sentence
                if len(pictures) == 1
                else _("ภาพที่ %(number)s: %(why)s") % {"number": number, "why": refusal.sentence}
            )
    return made, told


def take(
    organisation: Organisation, uid: UUID, key: str, wanted: Collection[int]
) -> list[StoredFile]:
    """The wanted photographs, for the proposal that is being sent; they wait no more. Inside an act."""
    rows = list(kept_photos(organisation, uid, key, wanted).select_for_update(of=("self",)))
    KeptPhoto.objects.filter(pk__in=[each.pk for each in rows]).delete()
    return [each.file for each in rows]


@transaction.atomic
def forget_old(at: datetime) -> int:
    """Let go of all that waited for longer than a day; how many there were."""
    old = list(KeptPhoto.objects.filter(kept_at__lt=at - KEPT_FOR).select_related("file")[:1000])
    _let_go(old)
    return len(old)


def forget_kept_by(key: str) -> None:
    """Let go of all that waits for one person. Inside an act."""
    _let_go(list(KeptPhoto.objects.filter(author_key=key).select_related("file")))


def _let_go(rows: Sequence[KeptPhoto]) -> None:
    KeptPhoto.objects.filter(pk__in=[each.pk for each in rows]).delete()
    for each in rows:
        files.discard(each.file)
