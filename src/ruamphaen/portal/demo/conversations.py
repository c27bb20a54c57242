"""Conversations of the fictional town: one with two camps and what unites them, one that is young.

Everything is made up: texts by hand, answers drawn from a seed, through the acts that people use.
"""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet

from ruamphaen.base.moderation import Decision, Reason
from ruamphaen.opinions.actions import conversations as actions
from ruamphaen.opinions.actions import statements
from ruamphaen.opinions.actions.answering import take_part
from ruamphaen.opinions.actions.appealing import appeal
from ruamphaen.opinions.models import Conversation, Statement, StatementJudgement, Vote
from ruamphaen.opinions.rules.kinds import Adding, Answer, Channel
from ruamphaen.organisation.models import Organisation
from ruamphaen.strategy.models import Node
from ruamphaen.thai.dates import bangkok_day

PEOPLE, YOUNG_PEOPLE = 62, 17
ANSWERS_EACH = (9, 15)
IN_HALL = 20
"""So many of the people answer on their phones in the hall."""


@dataclass(frozen=True)
class Line:
    """ข้อความตัวอย่าง — a statement, and how likely each of two camps is to agree (0 to 1)."""

    text: str
    walkers: float
    sellers: float


TITLE = "ถนนริมน้ำหน้าตลาด ควรเป็นอย่างไร"
ABOUT = (
    "เทศบาลมีงบปรับปรุงถนนริมน้ำช่วงหน้าตลาดราว 400 เมตร บางคนอยากให้เป็นถนนคนเดิน บางคนห่วงการค้าและที่จอดรถ"
    " ผลของวงนี้จะนำเข้าประชาคมก่อนเขียนโครงการลงแผน"
)
LINES = (
    Line("ควรปิดถนนริมน้ำเป็นถนนคนเดินทุกเย็นวันศุกร์ถึงอาทิตย์", 0.92, 0.1),
    Line("ร้านค้าหน้าตลาดจะขายไม่ได้ถ้ารถเข้าไม่ถึง", 0.12, 0.93),
    Line("ควรมีที่จอดรถรวมนอกตลาดก่อนจะเปลี่ยนอะไรบนถนนนี้", 0.85, 0.94),
    Line("ทางเท้าริมน้ำต้องเรียบ รถเข็นและคนแก่เดินได้จริง", 0.95, 0.9),
    Line("ควรลดความเร็วรถหน้าตลาดเหลือ 30 กิโลเมตรต่อชั่วโมง", 0.93, 0.82),
    Line("ต้นไม้ใหญ่ริมน้ำสำคัญกว่าช่องจอดรถ", 0.9, 0.22),
    Line("เทศบาลควรขยายถนนให้กว้างขึ้นอีกหนึ่งช่อง", 0.08, 0.86),
    Line("ไฟส่องสว่างริมน้ำมืดเกินไปตอนค่ำ", 0.9, 0.88),
    Line("แผงลอยควรอยู่บนทางเท้าได้เหมือนเดิม", 0.2, 0.85),
    Line("ควรมีห้องน้ำสาธารณะที่สะอาดใกล้ท่าน้ำ", 0.93, 0.92),
    Line("เด็กควรปั่นจักรยานมาตลาดได้อย่างปลอดภัย", 0.94, 0.62),
    Line("ถนนคนเดินทำให้นักท่องเที่ยวมาแต่คนในเมืองไม่ได้อะไร", 0.18, 0.8),
    Line("ควรทดลองก่อนสามเดือนแล้วค่อยตัดสินใจ", 0.88, 0.84),
    Line("รถส่งของควรเข้าได้เฉพาะก่อน 9 โมงเช้า", 0.84, 0.25),
)
SENT = (
    ("อยากให้มีจุดนั่งพักใต้ร่มไม้ทุก 50 เมตร", 0.9, 0.75),
    ("น้ำในคลองต้องสะอาดก่อน เดินริมน้ำเหม็นใครจะมา", 0.92, 0.9),
)
WAITING = "อยากให้ย้ายตลาดทั้งหมดไปที่ใหม่ และสร้างสวนแทน กับทำที่จอดรถใต้ดินด้วย"
HIDDEN = "เงินด่วนทันใจ แอดไลน์มาคุยกัน"
APPEAL = "ไม่ได้ขาย เป็นป้ายที่เห็นติดตามเสาไฟริมน้ำ อยากให้เทศบาลมาเก็บ"
YOUNG_TITLE = "รอบเก็บขยะแบบไหนดีกับหมู่บ้านเรา"
YOUNG_LINES = (
    "เก็บขยะสัปดาห์ละสองครั้งพอ ถ้าแยกขยะเปียกจริง",
    "ควรเก็บตอนเช้ามืดก่อนคนออกจากบ้าน",
    "ถังรวมท้ายซอยดีกว่าเก็บหน้าบ้านทุกหลัง",
    "คนที่แยกขยะควรจ่ายค่าเก็บน้อยกว่า",
    "ควรมีวันเก็บขยะชิ้นใหญ่เดือนละครั้ง",
    "ขยะอันตรายควรมีจุดรับที่ศาลาหมู่บ้าน",
    "ควรทำปุ๋ยจากขยะเปียกใช้เองในชุมชน",
    "รถเก็บขยะเสียงดังรบกวนตอนกลางคืน",
)


