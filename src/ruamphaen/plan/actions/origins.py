"""Where a change comes from: the resolution, the promise, or the words that tell it."""

from django.db import transaction
from django.utils.translation import gettext as _

from ruamphaen.base.errors import Refused
from ruamphaen.base.ledger import record
from ruamphaen.meetings.models import Commitment, Resolution
from ruamphaen.organisation.models import User
from ruamphaen.plan.actions.drafts import locked_draft
from ruamphaen.plan.models import Listing, ListingOrigin
from ruamphaen.plan.rules.lineage import OriginKind
from ruamphaen.thai.text import one_line

LONGEST = 400


@transaction.atomic
def add_origin(
    listing: Listing,
    *,
    by: User | None,
    kind: OriginKind,
    resolution: Resolution | None = None,
    commitment: Commitment | None = None,
    text: str = "",
) -> ListingOrigin:
    """Say where a row of a draft comes from.

    A resolution and a promise are named themselves; every other origin needs words. Raises Refused
    where what the kind asks for is missing, or belongs to another organisation.
    """
    draft = locked_draft(listing.version)
    said = one_line(text)
    if len(said) > LONGEST:
        raise Refused(_("รายละเอียดของที่มายาวเกิน 400 ตัวอักษร ย่อให้สั้นลง"), status=422)
    named = {OriginKind.RESOLUTION: resolution, OriginKind.COMMITMENT: commitment}
    if kind == OriginKind.RESOLUTION and resolution is None:
        raise Refused(_("เลือกมติที่ประชุมที่เป็นที่มา"), status=422)
    if kind == OriginKind.COMMITMENT and commitment is None:
        raise Refused(_("เลือกคำมั่นในคำแถลงนโยบายที่เป็นที่มา"), status=422)
    if kind not in named and not said:
        raise Refused(_("พิมพ์รายละเอียดของที่มา เช่น เลขที่หนังสือ วันที่ หรือเหตุที่เกิด"), status=422)
    chain = draft.plan.organisation.chain
    if any(each is not None and each.chain != chain for each in named.values()):
        raise Refused(_("ที่มาต้องเป็นของหน่วยงานนี้"), status=403)
    origin = ListingOrigin.objects.create(
        listing=listing,
        kind=kind.value,
        resolution=resolution if kind == OriginKind.RESOLUTION else None,
        commitment=commitment if kind == OriginKind.COMMITMENT else None,
        text=said,
    )
    record(
        by,
        "plan.add_origin",
        listing,
        kind=kind.value,
        resolution=origin.resolution_id,
        commitment=origin.commitment_id,
        text=said,
    )
    return origin


@transaction.atomic
def remove_origin(origin: ListingOrigin, *, by: User | None) -> None:
    """Take an origin of a row of a draft away."""
    locked_draft(origin.listing.version)
    record(by, "plan.remove_origin", origin.listing, kind=origin.kind, text=origin.text)
    origin.delete()
