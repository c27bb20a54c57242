"""ถ้อยคำ: every figure said in plain words, Thai and English, for beside the picture."""

from collections.abc import Sequence

from ruamphaen.opinions.rules.gaps import Gap
from ruamphaen.opinions.rules.results import Count, Limits, Side, Why
from ruamphaen.opinions.rules.stability import Level, Stability
from ruamphaen.opinions.rules.votes import Sentence

NAMES = ("ก", "ข", "ค", "ง", "จ")
LETTERS = ("A", "B", "C", "D", "E")

_SIDE_TH = {"agree": "เห็นด้วย", "disagree": "ไม่เห็นด้วย"}
_SIDE_EN = {"agree": "agree", "disagree": "disagree"}
_LEVEL_TH = {Level.FIRM: "มั่นคง", Level.FAIR: "พอใช้", Level.WEAK: "ไม่มั่นคง"}


def level_word(level: Level) -> str:
    """The level in one Thai word."""
    return _LEVEL_TH[level]


def sets_apart(side: Side, group: int, inside: Count, outside: Count) -> Sentence:
    """Why a statement stands for a group."""
    return Sentence(
        f"กลุ่ม {NAMES[group]} {_SIDE_TH[side]} {_of_th(inside, side)}"
        f" ส่วนคนอื่น{_SIDE_TH[side]} {_of_th(outside, side)}",
        f"In group {LETTERS[group]} {_of_en(inside, side)} {_SIDE_EN[side]};"
        f" among the others {_of_en(outside, side)} do",
    )


def unites(side: Side, by_group: Sequence[Count]) -> Sentence:
    """What all groups, or where there are none most people, say together."""
    if len(by_group) == 1:
        return Sentence(
            f"คนส่วนใหญ่{_SIDE_TH[side]}: {_of_th(by_group[0], side)}",
            f"Most people {_SIDE_EN[side]}: {_of_en(by_group[0], side)}",
        )
    th = " ".join(
        f"กลุ่ม {name} {_of_th(one, side)}" for name, one in zip(NAMES, by_group, strict=False)
    )
    en = ", ".join(
        f"group {letter} {_of_en(one, side)}"
        for letter, one in zip(LETTERS, by_group, strict=False)
    )
    return Sentence(f"ทุกกลุ่ม{_SIDE_TH[side]}: {th}", f"All groups {_SIDE_EN[side]}: {en}")


def divides(agreeing: int, inside: Count, disagreeing: int, against: Count) -> Sentence:
    """Which two groups stand against each other."""
    return Sentence(
        f"กลุ่ม {NAMES[agreeing]} เห็นด้วย {_of_th(inside, 'agree')}"
        f" แต่กลุ่ม {NAMES[disagreeing]} ไม่เห็นด้วย {_of_th(against, 'disagree')}",
        f"In group {LETTERS[agreeing]} {_of_en(inside, 'agree')} agree,"
        f" but in group {LETTERS[disagreeing]} {_of_en(against, 'disagree')} disagree",
    )


def splits(everyone: Count) -> Sentence:
    """That people are split, where there are no groups."""
    return Sentence(
        f"ความเห็นก้ำกึ่ง: เห็นด้วย {_of_th(everyone, 'agree')} ไม่เห็นด้วย {_of_th(everyone, 'disagree')}",
        f"People are split: {_of_en(everyone, 'agree')} agree, {_of_en(everyone, 'disagree')} disagree",
    )


def group_is(group: int, size: int, placed: int, level: Level, statements: int) -> Sentence:
    """A group in a sentence: how large, how firm, whether anything sets it apart."""
    th, en = _STANDING[level]
    apart_th = "" if statements else " ยังไม่มีข้อความที่แยกกลุ่มนี้จากกลุ่มอื่นได้ชัด"
    apart_en = "" if statements else " No statement sets it clearly apart."
    return Sentence(
        f"กลุ่ม {NAMES[group]} มี {size:,} คน ({_percent(size, placed)}) {th}{apart_th}",
        f"Group {LETTERS[group]} has {size:,} people ({_percent(size, placed)}). {en}{apart_en}",
    )


