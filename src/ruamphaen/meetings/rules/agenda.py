"""The agenda on paper: what an item asks of the meeting, how items are numbered and moved. Pure."""

from collections.abc import Callable, Sequence

from ruamphaen.meetings.rules.kinds import ItemKind

# Words that tell what an item asks; the first that is found decides.
_SIGNS: tuple[tuple[str, ItemKind], ...] = (
    ("อื่น ๆ", ItemKind.OTHER),
    ("อื่นๆ", ItemKind.OTHER),
    ("รับรองรายงานการประชุม", ItemKind.MINUTES),
    ("กระทู้", ItemKind.QUESTION),
    ("แถลงนโยบาย", ItemKind.POLICY),
    ("เสนอเพื่อทราบ", ItemKind.INFORM),
    ("แจ้ง", ItemKind.INFORM),
    ("กล่าวเปิด", ItemKind.INFORM),
    ("รายงานผล", ItemKind.REPORT),
    ("นำเสนอ", ItemKind.REPORT),
    ("พิจารณาเสร็จแล้ว", ItemKind.CONSIDER),
    ("พิจารณา", ItemKind.CONSIDER),
    ("เสนอใหม่", ItemKind.CONSIDER),
    ("ระดมความคิดเห็น", ItemKind.CONSIDER),
    ("ญัตติ", ItemKind.CONSIDER),
    ("รายงาน", ItemKind.REPORT),
    ("นโยบาย", ItemKind.INFORM),
)


def kind_of_item(title: str) -> ItemKind:
    """What an item of this title most likely asks; the clerk can say otherwise."""
    return next((kind for sign, kind in _SIGNS if sign in title), ItemKind.CONSIDER)


def is_sub(number: str) -> bool:
    """Whether a printed number is of a sub-item: 3.1, not 3."""
    return "." in number


def numbers(subs: Sequence[bool]) -> list[str]:
    """Numbers for items in their order; True stands for a sub-item. [F, T, T, F] → 1 1.1 1.2 2.

    A sub-item that would stand first becomes an item.
    """
    main = below = 0
    numbered = []
    for sub in subs:
        if sub and main:
            below += 1
            numbered.append(f"{main}.{below}")
        else:
            main, below = main + 1, 0
            numbered.append(str(main))
    return numbered


def moved[Item](
    items: Sequence[Item], item: Item, step: int, sub: Callable[[Item], bool]
) -> list[Item]:
    """The items after one was moved up (−1) or down (1) among its like.

    An item takes its sub-items along; a sub-item stays under its item. At the end nothing moves.
    """
    at = items.index(item)
    if sub(item):
        other = at + step
        if not 0 <= other < len(items) or not sub(items[other]):
            return list(items)
        after = list(items)
        after[at], after[other] = after[other], after[at]
        return after
    blocks = list[list[Item]]()
    for one in items:
        if sub(one) and blocks:
            blocks[-1].append(one)
        else:
            blocks.append([one])
    place = next(index for index, block in enumerate(blocks) if block[0] == item)
    target = place + step
    if 0 <= target < len(blocks):
        blocks[place], blocks[target] = blocks[target], blocks[place]
    return [one for block in blocks for one in block]


def last_below[Item](items: Sequence[Item], item: Item, sub: Callable[[Item], bool]) -> int:
    """The place after the last sub-item of an item: where its next sub-item goes."""
    place = items.index(item) + 1
    while place < len(items) and sub(items[place]):
        place += 1
    return place
