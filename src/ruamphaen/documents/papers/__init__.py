"""Code of a paper of a version → its builder, its formats, and who may take it out."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ruamphaen.base.errors import Refused
from ruamphaen.documents import book, script, sheet
from ruamphaen.documents.book import Book
from ruamphaen.documents.papers import equipment, plan_projects, plan_summary
from ruamphaen.documents.papers.announcement import announcement, plan_letters
from ruamphaen.documents.papers.changes import plan_changes
from ruamphaen.documents.papers.frame import Setting
from ruamphaen.documents.papers.meeting import Reader
from ruamphaen.documents.papers.plan_book import plan_book
from ruamphaen.documents.papers.plan_pack import plan_pack
from ruamphaen.documents.script import Script
from ruamphaen.documents.written import Paper
from ruamphaen.law.dated import NotInForce, UnknownName
from ruamphaen.law.words import Words
from ruamphaen.organisation.queries import rule_value
from ruamphaen.plan.models import Version

FORMS, BOUND, LETTERS = ("pdf", "docx", "xlsx", "csv"), ("pdf", "docx", "xlsx"), ("pdf", "docx")


def _any(_version: Version) -> bool:
    return True


def _changes_something(version: Version) -> bool:
    return not version.is_whole


@dataclass(frozen=True)
class PlanPaper:
    """เอกสารของฉบับ — one kind of paper. Of a draft only members have any; `fits`: it is made of
    this version at all."""

    code: str
    title: Words
    build: Callable[[Version, Setting], Paper]
    kinds: tuple[str, ...] = FORMS
    reader: Reader = Reader.EVERYONE
    fits: Callable[[Version], bool] = _any

    @property
    def is_form(self) -> bool:
        """Whether it is one of the forms of the law, offered beside its own list."""
        return self.kinds == FORMS


_PAPERS = (
    PlanPaper("p01", Words("แบบ ผ.01", "Form ผ.01"), plan_summary.build),
    PlanPaper("p02", Words("แบบ ผ.02", "Form ผ.02"), plan_projects.build),
    PlanPaper("p02-1", Words("แบบ ผ.02/1", "Form ผ.02/1"), plan_projects.build),
    PlanPaper("p02-2", Words("แบบ ผ.02/2", "Form ผ.02/2"), plan_projects.build),
    PlanPaper("p03", Words("แบบ ผ.03", "Form ผ.03"), equipment.build),
    PlanPaper("plan-book", Words("เล่มแผนพัฒนาท้องถิ่น", "Plan book"), plan_book, BOUND),
    PlanPaper(
        "plan-changes",
        Words("เล่มเพิ่มเติม เปลี่ยนแปลง แก้ไข", "Book of changes"),
        plan_changes,
        BOUND,
        fits=_changes_something,
    ),
    PlanPaper("announcement", Words("ประกาศใช้แผน", "Announcement"), announcement, LETTERS),
    PlanPaper(
        "plan-letters",
        Words("หนังสือแจ้งแผน", "Letters"),
        plan_letters,
        LETTERS,
        Reader.MEMBERS,
    ),
    PlanPaper(
        "plan-pack",
        Words("เอกสารประกอบการพิจารณา", "Pack for committee and forum"),
        plan_pack,
        BOUND,
        Reader.MEMBERS,
    ),
)
PAPERS = {paper.code: paper for paper in _PAPERS}


def build(code: str, version: Version, on: date, **chosen: Any) -> Paper:
    """The paper of a version, in the edition of its plan's period.

    `on` is the day whose local rules count (digits, what ผ.01 adds up); `chosen` replaces single
    settings, such as digits="thai". Raises Refused, with the law's own sentence, where there is no
    such form for the period, and where the paper is not made of such a version.
    """
    organisation = version.plan.organisation
    setting = Setting(
        code=code,
        digits=rule_value(organisation, "paper.digits", on),
        counts_coordination=rule_value(organisation, "paper.p01.counts_coordination", on),
        restarts=rule_value(organisation, "paper.number_restarts_per_group", on),
        on=on,
    )
    try:
        return _checked(PAPERS[code].build(version, replace(setting, **chosen)))
    except (NotInForce, UnknownName) as absent:
        raise Refused(absent.words.th) from absent


def _checked(paper: Paper) -> Paper:
    if isinstance(paper, Book):
        return book.check(paper)
    return script.check(paper) if isinstance(paper, Script) else sheet.check(paper)


def lines_of(paper: Paper) -> int:
    """About how long a paper is: rows and blocks, to tell what is drawn while somebody waits."""
    if isinstance(paper, Book):
        return sum(lines_of(part.paper) for part in paper.parts)
    return len(paper.blocks) if isinstance(paper, Script) else len(paper.body)
