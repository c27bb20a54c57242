"""One project through the versions of its plans."""

from collections.abc import Sequence
from dataclasses import dataclass

from ruamphaen.plan.models import Listing, Project
from ruamphaen.plan.queries.in_force import in_force
from ruamphaen.plan.queries.rows import Row, loaded, with_money
from ruamphaen.plan.rules.versions import State


@dataclass(frozen=True)
class ProjectPage:
    """หน้าของโครงการ — its rows through the versions, newest first, and the one in force (if any)."""

    project: Project
    rows: Sequence[Row]
    current: Row | None

    @property
    def title(self) -> str:
        """The name it goes by now."""
        shown = self.current or self.rows[0]
        return shown.listing.title


def project_page(project: Project, *, drafts: bool = False) -> ProjectPage:
    """A project's rows with money, newest plan and version first; drafts only for members."""
    listings = Listing.objects.filter(project=project)
    if not drafts:
        listings = listings.filter(version__state=State.ANNOUNCED)
    rows = with_money(
        loaded(listings, "version__plan__organisation", "version__plan__tree").order_by(
            "-version__plan__first_year", "-version__number"
        )
    )
    standing = set(in_force(Listing.objects.filter(project=project)).values_list("pk", flat=True))
    current = next((row for row in rows if row.listing.pk in standing), None)
    return ProjectPage(project, rows, current)