_STANDING = {
    Level.FIRM: (
        "กลุ่มนี้มั่นคง สุ่มคนใหม่ก็ยังพบกลุ่มเดิม",
        "It is firm: with other people drawn it comes back.",
    ),
    Level.FAIR: (
        "กลุ่มนี้พอเห็นเค้า แต่ใครอยู่ในกลุ่มยังไม่แน่",
        "There is a pattern, but who belongs to it is doubtful.",
    ),
    Level.WEAK: (
        "กลุ่มนี้ไม่มั่นคง ไม่ควรใช้อ้างอิง",
        "It is not firm and should not be relied on.",
    ),
}


def stable(found: Stability) -> Sentence:
    """How firm the groups are, with the figure."""
    stays, same = round(100 * found.stays), round(100 * found.same_number)
    return Sentence(
        f"ความมั่นคงของกลุ่ม: {level_word(found.level)} เมื่อสุ่มคนใหม่ {found.redraws} ครั้ง"
        f" โดยเฉลี่ย {stays} ใน 100 คนอยู่กลุ่มเดิม และพบจำนวนกลุ่มเท่าเดิม {same} ใน 100 ครั้ง",
        f"Stability of the groups: {found.level}. People were drawn anew {found.redraws} times: on"
        f" average {stays} of 100 stay in their group, and {same} of 100 times there are as many groups.",
    )


def apart(gaps: Sequence[Gap]) -> Sentence:
    """Whether the groups are camps, or ends of one row."""
    joined = [gap for gap in gaps if not gap.apart]
    if not joined:
        return Sentence(
            "กลุ่มแยกจากกันชัด คนที่อยู่ระหว่างกลุ่มมีน้อยกว่าคนที่อยู่กลางกลุ่ม",
            "The groups stand apart: fewer people stand between them than in their midst.",
        )
    th = ", ".join(f"{NAMES[gap.first]}-{NAMES[gap.second]}" for gap in joined)
    en = ", ".join(f"{LETTERS[gap.first]}-{LETTERS[gap.second]}" for gap in joined)
    return Sentence(
        f"ยังไม่เห็นช่องว่างระหว่างกลุ่ม ({th}) ความเห็นอาจไล่ต่อเนื่องกัน เส้นแบ่งมาจากการคำนวณ คนใกล้เส้นอยู่กลุ่มใดก็ได้",
        f"No gap is seen between the groups ({en}): opinion may go over step by step. The line is drawn"
        " by calculation, and people near it could be in either.",
    )


def repeated(again: int, changed: int) -> Sentence:
    """What was done with people who answered a statement more than once."""
    return Sentence(
        f"มีผู้ตอบข้อความเดิมมากกว่าหนึ่งครั้ง: ตอบซ้ำ {again:,} แถว เปลี่ยนความเห็น {changed:,} แถว นับแถวหลังสุด",
        f"Some answered a statement more than once: {again:,} rows the same again, {changed:,} rows"
        " with another answer. The last counts.",
    )


def left_out(statements: int) -> Sentence:
    """That some statements were taken away before."""
    return Sentence(
        f"ไม่นำ {statements:,} ข้อความมาคำนวณ ตามที่ผู้จัดเลือก",
        f"{statements:,} statements were left out, as the hosts chose.",
    )


def not_placed(people: int, placed: int, answers: int) -> Sentence:
    """Who is counted but not on the map."""
    return Sentence(
        f"{people - placed:,} คนตอบไม่ถึง {answers} ข้อความ จึงนับความเห็นแต่ไม่จัดเข้ากลุ่ม",
        f"{people - placed:,} people answered fewer than {answers} statements: their votes are"
        " counted, but they are put in no group.",
    )


