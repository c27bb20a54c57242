"""Proposals and the plan: which may be taken up, and where a proposal stands in plans."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from ruamphaen.plan.models import Listing, ListingOrigin, Version
from ruamphaen.plan.queries.in_force import in_force
from ruamphaen.plan.rules.versions import State
from ruamphaen.proposals.models import Proposal
from ruamphaen.proposals.queries.public import shown


def proposals_to_adopt(version: Version, *, also_planned: bool = False) -> QuerySet[Proposal]:
    """The shown proposals that a draft may take up: the most supported first.

    Those it cites already are left out, and those that a plan in force answers unless asked for.
    """
    organisation = version.plan.organisation
    here = ListingOrigin.objects.filter(listing__version=version, proposal=OuterRef("pk"))
    offered = shown(organisation).filter(~Exists(here))
    if not also_planned:
        standing = in_force(Listing.objects.filter(version__plan__organisation=organisation))
        planned = ListingOrigin.objects.filter(
            proposal=OuterRef("pk"), listing__in=standing.values("pk")
        )
        offered = offered.filter(~Exists(planned))
    return offered.select_related("community", "node", "department").order_by("-supports", "-pk")


@dataclass(frozen=True)
class Planned:
    """ข้อเสนอที่บรรจุในแผน — the project that answers a proposal, as an announced version lists it."""

    listing: Listing
    is_in_force: bool


def planned(proposals: Iterable[int]) -> list[Planned]:
    """The announced rows that cite any of these proposals, oldest first; two queries.

    Drafts are nobody's business: a row counts once its version is announced.
    """
    citing = Listing.objects.filter(
        pk__in=ListingOrigin.objects.filter(proposal__in=list(proposals)).values("listing"),
        version__state=State.ANNOUNCED,
    )
    standing = set(in_force(citing).values_list("pk", flat=True))
    rows = citing.select_related("version__plan__organisation").order_by(
        "version__announced_on", "version__number", "pk"
    )
    return [Planned(listing, listing.pk in standing) for listing in rows]


@dataclass(frozen=True)
class Consulted:
    """ข้อเสนอที่อยู่ในร่างซึ่งทุกคนอ่านได้ — the row of the draft, and since when everyone reads it."""

    listing: Listing
    since: date


def in_open_drafts(proposals: Iterable[int], today: date) -> list[Consulted]:
    """The rows that cite any of these in a draft that was put before everyone; one query.

    Only a consultation whose first day came makes a draft public: one that is approved and was never
    put before the people is still the office's own.
    """
    rows = (
        Listing.objects.filter(
            pk__in=ListingOrigin.objects.filter(proposal__in=list(proposals)).values("listing"),
            version__state__in=[State.DRAFT, State.APPROVED],
            version__consultation__opens__lte=today,
            withdrawn=False,
        )
        .select_related("version__plan__organisation", "version__consultation")
        .order_by("version__consultation__opens", "version__number", "pk")
    )
    return [Consulted(listing, listing.version.consultation.opens) for listing in rows]
