"""What an import leaves behind: the file, the report that was confirmed, and the way back."""

from django.db import models

from ruamphaen.base.models import StoredFile
from ruamphaen.plan.models.plan import Version


class WorkbookImport(models.Model):
    """การนำเข้าสมุดงาน — one workbook: tried out, then accepted, perhaps undone."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="imports")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    # What the dry run found, as JSON, and its hash: accepting names the hash that was read.
    report = models.TextField()
    report_hash = models.CharField(max_length=64)
    made_at = models.DateTimeField(auto_now_add=True)
    by_tag = models.CharField(max_length=40)
    accepted_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)
    # For undo, as JSON: each listing touched, its edit afterwards, and what it was before (null = new).
    way_back = models.TextField(default="[]")

    class Meta:
        ordering = ["-pk"]

    @property
    def chain(self) -> str:
        return self.version.plan.organisation.chain
