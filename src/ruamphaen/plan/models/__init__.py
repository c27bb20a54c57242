"""What exists: plans and their versions, projects and how versions list them, imports of workbooks."""

from ruamphaen.plan.models.importing import WorkbookImport
from ruamphaen.plan.models.plan import Plan, Version
from ruamphaen.plan.models.project import Listing, ListingAlignment, Project, YearBudget

__all__ = [
    "Listing",
    "ListingAlignment",
    "Plan",
    "Project",
    "Version",
    "WorkbookImport",
    "YearBudget",
]
