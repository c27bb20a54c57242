"""What can be seen of plans: lists and grids, sums, projects through time, rows for papers."""

from ruamphaen.plan.queries.adopting import (
    Consulted,
    Planned,
    in_open_drafts,
    planned,
    proposals_to_adopt,
)
from ruamphaen.plan.queries.book import (
    IndicatorLine,
    WorkLine,
    indicator_lines,
    list_counts,
    work_lines,
)
from ruamphaen.plan.queries.carrying import (
    TreeMatch,
    carryable,
    plans_to_carry_from,
    tree_match,
    with_money_left,
)
from ruamphaen.plan.queries.changes import (
    Change,
    change_of,
    changed_rows,
    changes_of,
    without_reason,
)
from ruamphaen.plan.queries.check import (
    VersionCheck,
    check_version,
    plan_under_check,
    standing_waivers,
)
from ruamphaen.plan.queries.content import content_hash
from ruamphaen.plan.queries.front import (
    current_plan,
    current_plans,
    largest_listings,
    listed_counts,
    search_listings,
    totals_in_force,
    with_total,
)
from ruamphaen.plan.queries.in_force import before, in_force, listings_in_force, standing_with
from ruamphaen.plan.queries.lineage import (
    LinkShown,
    commitments_to_cite,
    links_of,
    links_said,
    resolutions_to_cite,
)
from ruamphaen.plan.queries.listings import (
    PER_PAGE,
    Filters,
    ListingPage,
    RowGroup,
    Suggestions,
    listing_page,
    plan_filters,
    suggestions,
)
from ruamphaen.plan.queries.outlines import outline_of, outline_of_tree
from ruamphaen.plan.queries.papers import PaperGroup, PaperRow, listings_for_paper
from ruamphaen.plan.queries.plans import (
    VersionLine,
    figures_by_node,
    plans_of,
    projects_of_node,
    versions_of,
)
from ruamphaen.plan.queries.projects import ProjectPage, project_page
from ruamphaen.plan.queries.rounds import (
    KindExplained,
    SuggestedName,
    kinds_explained,
    special_route,
    suggested_name,
)
from ruamphaen.plan.queries.route import RouteSeen, decisions_of, route_seen
from ruamphaen.plan.queries.rows import Row, loaded, money_of, with_money
from ruamphaen.plan.queries.sealed import is_as_sealed
from ruamphaen.plan.queries.sums import money_by_year, totals

__all__ = [
    "PER_PAGE",
    "Change",
    "Consulted",
    "Filters",
    "IndicatorLine",
    "KindExplained",
    "LinkShown",
    "ListingPage",
    "PaperGroup",
    "PaperRow",
    "Planned",
    "ProjectPage",
    "RouteSeen",
    "Row",
    "RowGroup",
    "SuggestedName",
    "Suggestions",
    "TreeMatch",
    "VersionCheck",
    "VersionLine",
    "WorkLine",
    "before",
    "carryable",
    "change_of",
    "changed_rows",
    "changes_of",
    "check_version",
    "commitments_to_cite",
    "content_hash",
    "current_plan",
    "current_plans",
    "decisions_of",
    "figures_by_node",
    "in_force",
    "in_open_drafts",
    "indicator_lines",
    "is_as_sealed",
    "kinds_explained",
    "largest_listings",
    "links_of",
    "links_said",
    "list_counts",
    "listed_counts",
    "listing_page",
    "listings_for_paper",
    "listings_in_force",
    "loaded",
    "money_by_year",
    "money_of",
    "outline_of",
    "outline_of_tree",
    "plan_filters",
    "plan_under_check",
    "planned",
    "plans_of",
    "plans_to_carry_from",
    "project_page",
    "projects_of_node",
    "proposals_to_adopt",
    "resolutions_to_cite",
    "route_seen",
    "search_listings",
    "special_route",
    "standing_waivers",
    "standing_with",
    "suggested_name",
    "suggestions",
    "totals",
    "totals_in_force",
    "tree_match",
    "versions_of",
    "with_money",
    "with_money_left",
    "with_total",
    "without_reason",
    "work_lines",
]