def why_not(
    why: Why,
    *,
    placed: int,
    statements: int,
    shared: float,
    limits: Limits,
    found: Stability | None,
) -> Sentence:
    """Why no groups are named: what cannot be known, and what can be done."""
    if why is Why.FEW_STATEMENTS:
        return Sentence(
            f"มีเพียง {statements} ข้อความ ยังบอกกลุ่มความเห็นไม่ได้ ต้องมีอย่างน้อย {limits.answers} ข้อความ เพิ่มข้อความแล้วถามต่อ",
            f"There are only {statements} statements, too few to tell groups: at least {limits.answers}"
            " are needed. Add statements and go on asking.",
        )
    if why is Why.FEW_PEOPLE:
        # Half the width of the 95 % interval of a share of one half, in points of a hundred.
        off = round(98 / max(placed, 1) ** 0.5)
        return Sentence(
            f"มีผู้ตอบครบพอ {placed} คน น้อยกว่า {limits.people} คน จึงบอกกลุ่มความเห็นไม่ได้ บอกได้เพียงจำนวนคนต่อข้อความ"
            f" และต่อให้สุ่มคนมา สัดส่วนก็อาจคลาดเคลื่อนได้ถึง ±{off} ใน 100 ชวนคนเพิ่มหรือคุยกันต่อหน้า",
            f"Only {placed} people answered enough, fewer than {limits.people}: groups cannot be told,"
            f" only counts by statement; and even of people drawn by lot a share could be off by up to"
            f" ±{off} of 100. Ask more people, or talk face to face.",
        )
    if why is Why.SPARSE:
        return Sentence(
            f"คำตอบกระจายเกินไป สองคนใด ๆ ตอบข้อความเดียวกันเฉลี่ยเพียง {shared:.1f} ข้อความ"
            f" (ต้องมีอย่างน้อย {limits.shared:g}) จึงเทียบกันไม่ได้ ขอให้ทุกคนตอบเพิ่ม",
            f"Answers are too scattered: two people have only {shared:.1f} statements in common on"
            f" average ({limits.shared:g} are needed), so they cannot be compared. Ask everyone to answer more.",
        )
    if why is Why.UNSTABLE and found is not None:
        stays = round(100 * found.stays)
        return Sentence(
            f"กลุ่มที่คำนวณได้ไม่มั่นคง เมื่อสุ่มคนใหม่เพียง {stays} ใน 100 คนอยู่กลุ่มเดิม จึงไม่ตั้งชื่อกลุ่ม ถามคนหรือข้อความเพิ่มแล้วคำนวณใหม่",
            f"The groups that come out are not stable: with people drawn anew only {stays} of 100 stay"
            " in theirs, so none is named. Ask more people or statements and compute again.",
        )
    return _ONE_GROUP[why]


_ONE_GROUP = {
    Why.ALL_ALIKE: Sentence(
        "ทุกคนตอบเหมือนกัน จึงไม่มีกลุ่มที่ต่างกัน",
        "Everyone answered alike: there are no different groups.",
    ),
    Why.BY_LOT: Sentence(
        "ไม่พบแบบแผนร่วม ความต่างของคำตอบไม่มากไปกว่าที่เกิดโดยบังเอิญ ถือเป็นกลุ่มเดียว",
        "No common pattern: answers differ no more together than they would by chance. Take everyone as one group.",
    ),
    Why.NO_PARTING: Sentence(
        "แบ่งกลุ่มไม่ได้โดยไม่มีกลุ่มที่เล็กเกินไป จึงไม่ตั้งชื่อกลุ่ม ถือเป็นกลุ่มเดียว",
        "People cannot be parted without a group that is too small, so none is named. Take everyone as one group.",
    ),
}


def _of_th(count: Count, side: Side) -> str:
    return f"{count.on(side):,} จาก {count.seen:,} คน ({_percent(count.on(side), count.seen)})"


def _of_en(count: Count, side: Side) -> str:
    return f"{count.on(side):,} of {count.seen:,} ({_percent(count.on(side), count.seen)})"


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f}%" if whole else "-"
