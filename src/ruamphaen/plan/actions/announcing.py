"""Recording what was published: from then on a version is public and never changes."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from ruamphaen.base.errors import Refused
from ruamphaen.base.ledger import record
from ruamphaen.organisation.models import User
from ruamphaen.plan.actions.drafts import locked_draft
from ruamphaen.plan.models import Version
from ruamphaen.plan.queries.content import content_hash
from ruamphaen.plan.rules.versions import State
from ruamphaen.thai.text import clean


@transaction.atomic
def record_published(
    version: Version, *, by: User | None, on: date | None, source: str = ""
) -> Version:
    """Record a draft as a version that was published already, outside this system.

    Its steps are not asked for: they lie in the office's own files. It is public and frozen from
    then on; the ledger keeps the hash of everything it lists, so a later change under our feet
    would show. `on` is None only where the published book names no day. `source` says where the
    announcement can be read; it replaces the version's own when given.
    Raises Refused where the version is no draft, or lists nothing.
    """
    fresh = locked_draft(version)
    listings = fresh.listings.count()
    if not listings:
        raise Refused(_("ฉบับนี้ยังไม่มีโครงการ ใส่หรือนำเข้าโครงการก่อนแล้วจึงประกาศ"))
    fresh.state = State.ANNOUNCED
    fresh.announced_on = on
    fresh.content_hash = content_hash(fresh)
    fresh.source = clean(source) or fresh.source
    fresh.save(update_fields=["state", "announced_on", "content_hash", "source"])
    record(
        by,
        "plan.record_published",
        fresh,
        number=fresh.number,
        on=on,
        listings=listings,
        content=fresh.content_hash,
        source=fresh.source,
    )
    return fresh
