"""สรุปความเห็นต่อร่างแผน: what people said about a draft, and what the office answered."""

from ruamphaen.documents.sheet import Column, Row, Sheet, check
from ruamphaen.plan.models import Consultation
from ruamphaen.plan.queries.consultation import Remark, summary_of
from ruamphaen.thai.dates import bangkok_day, thai_date

COLUMNS = (
    Column("number", "ที่", "number", 10),
    Column("about", "โครงการหรือย่อหน้า", "text", 45),
    Column("original", "ข้อความในร่าง", "text", 45),
    Column("proposed", "ข้อความที่เสนอ", "text", 45),
    Column("text", "ความเห็น", "text", 60),
    Column("said_on", "วันที่", "text", 22),
    Column("answer", "คำตอบของหน่วยงาน", "text", 60),
)


def build(consultation: Consultation) -> Sheet:
    """The table of comments that are shown, with answers. No name of a private person stands in it."""
    version = consultation.version
    plan, summary = version.plan, summary_of(consultation)
    counted = f"รวม {len(summary.remarks):,} ความเห็น ตอบแล้ว {summary.answered:,}"
    return check(
        Sheet(
            code="",
            title_lines=(
                "สรุปความเห็นของประชาชนต่อร่างแผนพัฒนาท้องถิ่น",
                f"{plan.period.slug.replace('-', '–')} {version}",
                plan.organisation.name_th,
            ),
            subtitle_lines=(
                f"รับฟังความเห็น {thai_date(consultation.opens)} ถึง {thai_date(consultation.closes)}",
                counted,
            ),
            columns=COLUMNS,
            body=tuple(Row(_cells(remark)) for remark in summary.remarks),
            footer_text=f"{plan} {version} {plan.organisation.name_th}",
            mark="ตัวอย่าง" if plan.organisation.is_example else "",
            blank="",
            dated=consultation.closes,
        )
    )


def _cells(remark: Remark) -> tuple[int | str | None, ...]:
    comment = remark.comment
    return (
        remark.number,
        remark.about,
        comment.original or None,
        comment.proposed or None,
        comment.text or None,
        thai_date(bangkok_day(comment.said_at), style="short"),
        remark.answer or None,
    )
