"""เล่มแผนพัฒนาท้องถิ่น: the plan book in its four parts."""

from ruamphaen.documents.book import Book
from ruamphaen.documents.papers.bound import book_of, plan_line
from ruamphaen.documents.papers.frame import Setting
from ruamphaen.documents.papers.plan_book.area import area_part
from ruamphaen.documents.papers.plan_book.monitoring import monitoring_part
from ruamphaen.documents.papers.plan_book.projects import project_parts
from ruamphaen.documents.papers.plan_book.strategy import strategy_parts
from ruamphaen.plan.models import Version


def plan_book(version: Version, setting: Setting) -> Book:
    """Cover, contents, the area, the strategy, the lists of projects, monitoring and evaluation."""
    parts = [
        area_part(version, setting),
        *strategy_parts(version, setting),
        *project_parts(version, setting),
        monitoring_part(version, setting),
    ]
    return book_of(version, setting, plan_line(version), parts)
