"""From the lines of all journals to the rows, whatever the order in which the journals arrived.

Appliers write rows as lines come. Where several machines told of one thing, the rows must not
depend on whose file was merged first: here they are brought in line with the whole story, and what
does not fit is kept as a clash for a person. Only on the main site: a box knows one journal.
"""

import json
from collections.abc import Iterable

from django.utils import timezone

from ruamphaen.meetings.actions.applying.found import Found
from ruamphaen.meetings.actions.deriving import people, sitting, votes, words
from ruamphaen.meetings.models import Box, Clash, Line, Meeting
from ruamphaen.meetings.rules.clashes import ClashKind
from ruamphaen.meetings.rules.story import Story, Told

# Clashes that are read from the story each time: one that no longer holds is taken away unless settled.
DERIVED = frozenset(
    {
        ClashKind.DOUBLE,
        ClashKind.TWICE,
        ClashKind.COUNT,
        ClashKind.TEXT,
        ClashKind.NUMBER,
        ClashKind.CARD,
        ClashKind.MORE_VOTES,
        ClashKind.LATE,
    }
)


def derive(meeting: Meeting) -> list[Clash]:
    """Bring the rows in line with all journals that are here; returns the clashes that are new."""
    if meeting.box:
        return []
    story = story_of(meeting)
    found = [
        *words.derive(meeting, story),
        *people.derive(meeting, story),
        *votes.derive(meeting, story),
        *sitting.derive(meeting, story),
    ]
    return reconcile(meeting, found)


def story_of(meeting: Meeting) -> Story:
    """All lines of a meeting that are here, with what each machine could have seen."""
    rows = Line.objects.filter(meeting=meeting).order_by("pk")
    seen = Box.objects.filter(meeting=meeting).values_list("code", "handed")
    columns = ("pk", "box", "seq", "act", "about", "happened_at", "facts", "private", "hash")
    return Story(
        (
            Told(
                arrived=pk,
                box=box,
                seq=seq,
                act=act,
                about=about,
                at=at,
                said={**json.loads(facts), **(json.loads(private) if private else {})},
                hash=hash_,
            )
            for pk, box, seq, act, about, at, facts, private, hash_ in rows.values_list(*columns)
        ),
        here=meeting.box,
        seen={code: handed.get("seen", {}) for code, handed in seen},
    )


def reconcile(meeting: Meeting, found: Iterable[Found]) -> list[Clash]:
    """Keep exactly the clashes that hold, and every one that a person settled."""
    before = {
        (clash.kind, clash.about, clash.other): clash
        for clash in Clash.objects.filter(meeting=meeting, kind__in=DERIVED)
    }
    made = []
    for one in {(each.kind, each.about, each.other): each for each in found}.values():
        clash = before.pop((one.kind, one.about, one.other), None)
        if clash is None:
            box = next((side["box"] for side in reversed(one.sides) if side.get("box")), "")
            made.append(
                Clash(
                    meeting=meeting,
                    kind=one.kind,
                    about=one.about,
                    other=one.other,
                    box=box,
                    sides=one.sides,
                    found_at=timezone.now(),
                )
            )
        elif clash.settled_at is None and clash.sides != one.sides:
            clash.sides = one.sides
            clash.save(update_fields=["sides"])
    moot = [clash.pk for clash in before.values() if clash.settled_at is None]
    Clash.objects.filter(pk__in=moot).delete()
    return Clash.objects.bulk_create(made)
