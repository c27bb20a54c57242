"""เล่มแผนพัฒนาท้องถิ่น: the plan book in its four parts."""

from dataclasses import replace

from ruamphaen.documents.book import Book
from ruamphaen.documents.papers.bound import book_of
from ruamphaen.documents.papers.frame import Setting
from ruamphaen.documents.papers.plan_book.area import area_part
from ruamphaen.documents.papers.plan_book.monitoring import monitoring_part
from ruamphaen.documents.papers.plan_book.projects import project_parts
from ruamphaen.documents.papers.plan_book.strategy import strategy_parts
from ruamphaen.plan.models import Version
from ruamphaen.plan.queries import standing_with


def plan_book(version: Version, setting: Setting) -> Book:
    """Cover, contents, the area, the strategy, the lists of projects, monitoring and evaluation.

    A version that lists the whole plan is printed as it stands; after a round of changes the book
    holds the plan with that round in it, and says so on its cover.
    """
    if not version.is_whole:
        together = f"ฉบับรวมถึง{version.change}"
        setting = replace(setting, rows_of=standing_with(version), change=together)
    title = f"{version.plan} {version.change if setting.change is None else setting.change}".strip()
    parts = [
        area_part(version, setting),
        *strategy_parts(version, setting),
        *project_parts(version, setting),
        monitoring_part(version, setting),
    ]
    return book_of(version, setting, title, parts)
