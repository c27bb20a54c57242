"""ผลของวงความเห็น: every statement with the figures that may be published, as a sheet."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from ruamphaen.base.spoken import said
from ruamphaen.documents.sheet import Cell as SheetCell
from ruamphaen.documents.sheet import Column, Row, Sheet
from ruamphaen.opinions.models import Conversation
from ruamphaen.opinions.rules.published import Cell, PublicMap


def results_sheet(conversation: Conversation, view: PublicMap, on: date) -> Sheet:
    """One row for each statement: everyone, then each group; blank where a figure is withheld."""
    places = [("all", _("ทุกคน"))]
    places += [
        (f"g{group.at}", _("กลุ่ม %(name)s") % {"name": said(group.name)}) for group in view.groups
    ]
    kinds = (("agree", _("เห็นด้วย")), ("disagree", _("ไม่เห็นด้วย")), ("passed", _("ผ่าน")))
    columns = [
        Column("number", _("ที่"), "number", 10),
        Column("text", _("ข้อความ"), "text", 80),
        *(
            Column(f"{place}-{kind}", heading, "count", 16, over)
            for place, over in places
            for kind, heading in kinds
        ),
    ]
    told = [said(one) for one in view.said]
    if view.cannot is not None:
        told.insert(0, said(view.cannot))
    return Sheet(
        code=_("ความเห็นร่วม"),
        title_lines=(conversation.title, conversation.organisation.name),
        subtitle_lines=(
            _("ผู้ตอบ %(people)s คน %(votes)s คำตอบ") % {"people": view.people, "votes": view.votes},
        ),
        columns=tuple(columns),
        body=tuple(
            Row((int(row.number), row.text, *_figures([row.everyone, *row.by_group])))
            for row in view.rows
        ),
        notes=(
            *told,
            _("ช่องว่างคือมีผู้ตอบไม่ถึง 10 คน หรือจะคำนวณย้อนหาได้ ผลเป็นของผู้ที่ตอบ ไม่ใช่ของคนทั้งเมือง"),
        ),
        blank="",
        dated=on,
    )


def _figures(cells: list[Cell | None]) -> Iterator[SheetCell]:
    for cell in cells:
        yield from (cell.agree, cell.disagree, cell.passed) if cell else (None, None, None)
