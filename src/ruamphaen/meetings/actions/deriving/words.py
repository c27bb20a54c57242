"""Texts that several machines wrote without having seen each other's, and what was typed twice."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import Any
from uuid import UUID, uuid5

from ruamphaen.meetings.actions.applying import apply
from ruamphaen.meetings.actions.applying.found import Found, version_of
from ruamphaen.meetings.models import Line, Meeting, Saying
from ruamphaen.meetings.rules.clashes import ClashKind
from ruamphaen.meetings.rules.story import Story, Told, same_ones

# Acts that write one text, and the word of it that a person compares.
TEXTS: Sequence[tuple[frozenset[str], str]] = (
    (frozenset({"write_account"}), "text"),
    (frozenset({"say", "edit_saying"}), "text"),
    (frozenset({"answer_saying"}), "answer"),
    (frozenset({"correct_person"}), "name"),
)
_SHOWING = frozenset({"hide_saying", "show_saying"})


def derive(meeting: Meeting, story: Story) -> list[Found]:
    """The first of texts written apart stands until a person chooses; nothing is shown that one hid."""
    found = []
    for acts, word in TEXTS:
        for told in _several(story, acts):
            standing = story.standing(told)
            _let_stand(meeting, told, standing[0])
            if len({line.said.get(word) for line in standing}) > 1:
                found.append(_two_texts(standing))
    for told in _several(story, _SHOWING):
        standing = story.standing(told)
        hidden = [line for line in standing if line.act == "hide_saying"]
        _let_stand(meeting, told, (hidden or standing)[-1])
    return [*found, *_cards(meeting, story)]


def _several(story: Story, acts: frozenset[str]) -> list[list[Told]]:
    """The lines about each thing that more than one machine spoke of."""
    things: dict[UUID, list[Told]] = defaultdict(list)
    for line in story.of(*acts):
        things[line.about].append(line)
    return [told for told in things.values() if len({line.box for line in told}) > 1]


def _let_stand(meeting: Meeting, told: Sequence[Told], line: Told) -> None:
    """The row holds what arrived last; where another line stands, it is applied again."""
    if line.arrived != max(each.arrived for each in told):
        apply(meeting, Line.objects.get(pk=line.arrived))


def _two_texts(standing: Sequence[Told]) -> Found:
    """All versions side by side, named by their lines: the page reads the words from there."""
    about = standing[0].about
    versions = "".join(version_of(line.hash).hex for line in standing)
    return Found(
        ClashKind.TEXT, about, uuid5(about, versions), [side_of(line) for line in standing]
    )


def side_of(line: Told) -> dict[str, Any]:
    """One side of a clash: which line says it. No words: those may be a person's, and be forgotten."""
    return {"box": line.box, "seq": line.seq, "at": line.at.isoformat(), "act": line.act}


def _cards(meeting: Meeting, story: Story) -> list[Found]:
    """One card typed in more than once: each next to the one before it. And what was joined already."""
    _join(meeting, story)
    cards: dict[int, list[Saying]] = defaultdict(list)
    typed = Saying.objects.filter(meeting=meeting, card_number__isnull=False, same_as=None)
    first_told = {line.about: line for line in story.of("say")}
    known = [saying for saying in typed if saying.uid in first_told]
    for saying in sorted(known, key=lambda saying: first_told[saying.uid].order):
        cards[saying.card_number or 0].append(saying)
    return [
        Found(
            ClashKind.CARD,
            one.uid,
            other.uid,
            [side_of(first_told[one.uid]), side_of(first_told[other.uid])],
        )
        for sayings in cards.values()
        for one, other in pairwise(sayings)
    ]


def _join(meeting: Meeting, story: Story) -> None:
    ones = same_ones(story, "same_saying")
    seconds = {uid: first for first, others in ones.items() for uid in others}
    spoken = {line.about for line in story.of("same_saying")}
    if not spoken:
        return
    uids = spoken | set(seconds) | set(ones)
    rows = {row.uid: row for row in Saying.objects.filter(meeting=meeting, uid__in=uids)}
    for uid, row in rows.items():
        row.same_as = rows.get(seconds[uid]) if uid in seconds else None
    Saying.objects.bulk_update(rows.values(), ["same_as"], batch_size=200)
