"""Conversations for the tests: built through the acts, with people who answer by their camp."""

from collections.abc import Sequence

from ruamphaen.opinions.actions import answering, conversations, statements
from ruamphaen.opinions.models import Conversation, Statement, Vote
from ruamphaen.opinions.rules.kinds import Adding, Answer, Channel
from ruamphaen.organisation.models import Organisation
from tests.cast import TODAY

LINES = (
    "ควรปิดถนนริมน้ำเป็นถนนคนเดิน",
    "ร้านค้าจะขายไม่ได้ถ้ารถเข้าไม่ถึง",
    "ต้นไม้สำคัญกว่าช่องจอดรถ",
    "ควรขยายถนนอีกหนึ่งช่องทาง",
    "แผงลอยอยู่บนทางเท้าได้",
    "รถส่งของเข้าได้ก่อนเก้าโมงเท่านั้น",
    "ไฟริมน้ำมืดเกินไปตอนค่ำ",
    "ควรมีห้องน้ำสาธารณะที่ท่าน้ำ",
)
APART = 6
"""The first so many divide the camps; the rest unite them."""


def talk(
    organisation: Organisation,
    *,
    lines: Sequence[str] = LINES,
    is_open: bool = True,
    adding: Adding = Adding.EVERYONE,
    title: str = "ถนนริมน้ำควรเป็นอย่างไร",
) -> Conversation:
    """A conversation with its seeds; open unless told otherwise."""
    made = conversations.start_conversation(organisation, by=None, title=title, adding=adding)
    if lines:
        statements.plant_statements(made, by=None, texts=lines)
    return conversations.open_conversation(made, by=None) if is_open else made


def asked(conversation: Conversation) -> list[Statement]:
    """Its statements by number."""
    return list(Statement.objects.filter(conversation=conversation).order_by("number"))


def camps(conversation: Conversation, *sizes: int) -> None:
    """People who answer everything: the first camp agrees with what divides at even places, the second
    with the odd ones; nearly all agree with the rest. One in nine strays, so nobody is like another."""
    rows, votes, person = asked(conversation), [], 0
    for camp, size in enumerate(sizes):
        for _someone in range(size):
            who = answering.take_part(conversation, key=f"person-{person}", channel=Channel.WEB)
            for place, row in enumerate(rows):
                agrees = place >= APART or place % 2 == camp % 2
                if (person * 5 + place * 7) % 9 == 0:
                    agrees = not agrees
                votes.append(
                    Vote(
                        participant=who,
                        statement=row,
                        value=Answer.AGREE if agrees else Answer.DISAGREE,
                    )
                )
            person += 1
    Vote.objects.bulk_create(votes)


def answer(conversation: Conversation, key: str, place: int, value: Answer) -> None:
    """One answer to the statement at a place."""
    answering.answer(
        conversation, key=key, statement=asked(conversation)[place], value=value, today=TODAY
    )


def sent(
    conversation: Conversation, text: str, *, key: str = "ผู้ส่ง", seconds: float = 60
) -> Statement:
    """A statement somebody sent."""
    return statements.say(conversation, key=key, text=text, today=TODAY, seconds=seconds)
