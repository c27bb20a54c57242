"""Taking proposals into a draft: each becomes a project, or several become one, and is cited."""

from collections.abc import Iterable, Sequence

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from ruamphaen.base.errors import Refused
from ruamphaen.base.ledger import record
from ruamphaen.organisation.models import User
from ruamphaen.plan.actions.drafts import locked_draft, search_text_of
from ruamphaen.plan.models import Listing, ListingOrigin, Project, Version
from ruamphaen.plan.rules.lineage import OriginKind
from ruamphaen.plan.rules.listings import ListKind
from ruamphaen.plan.rules.versions import row_kind
from ruamphaen.proposals.models import Proposal
from ruamphaen.proposals.rules.kinds import Standing
from ruamphaen.strategy.models import Node

MOST_AT_ONCE = 200


@transaction.atomic
def adopt_proposals(
    version: Version, *, by: User | None, proposals: Iterable[Proposal], as_one: bool = False
) -> list[Listing]:
    """Take proposals into a draft as new projects that cite them; with `as_one`, as a single project.

    A project begins with what the proposal says: its name, community, place and the home an officer
    decided. Objective, target and money are the planner's to write. Raises Refused for a proposal of
    another organisation, for one that the public does not see, and for one the draft cites already.
    """
    draft = locked_draft(version)
    chosen = _chosen(draft, proposals)
    groups = [chosen] if as_one else [[each] for each in chosen]
    last = draft.listings.aggregate(last=Max("position"))["last"]
    start = 0 if last is None else last + 1
    made = Project.objects.bulk_create(
        Project(organisation=draft.plan.organisation) for _group in groups
    )
    listings = Listing.objects.bulk_create(
        _listing(draft, project, group[0], start + place)
        for place, (group, project) in enumerate(zip(groups, made, strict=True))
    )
    _cite((listing, group) for listing, group in zip(listings, groups, strict=True))
    record(
        by,
        "plan.adopt_proposals",
        draft,
        listings=[listing.pk for listing in listings],
        proposals=[proposal.receipt for proposal in chosen],
    )
    return listings


@transaction.atomic
def cite_proposals(
    listing: Listing, *, by: User | None, proposals: Iterable[Proposal]
) -> list[ListingOrigin]:
    """Say that a project of a draft answers these proposals too. Refused as in adopt_proposals."""
    draft = locked_draft(listing.version)
    chosen = _chosen(draft, proposals)
    cited = _cite([(listing, chosen)])
    record(
        by,
        "plan.cite_proposals",
        draft,
        listing=listing.pk,
        proposals=[proposal.receipt for proposal in chosen],
    )
    return cited


def _chosen(draft: Version, proposals: Iterable[Proposal]) -> Sequence[Proposal]:
    wanted = [proposal.pk for proposal in proposals]
    if not 0 < len(wanted) <= MOST_AT_ONCE:
        raise Refused(_("เลือกข้อเสนอ 1 ถึง %(most)s เรื่อง") % {"most": MOST_AT_ONCE}, status=422)
    chosen = list(
        Proposal.objects.filter(
            pk__in=wanted, organisation=draft.plan.organisation, standing=Standing.SHOWN
        )
        .select_related("department", "node")
        .order_by("-supports", "pk")
    )
    if len(chosen) != len(set(wanted)):
        raise Refused(_("เลือกได้เฉพาะข้อเสนอของหน่วยงานนี้ที่แสดงต่อสาธารณะแล้ว"), status=422)
    already = ListingOrigin.objects.filter(listing__version=draft, proposal__in=chosen)
    if title := already.values_list("proposal__title", flat=True).first():
        raise Refused(_("ฉบับนี้อ้างข้อเสนอ “%(title)s” อยู่แล้ว") % {"title": title})
    return chosen


def _listing(draft: Version, project: Project, proposal: Proposal, position: int) -> Listing:
    listing = Listing(
        version=draft,
        project=project,
        list_kind=ListKind.MAIN.value,
        kind=row_kind(draft.kind_list, known=False) or "",
        position=position,
        title=proposal.title,
        node=_home(draft, proposal),
        programme=proposal.programme,
        department=proposal.department,
        community_id=proposal.community_id,
        place=proposal.place,
    )
    department = proposal.department.name if proposal.department else ""
    listing.search_text = search_text_of(listing, department)
    return listing


def _home(draft: Version, proposal: Proposal) -> Node | None:
    """The node an officer decided; one of another tree than the plan's says nothing here."""
    node = proposal.node
    return node if node is not None and node.tree_id == draft.plan.tree_id else None


def _cite(cited: Iterable[tuple[Listing, Sequence[Proposal]]]) -> list[ListingOrigin]:
    return ListingOrigin.objects.bulk_create(
        ListingOrigin(listing=listing, kind=OriginKind.PROPOSAL.value, proposal=proposal)
        for listing, proposals in cited
        for proposal in proposals
    )
