"""เอกสารประกอบการพิจารณา: what a committee or a forum has before it when it votes on a version."""

from collections import Counter
from dataclasses import replace

from ruamphaen.documents.book import Book, Part
from ruamphaen.documents.papers import plan_summary
from ruamphaen.documents.papers.bound import book_of, plan_line, stamp_of
from ruamphaen.documents.papers.changes import change_parts, summary_blocks
from ruamphaen.documents.papers.frame import Setting
from ruamphaen.documents.papers.plan_book.projects import SUMMARY_TITLE
from ruamphaen.documents.papers.routes_told import routes_of, to_check
from ruamphaen.documents.script import Block, Heading, Paragraph, Script, Table
from ruamphaen.documents.sheet import Cell, Column
from ruamphaen.law.checks import Severity
from ruamphaen.plan.models import Version
from ruamphaen.plan.queries import VersionCheck, changes_of, check_version, indicator_lines
from ruamphaen.plan.rules.check.told import ground_of, place_of

TITLE = "เอกสารประกอบการพิจารณา"
LAW_TITLE = "ขั้นตอนและข้ออ้างอิง"
CHOICES = ("เห็นชอบ", "เห็นชอบโดยแก้ไข", "ไม่เห็นชอบ", "งดออกเสียง")
MOST_FINDINGS = 20  # of the gravest, on paper; the page of the check has them all


def plan_pack(version: Version, setting: Setting) -> Book:
    """The item's text, what changes, the result of the plan check, the question; then the lists."""
    found = [] if version.is_whole else changes_of(version)
    content = _whole(version) if version.is_whole else summary_blocks(version, found)
    blocks: list[Block] = [
        Heading("เรื่องที่เสนอ"),
        Paragraph(f"พิจารณาร่าง{plan_line(version)} ของ{version.plan.organisation.name_th}"),
        *content,
        *_check(check_version(version, setting.on)),
        *_question(version),
        stamp_of(version),
    ]
    law = to_check(routes_of(version, setting.on))
    parts = [
        Part(TITLE, Script(TITLE, tuple(blocks))),
        Part(LAW_TITLE, Script(LAW_TITLE, tuple(law[1:])), level=1),
    ]
    if version.is_whole:
        summary = plan_summary.build(version, replace(setting, code="p01"))
        parts.append(Part(SUMMARY_TITLE, summary, level=1))
    else:
        parts += change_parts(version, setting, found)
    title = f"{TITLE} {plan_line(version)}"
    running = f"{TITLE} {version.change}".strip()
    return book_of(version, setting, title, parts, bound=False, running=running)


def _whole(version: Version) -> list[Block]:
    lines = indicator_lines(version, version.listings.all())
    projects = sum(line.projects for line in lines)
    baht = sum(line.baht for line in lines)
    return [
        Heading("สาระสำคัญ"),
        Paragraph(
            f"แผนมี {len(lines):,} ยุทธศาสตร์ {projects:,} โครงการ รวมทุกปี {baht:,.2f} บาท"
            " สรุปตามยุทธศาสตร์และแผนงานปรากฏตามบัญชีสรุปท้ายเอกสารนี้"
        ),
    ]


def _check(checked: VersionCheck) -> list[Block]:
    """How many findings of each gravity, then the gravest in words."""
    counts = Counter(finding.severity for finding in checked.report.findings)
    columns = (
        Column("severity", "ระดับ", "text", 60),
        Column("found", "จำนวนที่พบ", "count", 30),
    )
    rows: list[tuple[Cell, ...]] = [(one.label.th, counts[one]) for one in Severity]
    rows.append(("ยกเว้นโดยมีเหตุผล", len(checked.waived)))
    grave = [one for one in checked.report.findings if one.severity == next(iter(Severity))]
    blocks: list[Block] = [Heading("ผลการตรวจแผนด้วยระบบ"), Table(columns, tuple(rows))]
    blocks += [
        Paragraph(f"{place_of(one)}: {one.says.th} ({ground_of(one.rule)})", number=f"{number}.")
        for number, one in enumerate(grave[:MOST_FINDINGS], start=1)
    ]
    if len(grave) > MOST_FINDINGS:
        blocks.append(Paragraph(f"และอีก {len(grave) - MOST_FINDINGS:,} ข้อ ดูครบที่หน้าตรวจแผน"))
    return blocks


def _question(version: Version) -> list[Block]:
    return [
        Heading("ข้อพิจารณา"),
        Paragraph(f"ที่ประชุมเห็นชอบ{plan_line(version)} ตามที่เสนอหรือไม่", bold=True, keep=True),
        *(Paragraph(f"☐  {choice}", keep=True) for choice in CHOICES),
        Paragraph(f"มติที่ประชุม {'.' * 90}", keep=True),
    ]
