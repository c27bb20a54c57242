"""Announcing: from then on a version is public and never changes."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from ruamphaen.base.errors import Refused
from ruamphaen.base.ledger import record
from ruamphaen.organisation.models import User
from ruamphaen.plan.models import Version
from ruamphaen.plan.queries.content import content_hash
from ruamphaen.plan.rules.versions import State, may_become
from ruamphaen.thai.text import clean


@transaction.atomic
def announce_version(
    version: Version, *, by: User | None, on: date | None, source: str = ""
) -> Version:
    """Announce a draft as of a day; it is public and frozen from then on.

    The ledger keeps the hash of everything it lists, so a later change under our feet would show.
    `on` is None only where a published book is recorded that names no day.
    `source` says where the announcement can be read; it replaces the version's own when given.
    Raises Refused where the version was announced already, or lists nothing.
    """
    fresh = (
        Version.objects.select_for_update(of=("self",))
        .select_related("plan__organisation", "plan__tree")
        .get(pk=version.pk)
    )
    if not may_become(State(fresh.state), State.ANNOUNCED):
        raise Refused(_("ฉบับนี้ประกาศใช้แล้ว"))
    listings = fresh.listings.count()
    if not listings:
        raise Refused(_("ฉบับนี้ยังไม่มีโครงการ ใส่หรือนำเข้าโครงการก่อนแล้วจึงประกาศ"))
    fresh.state = State.ANNOUNCED
    fresh.announced_on = on
    fresh.source = clean(source) or fresh.source
    fresh.save(update_fields=["state", "announced_on", "source"])
    record(
        by,
        "plan.announce_version",
        fresh,
        number=fresh.number,
        on=on,
        listings=listings,
        content=content_hash(fresh),
        source=fresh.source,
    )
    return fresh
