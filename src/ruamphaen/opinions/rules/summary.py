"""สรุปเป็นบรรทัด: what `opinions map` tells a person, in Thai or in English."""

from collections.abc import Iterator

from ruamphaen.opinions.rules.results import OpinionMap, Statement
from ruamphaen.opinions.rules.votes import Sentence

_LONGEST = 200
_HEADS = {
    "groups": Sentence("กลุ่มความเห็น", "Opinion groups"),
    "uniting": Sentence("ข้อความที่ทุกกลุ่มเห็นตรงกัน", "Statements that unite all groups"),
    "together": Sentence("ข้อความที่คนส่วนใหญ่เห็นตรงกัน", "Statements most people agree about"),
    "dividing": Sentence("ข้อความที่แบ่งความเห็น", "Statements that divide"),
}
_NONE = Sentence("ไม่มีข้อความที่ชัดพอ", "None that is clear enough")


def told(found: OpinionMap, *, english: bool = False) -> list[str]:
    """The map line by line."""
    return list(_lines(found, english=english))


def _lines(found: OpinionMap, *, english: bool) -> Iterator[str]:
    def words(one: Sentence) -> str:
        return one.en if english else one.th

    yield words(_size(found))
    yield from (words(one) for one in found.said)
    if found.refusal is not None:
        yield words(found.refusal.said)
    if found.groups:
        yield from ("", words(_HEADS["groups"]))
    for group in found.groups:
        yield f"■ {words(group.said)}"
        for one in group.statements:
            yield from (f"  {_named(one.statement)}", f"      {words(one.said)}")
    parts = (
        ("uniting" if found.groups else "together", found.uniting),
        ("dividing", found.dividing),
    )
    for head, listed in parts:
        yield from ("", words(_HEADS[head]))
        if not listed:
            yield f"  {words(_NONE)}"
        for each in listed:
            yield from (f"  {_named(each.statement)}", f"      {words(each.said)}")


def _size(found: OpinionMap) -> Sentence:
    share = f"{100 * found.answered:.0f}%"
    return Sentence(
        f"{found.people:,} คน {len(found.statements):,} ข้อความ {found.votes:,} ความเห็น (ตอบแล้ว {share})",
        f"{found.people:,} people, {len(found.statements):,} statements, {found.votes:,} votes ({share} answered)",
    )


def _named(statement: Statement) -> str:
    """A statement on one line; signs that are no letters could steer a terminal."""
    text = f"[{statement.name}] {statement.text}".rstrip()
    shown = "".join(sign if sign.isprintable() else "�" for sign in text[:_LONGEST])
    return shown if len(text) <= _LONGEST else f"{shown}…"
