"""A project's own links to the levels above, beside those of its strategy."""

from django.db import transaction

from ruamphaen.base.ledger import record
from ruamphaen.organisation.models import User
from ruamphaen.plan.actions.drafts import locked_draft
from ruamphaen.plan.models import Listing, ListingAlignment
from ruamphaen.strategy.actions import upper_item


@transaction.atomic
def align_listing(
    listing: Listing, *, by: User | None, list_code: str, number: str, title: str = ""
) -> ListingAlignment:
    """Link a row of a draft to an item of a level above; a link that stands changes nothing."""
    locked_draft(listing.version)
    number, title = upper_item(list_code, number, title)
    link, made = ListingAlignment.objects.get_or_create(
        listing=listing, list_code=list_code, number=number, defaults={"title": title}
    )
    if made:
        record(by, "plan.align_listing", listing, list=list_code, number=number, title=title)
    return link


@transaction.atomic
def unalign_listing(link: ListingAlignment, *, by: User | None) -> None:
    """Take a row's own link away."""
    locked_draft(link.listing.version)
    link.delete()
    record(by, "plan.unalign_listing", link.listing, list=link.list_code, number=link.number)
