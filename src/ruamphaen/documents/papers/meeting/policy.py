"""คำแถลงนโยบาย and the yearly report on it, as the council receives them."""

from django.utils.translation import gettext as _

from ruamphaen.base.errors import Refused
from ruamphaen.documents.papers.meeting.style import Style, script_of
from ruamphaen.documents.script import (
    Block,
    Heading,
    Paragraph,
    Script,
    Signatures,
    Table,
)
from ruamphaen.documents.sheet import Cell, Column, Signature
from ruamphaen.meetings.models import Meeting
from ruamphaen.meetings.queries.papers import (
    AreaStated,
    PolicyStated,
    report_at,
    stated,
    statement_at,
)


def policy_statement(meeting: Meeting, style: Style) -> Script:
    """The statement in its own words: vision, areas, commitments. Refused where there is none."""
    statement = statement_at(meeting)
    if statement is None:
        raise Refused(_("หน่วยงานนี้ยังไม่ได้บันทึกคำแถลงนโยบาย บันทึกก่อนแล้วพิมพ์"))
    policy = stated(statement)
    title = style("คำแถลงนโยบาย", "Policy statement")
    blocks: list[Block] = [
        Heading(title, 0),
        *_made_by(policy, style),
        *_paragraphs(policy.preamble),
        *_vision(policy, style),
        *(block for area in policy.areas for block in _area(area, style)),
        *_paragraphs(policy.closing),
        Signatures((Signature("", policy.stated_by, (style("ผู้แถลง", "Stated by"),)),)),
    ]
    return script_of(meeting, style, title, blocks)


def _made_by(policy: PolicyStated, style: Style) -> list[Block]:
    where = " ".join(word for word in (policy.session, policy.place) if word)
    lines = [
        style(f"ของ {policy.stated_by}", policy.stated_by),
        style(f"แถลงต่อสภา{policy.organisation}", f"to the council of {policy.organisation}"),
        where,
        style(f"เมื่อวันที่ {style.day(policy.stated_on)}", f"on {style.day(policy.stated_on)}"),
    ]
    return [Heading(line, 0) for line in lines if line]


def _paragraphs(text: str) -> list[Block]:
    return [Paragraph(line) for line in text.splitlines() if line.strip()]


def _vision(policy: PolicyStated, style: Style) -> list[Block]:
    if not policy.vision:
        return []
    return [Heading(style("วิสัยทัศน์", "Vision")), *_paragraphs(policy.vision)]


def area_title(area: AreaStated, style: Style) -> str:
    """นโยบายด้านที่ 1 ด้าน…"""
    return style(f"{area.number}. {area.title}", f"{area.number}. {area.title}")


def _area(area: AreaStated, style: Style) -> list[Block]:
    return [
        Heading(area_title(area, style)),
        *(
            Paragraph(text, number=f"{area.number}.{number}")
            for number, text, _result in area.commitments
        ),
    ]


def policy_report(meeting: Meeting, style: Style) -> Script:
    """The yearly report: each commitment with what came of it; a draft until it was presented."""
    report = report_at(meeting)
    if report is None:
        raise Refused(_("หน่วยงานนี้ยังไม่ได้บันทึกรายงานผลตามนโยบาย บันทึกก่อนแล้วพิมพ์"))
    policy = stated(report.statement, report)
    title = style("รายงานผลการปฏิบัติงานตามนโยบายที่แถลงต่อสภา", "Yearly report on the stated policy")
    blocks: list[Block] = [
        Heading(title, 0),
        Heading(policy.organisation, 0),
        Heading(
            style(f"ประจำปีงบประมาณ พ.ศ. {policy.fiscal_year}", f"Fiscal year {policy.fiscal_year}"),
            0,
        ),
        Paragraph(_since(policy, style)),
        *_paragraphs(policy.summary),
        *(_results(area, style) for area in policy.areas),
        Signatures((Signature("", policy.stated_by, (style("ผู้รายงาน", "Reported by"),)),)),
    ]
    return script_of(meeting, style, title, blocks, draft=policy.presented_on is None)


def _since(policy: PolicyStated, style: Style) -> str:
    made = style.day(policy.stated_on)
    if policy.presented_on is None:
        return style(
            f"ตามที่ได้แถลงนโยบายต่อสภาเมื่อวันที่ {made} ขอรายงานผลการปฏิบัติงานตามนโยบาย ดังนี้",
            f"The policy was stated to the council on {made}. What came of it:",
        )
    presented = style.day(policy.presented_on)
    return style(
        f"ตามที่ได้แถลงนโยบายต่อสภาเมื่อวันที่ {made} ขอรายงานผลการปฏิบัติงานตามนโยบายต่อสภา"
        f" เมื่อวันที่ {presented} ดังนี้",
        f"The policy was stated on {made}; this report was presented on {presented}.",
    )


def _results(area: AreaStated, style: Style) -> Table:
    columns = (
        Column("no", style("ที่", "No."), "number", 14),
        Column("commitment", style("นโยบายที่แถลง", "Commitment"), "text", 70),
        Column("result", style("ผลการดำเนินงาน", "Result"), "text", 76),
    )
    unsaid = style("ยังไม่มีรายงาน", "Not reported yet")
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (f"{area.number}.{number}", text, result or unsaid)
        for number, text, result in area.commitments
    )
    return Table(columns, rows, area_title(area, style))
