"""Photographs of a form that was not sent yet."""

from django.db import models

from ruamphaen.base.models import StoredFile
from ruamphaen.organisation.models import Organisation


class KeptPhoto(models.Model):
    """ภาพที่เก็บไว้ก่อนส่ง — chosen in a form that could not be sent yet; kept for a day, for its sender only."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    # The uid of the form, and the key of who holds it: neither is enough alone.
    form_uid = models.UUIDField()
    author_key = models.CharField(max_length=64)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    kept_at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["form_uid", "author_key", "file"], name="kept_photo_once"
            )
        ]