def load_town(organisation: Organisation, now: datetime, seed: int) -> None:
    """Both conversations, with their answers."""
    dice = random.Random(seed)  # noqa: S311 -- a demo, not a secret
    _river_road(organisation, now, dice)
    _waste(organisation, now, dice)


def _river_road(organisation: Organisation, now: datetime, dice: random.Random) -> None:
    today = bangkok_day(now)
    conversation = actions.start_conversation(
        organisation,
        by=None,
        title=TITLE,
        about=ABOUT,
        node=Node.objects.filter(tree__organisation=organisation, kind="strategy").first(),
        opens_on=today - timedelta(days=12),
        closes_on=today + timedelta(days=18),
    )
    statements.plant_statements(conversation, by=None, texts=[line.text for line in LINES])
    conversation = actions.open_conversation(conversation, by=None)
    for place, text in enumerate([*(text for text, *_likely in SENT), WAITING, HIDDEN]):
        statements.say(
            conversation, key=f"demo-{place}", text=text, today=today, seconds=40 + 5 * place
        )
    rows = {row.text: row for row in Statement.objects.filter(conversation=conversation)}
    statements.show_statements(
        conversation, by=None, statements=[rows[text].pk for text, *_likely in SENT]
    )
    statements.hide_statements(
        conversation, by=None, statements=[rows[HIDDEN].pk], because=Reason.ADVERTISING
    )
    judgement = StatementJudgement.objects.get(statement=rows[HIDDEN], decision=Decision.HIDE)
    appeal(judgement, by=None, text=APPEAL)
    likely = {rows[line.text].pk: (line.walkers, line.sellers) for line in LINES}
    likely |= {rows[text].pk: (walkers, sellers) for text, walkers, sellers in SENT}
    _answers(conversation, likely, PEOPLE, dice)


def _waste(organisation: Organisation, now: datetime, dice: random.Random) -> None:
    conversation = actions.start_conversation(
        organisation,
        by=None,
        title=YOUNG_TITLE,
        opens_on=bangkok_day(now) - timedelta(days=2),
        adding=Adding.EVERYONE,
    )
    statements.plant_statements(conversation, by=None, texts=YOUNG_LINES)
    conversation = actions.open_conversation(conversation, by=None)
    asked = Statement.objects.filter(conversation=conversation)
    _answers(conversation, _any_way(asked, dice), YOUNG_PEOPLE, dice)


def _any_way(asked: QuerySet[Statement], dice: random.Random) -> dict[int, tuple[float, float]]:
    return {
        pk: (share := dice.uniform(0.3, 0.9), share) for pk in asked.values_list("pk", flat=True)
    }


def _answers(
    conversation: Conversation,
    likely: dict[int, tuple[float, float]],
    people: int,
    dice: random.Random,
) -> None:
    """Answers of so many people, six in ten of the first camp; in one go, as a demo must be quick."""
    votes = []
    for person in range(people):
        channel = Channel.HALL if person < IN_HALL else Channel.WEB
        participant = take_part(conversation, key=f"demo-{person}", channel=channel)
        camp = 0 if dice.random() < 0.6 else 1
        many = min(len(likely), dice.randint(*ANSWERS_EACH))
        votes += [
            Vote(participant=participant, statement_id=pk, value=_said(likely[pk][camp], dice))
            for pk in dice.sample(sorted(likely), many)
        ]
    Vote.objects.bulk_create(votes)


def _said(agrees: float, dice: random.Random) -> int:
    if dice.random() < 0.1:
        return Answer.PASS.value
    return Answer.AGREE.value if dice.random() < agrees else Answer.DISAGREE.value
