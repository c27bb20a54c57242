"""What exists: plans and their versions, projects and how versions list them, imports, waivers."""

from ruamphaen.plan.models.consultation import Consultation, DraftThread
from ruamphaen.plan.models.importing import WorkbookImport
from ruamphaen.plan.models.lineage import ListingOrigin, ProjectLink
from ruamphaen.plan.models.plan import Plan, Version
from ruamphaen.plan.models.project import Listing, ListingAlignment, Project, YearBudget
from ruamphaen.plan.models.waiver import CheckWaiver

__all__ = [
    "CheckWaiver",
    "Consultation",
    "DraftThread",
    "Listing",
    "ListingAlignment",
    "ListingOrigin",
    "Plan",
    "Project",
    "ProjectLink",
    "Version",
    "WorkbookImport",
    "YearBudget",
]
