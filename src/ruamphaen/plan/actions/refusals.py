"""Refusals that carry more than a sentence: conflicts and unreadable cells, cell by cell."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ruamphaen.base.errors import Refused, sentence_for
from ruamphaen.plan.rules.cells import UnreadableCell
from ruamphaen.thai.errors import Unreadable


@dataclass(frozen=True)
class ConflictingCell:
    """ช่องที่แก้ชนกัน — what I typed, what stands there now, and the row's present edit.

    `theirs` and `edit` are None where the row was removed meanwhile.
    """

    listing: int
    field: str
    mine: str
    theirs: str | None
    edit: int | None


class Conflict(Refused):
    """แก้ชนกัน (409) — rows were changed by someone else after this person opened them."""

    def __init__(self, cells: Sequence[ConflictingCell]) -> None:
        self.cells = tuple(cells)
        rows = len({cell.listing for cell in cells})
        sentence = ngettext(
            "มีผู้แก้ %(rows)s รายการนี้ไปแล้วระหว่างที่ท่านเปิดอยู่ ยังไม่ได้บันทึกอะไร เลือกของท่านหรือของเขาแล้วบันทึกใหม่",
            "มีผู้แก้ %(rows)s รายการนี้ไปแล้วระหว่างที่ท่านเปิดอยู่ ยังไม่ได้บันทึกอะไร เลือกของท่านหรือของเขาแล้วบันทึกใหม่",
            rows,
        )
        super().__init__(sentence % {"rows": rows}, status=409)


class EditedMeanwhile(Refused):
    """แก้ระหว่างอ่าน (409) — the content is no longer what this person read, or was asked to approve."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence, status=409)


@dataclass(frozen=True)
class RefusedCell:
    """ช่องที่อ่านไม่ออก — which cell, what was typed, and the sentence to show beside it."""

    listing: int
    field: str
    typed: str
    sentence: str
    suggestion: str = ""


class CellsRefused(Refused):
    """มีช่องที่อ่านไม่ออก (422) — nothing was saved; each cell says what is wrong with it."""

    def __init__(self, cells: Sequence[RefusedCell]) -> None:
        self.cells = tuple(cells)
        first = cells[0].sentence
        if len(cells) > 1:
            first = _("%(first)s (และอีก %(more)s ช่อง)") % {"first": first, "more": len(cells) - 1}
        super().__init__(_("ยังไม่ได้บันทึก: %(first)s") % {"first": first}, status=422)


def refused_cell(listing: int, field: str, typed: str, problem: UnreadableCell) -> RefusedCell:
    """An unreadable cell with its sentence in the language of the page."""
    return RefusedCell(listing, field, typed, sentence_of(problem), problem.suggestion)


def sentence_of(problem: UnreadableCell) -> str:
    """Why a cell could not be read, in the language of the page."""
    if isinstance(problem.__cause__, Unreadable):
        return sentence_for(problem.__cause__)
    known: dict[str, Any] = {
        "no_such_field": _("ไม่มีช่องชื่อ “%(typed)s” ในบัญชีโครงการ"),
        "no_title": _("ชื่อโครงการเว้นว่างไม่ได้ ถ้าไม่ต้องการโครงการนี้ให้ลบทั้งแถว"),
        "too_long": _("ข้อความยาวเกิน %(limit)s ตัวอักษร ย่อให้สั้นลง"),
        "too_large_number": _("ลำดับที่ “%(typed)s” มากเกินไป พิมพ์เลขไม่เกิน %(limit)s"),
        "no_such_programme": _("ไม่มีแผนงานชื่อ “%(typed)s” เลือกจากรายการแผนงาน"),
        "nearest_programme": _("ไม่มีแผนงานชื่อ “%(typed)s” หมายถึง “%(suggestion)s” หรือไม่"),
        "year_outside_plan": _("ปี %(typed)s อยู่นอกช่วงของแผน (%(limit)s)"),
        "no_such_node": _("ไม่พบ “%(typed)s” ในยุทธศาสตร์ของแผนนี้ พิมพ์เลขที่หรือชื่อให้ตรงกับผังยุทธศาสตร์"),
        "no_such_community": _(
            "ไม่พบชุมชนหรือหมู่บ้าน “%(typed)s” เลือกจากรายการ หรือเพิ่มชื่อนี้ที่หน้าส่วนราชการและชุมชนก่อน"
        ),
        "no_such_kind": _("ไม่มีประเภทชื่อ “%(typed)s” พิมพ์ เพิ่มเติม เปลี่ยนแปลง หรือแก้ไข"),
        "kind_not_in_round": _("รอบนี้ไม่มีการ%(typed)s เปิดรอบนี้ให้มีประเภทนั้นก่อน หรือเลือกประเภทที่รอบนี้มี"),
        "ambiguous_node": _("“%(typed)s” ตรงกับหลายข้อในผังยุทธศาสตร์ พิมพ์เลขที่ให้ชัด เช่น 1.2"),
    }
    words = {"typed": problem.typed, "limit": problem.limit, "suggestion": problem.suggestion}
    return str(known[problem.code] % words)
