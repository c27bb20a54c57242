"""What exists: plans and their versions, projects and how versions list them, imports, waivers,
the steps and approvals of a version."""

from ruamphaen.plan.models.importing import WorkbookImport
from ruamphaen.plan.models.lineage import ListingOrigin, ProjectLink
from ruamphaen.plan.models.plan import Plan, Version
from ruamphaen.plan.models.project import Listing, ListingAlignment, Project, YearBudget
from ruamphaen.plan.models.route import Approval, PostedNotice, StepTaken
from ruamphaen.plan.models.waiver import CheckWaiver

__all__ = [
    "Approval",
    "CheckWaiver",
    "Listing",
    "ListingAlignment",
    "ListingOrigin",
    "Plan",
    "PostedNotice",
    "Project",
    "ProjectLink",
    "StepTaken",
    "Version",
    "WorkbookImport",
    "YearBudget",
]
