"""Photographs that wait with a form that was not sent yet."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import QuerySet

from ruamphaen.organisation.models import Organisation
from ruamphaen.proposals.models import KeptPhoto


def kept_photos(
    organisation: Organisation, uid: UUID, key: str, wanted: Collection[int] | None = None
) -> QuerySet[KeptPhoto]:
    """Those of one form of one person, or only the wanted ones. None for a person without a key."""
    if not key:
        return KeptPhoto.objects.none()
    found = KeptPhoto.objects.filter(organisation=organisation, form_uid=uid, author_key=key)
    return (found if wanted is None else found.filter(pk__in=wanted)).select_related("file")
