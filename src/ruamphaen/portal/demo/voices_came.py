"""What came of three needs of the fictional town: one is done, one has money, one was given up."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from ruamphaen.organisation.models import Organisation, User
from ruamphaen.portal.demo.voices_words import ALIKE
from ruamphaen.proposals.actions.progress import tell_progress
from ruamphaen.proposals.actions.screening import answer
from ruamphaen.proposals.models import Cluster, Proposal
from ruamphaen.proposals.rules.progress import MilestoneKind, Progress
from ruamphaen.proposals.rules.screening import Reply
from ruamphaen.thai.dates import FiscalYear, bangkok_day

ANSWERED_AFTER = 9


@dataclass(frozen=True)
class Told:
    """One thing told, so many days after the last of the group was said."""

    after: int
    kind: MilestoneKind
    text: str = ""
    source: str = ""
    baht: int | None = None


@dataclass(frozen=True)
class Came:
    """What became of one group, named by the words of its first."""

    title: str
    verdict: str
    answered: str
    told: tuple[Told, ...]


_, LIGHTS, _, RUBBISH, ROOF = (texts[0].title for texts in ALIKE)
CAME = (
    Came(
        RUBBISH,
        "daily-work",
        "กองสาธารณสุขและสิ่งแวดล้อมจะจัดรถเก็บขยะคันเล็กเข้าซอย 7",
        (
            Told(
                24,
                MilestoneKind.DONE,
                "รถเก็บขยะคันเล็กเข้าซอย 7 ทุกวันอังคารและวันศุกร์แล้ว ถ้าไม่เข้า บอกเทศบาลได้",
                "ตารางเดินรถเก็บขยะของเทศบาล",
            ),
        ),
    ),
    Came(
        LIGHTS,
        "own-power",
        "กองช่างสำรวจแล้ว ต้องตั้งเสาใหม่ตลอดทางเลียบคลอง",
        (
            Told(30, MilestoneKind.CHOSEN, "นำเข้าพิจารณาตั้งงบประมาณ"),
            Told(
                58,
                MilestoneKind.BUDGETED,
                "ตั้งเสาไฟส่องสว่าง 12 ต้น รอจัดหาผู้รับจ้าง",
                "เทศบัญญัติงบประมาณรายจ่ายของเทศบาล",
                384_000,
            ),
        ),
    ),
    Came(
        ROOF,
        "own-power",
        "กองช่างจะสำรวจลานและออกแบบหลังคา",
        (
            Told(
                47,
                MilestoneKind.STOPPED,
                "ลานกีฬาอยู่ในที่ดินของหน่วยงานอื่น ขอสร้างหลังคาแล้วยังไม่ได้รับอนุญาต ถ้าได้รับอนุญาตจะเสนอใหม่",
                "หนังสือตอบของเจ้าของที่ดิน",
            ),
        ),
    ),
)


def load_town(organisation: Organisation, planner: User, now: datetime) -> None:
    """The answers to three groups of those that say the same, and how far each has come."""
    heads = Cluster.objects.filter(organisation=organisation).select_related("head")
    by_title = {each.head.title: each for each in heads if each.head}
    for came in CAME:
        _tell(by_title[came.title], came, planner, now)


def _tell(cluster: Cluster, came: Came, planner: User, now: datetime) -> None:
    group = list(Proposal.objects.filter(memberships__cluster=cluster).order_by("made_at"))
    last = group[-1].made_at

    def after(days: int) -> datetime:
        return min(last + timedelta(days=days), now)

    answered = after(ANSWERED_AFTER)
    reply = Reply(came.verdict, came.answered)
    answer(group, by=planner, reply=reply, at=answered, today=bangkok_day(answered))
    for each in came.told:
        at = after(each.after)
        day = bangkok_day(at)
        progress = Progress(
            each.kind,
            day,
            each.text,
            FiscalYear.containing(day).be if each.kind == MilestoneKind.BUDGETED else None,
            Decimal(each.baht) if each.baht is not None else None,
            each.source,
        )
        tell_progress(group[0], by=planner, told=progress, at=at, today=day)
