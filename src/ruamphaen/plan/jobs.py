"""What happens afterwards: authors are told that an announced plan answers their proposals."""

from django.db import transaction
from django.tasks import task
from django.urls import reverse

from ruamphaen.base.addresses import absolute
from ruamphaen.plan.models import Listing, ListingOrigin, Version
from ruamphaen.plan.rules.versions import State
from ruamphaen.proposals.actions.mailing import News, tell
from ruamphaen.proposals.models import Proposal
from ruamphaen.proposals.queries.public import shown
from ruamphaen.proposals.queries.story import groups_with

AT_ONCE = 200


@task()
def tell_authors(version_pk: int) -> None:
    """Tell authors whose proposals, or others that say the same, stand behind a row of this version.

    Once for each plan, however many of its versions list the project; running it twice tells nobody
    twice.
    """
    version = Version.objects.select_related("plan__organisation").get(pk=version_pk)
    if version.state != State.ANNOUNCED:
        return
    organisation = version.plan.organisation
    rows = ListingOrigin.objects.filter(
        listing__version=version, listing__withdrawn=False, proposal__isnull=False
    ).select_related("listing")
    listing_of = {row.proposal_id or 0: row.listing for row in rows.order_by("-pk")}
    listing_of = _with_the_same(listing_of) | listing_of
    proposals = list(shown(organisation).filter(pk__in=listing_of).order_by("pk"))
    for start in range(0, len(proposals), AT_ONCE):
        with transaction.atomic():
            some = proposals[start : start + AT_ONCE]
            tell(organisation, [_news(each, listing_of[each.pk], version) for each in some])


def _with_the_same(listing_of: dict[int, Listing]) -> dict[int, Listing]:
    """The same for all members of the groups these proposals are in."""
    group_of = groups_with(listing_of)
    cited = {group_of[key]: row for key, row in listing_of.items() if key in group_of}
    return {proposal: cited[group] for proposal, group in group_of.items()}


def _news(proposal: Proposal, listing: Listing, version: Version) -> News:
    path = reverse("plan:project", args=[version.plan.organisation.slug, listing.project_id])
    words = {
        "period": version.plan.period,
        "version": version,
        "project": listing.title,
        "project_address": absolute(path),
    }
    return News(proposal, "planned", f"plan:{version.plan_id}", words)
