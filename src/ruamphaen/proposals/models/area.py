"""The organisation's own outlines for its map."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ruamphaen.organisation.models import Organisation


class AreaMap(models.Model):
    """แผนที่ของหน่วยงาน — outlines the office sent in as GeoJSON, in degrees, with whom to thank."""

    organisation = models.OneToOneField(Organisation, models.CASCADE, related_name="+")
    # rules.areas.as_kept: [{"name": …, "rings": [[[longitude, latitude], …]]}]
    shapes = models.JSONField()
    credit = models.CharField(_("ที่มาของข้อมูล"), max_length=200, blank=True)
    kept_at = models.DateTimeField()

    @property
    def chain(self) -> str:
        return self.organisation.chain
