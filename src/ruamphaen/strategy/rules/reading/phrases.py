"""Lists without numbers: where one item ends and the next begins, guessed from how items open."""

import re

from ruamphaen.strategy.rules.reading.vocabulary import BINDER, NEWS, OPENER
from ruamphaen.thai.words import cut

_OPENS = re.compile(rf"^{OPENER}")
_OPENS_AS_NOUN = re.compile(r"^(?:การ|ความ)")
_ONLY_VERBS = re.compile(rf"^(?:(?:การ|และ)?{OPENER}(?:และ)?)+,?$")
_UNFINISHED = re.compile(r"(?:และ|หรือ|เพื่อ|โดย|,)$")
_BOUND = re.compile(rf"(?:{BINDER}|{OPENER})$")
_SHORTEST_SIDE = 10


def items_in(text: str) -> list[str]:
    """The items of a running sentence, parted where a phrase opens with a verb of doing.

    Spaces stand between items and inside them alike. A phrase goes on the one before when that is
    bare verbs ("ส่งเสริม สนับสนุน และยกระดับ…") or ends unfinished ("… และ"). All items have the
    form of the first: where it opens with การ, the others do. What reads as news ends the list.
    """
    phrases = text.split()
    opens = _OPENS_AS_NOUN if phrases and _OPENS_AS_NOUN.match(phrases[0]) else _OPENS
    items: list[list[str]] = []
    for phrase in phrases:
        if items and NEWS.match(phrase):
            break
        if not items or (opens.match(phrase) and _is_finished(items[-1][-1])):
            items.append([phrase])
        else:
            items[-1].append(phrase)
    return [" ".join(item).rstrip(" ,") for item in items]


def title_and_items(text: str) -> tuple[str, list[str], bool]:
    """A title and the items that follow it in the same sentence; True where the two were glued.

    The title is the first phrase with those that go on it. Where a verb of doing follows a noun
    without a space ("…ท้องถิ่นพัฒนาศักยภาพ…"), the title ends before the verb.
    """
    first, _space, rest = text.partition(" ")
    place = _glued_at(first)
    if place:
        return first[:place], items_in(f"{first[place:]} {rest}"), True
    title, *items = items_in(text) or [""]
    # A title may be a noun phrase with items that open with verbs; then it is the first phrase.
    if not items and rest and _OPENS_AS_NOUN.match(first):
        title, items = _first_phrases(text)
    return title, items, False


def _first_phrases(text: str) -> tuple[str, list[str]]:
    phrases = text.split()
    for place in range(1, len(phrases)):
        if _OPENS.match(phrases[place]) and _is_finished(phrases[place - 1]):
            return " ".join(phrases[:place]), items_in(" ".join(phrases[place:]))
    return text, []


def _is_finished(phrase: str) -> bool:
    return not (_ONLY_VERBS.match(phrase) or _UNFINISHED.search(phrase))


def _glued_at(phrase: str) -> int:
    """Where a second verb of doing opens inside a phrase without a space; 0 where none does."""
    place = 0
    before = ""
    for word in cut(phrase):
        long_enough = min(place, len(phrase) - place) >= _SHORTEST_SIDE
        if long_enough and _OPENS.match(phrase[place:]) and not _BOUND.search(before):
            return place
        place += len(word)
        before = word
    return 0
