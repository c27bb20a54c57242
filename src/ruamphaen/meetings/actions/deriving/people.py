"""Who came, from all journals: presence, standing, rows of one person, and who may be one."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from uuid import UUID

from ruamphaen.meetings.actions.applying.found import Found
from ruamphaen.meetings.models import Attendee, Meeting
from ruamphaen.meetings.rules.clashes import ClashKind
from ruamphaen.meetings.rules.kinds import Standing
from ruamphaen.meetings.rules.matching import Known, may_be_one
from ruamphaen.meetings.rules.story import PRESENCE, Came, Story, came, same_ones

_STANDING = frozenset({"withdraw", "let_in"})
_FIELDS = ("present_at", "present_by", "left_at", "standing", "same_as_id")


def derive(meeting: Meeting, story: Story) -> list[Found]:
    """Presence and standing of everyone the journals speak of; doubles and people seen twice."""
    rows = {
        row.uid: row for row in Attendee.objects.filter(meeting=meeting).select_related("community")
    }
    ones = {
        first: [uid for uid in others if uid in rows]
        for first, others in same_ones(story, "same_person", "two_persons").items()
        if first in rows
    }
    before = {uid: _values(row) for uid, row in rows.items()}
    joined = _join(rows, ones, story)
    touched = {line.about for line in story.of(*PRESENCE, *_STANDING)} | joined | set(ones)
    found, changed = [], []
    for uid in touched & set(rows):
        row = rows[uid]
        how = came(story, [uid, *ones.get(uid, [])])
        _bring_in_line(row, story, how)
        if _values(row) != before[uid]:
            changed.append(row)
        # Rows that a person joined were looked at: only one row on two machines is news.
        machines = came(story, [uid]).machines if uid in ones else how.machines
        if row.same_as_id is None and len({box for box, _at in machines}) > 1:
            sides = [{"box": box, "at": at.isoformat()} for box, at in machines]
            found.append(Found(ClashKind.TWICE, uid, sides=sides))
    names = [name.removesuffix("_id") for name in _FIELDS]
    Attendee.objects.bulk_update(changed, names, batch_size=200)
    return [*found, *_doubles(rows.values())]


def _values(row: Attendee) -> list[object]:
    return [getattr(row, name) for name in _FIELDS]


def _join(
    rows: Mapping[UUID, Attendee], ones: Mapping[UUID, Sequence[UUID]], story: Story
) -> set[UUID]:
    """Set which row each second row belongs to; returns every row whose belonging was spoken of."""
    spoken = {line.about for line in story.of("same_person", "two_persons")} & set(rows)
    seconds = {uid: first for first, others in ones.items() for uid in others}
    for uid in spoken | set(seconds) | set(ones):
        first = seconds.get(uid)
        rows[uid].same_as = rows[first] if first is not None else None
    return spoken | set(seconds)


def _bring_in_line(row: Attendee, story: Story, how: Came) -> None:
    told = story.about(row.uid, PRESENCE | _STANDING)
    moves = [line for line in told if line.act in _STANDING]
    if any(line.act in PRESENCE for line in told) or how.machines:
        row.present_at, row.present_by, row.left_at = how.present_at, how.way, how.left_at
    if how.present_at is not None:
        if moves or row.standing == Standing.WAITING:
            row.standing = Standing.REGISTERED
    elif moves:
        last = story.last(moves)
        if last is not None and last.act == "withdraw":
            row.standing = Standing.WITHDRAWN
        elif row.standing != Standing.INVITED:
            row.standing = Standing.REGISTERED


def _doubles(rows: Iterable[Attendee]) -> list[Found]:
    """Pairs of rows that may be one person: by telephone or by name, among those that count."""
    alike: dict[str, list[Attendee]] = defaultdict(list)
    for row in rows:
        if row.same_as_id is None and row.standing != Standing.WITHDRAWN:
            for key in filter(None, (row.phone, row.search)):
                alike[key].append(row)
    pairs = {
        tuple(sorted((one, other), key=lambda row: row.uid.hex))
        for near in alike.values()
        for one, other in combinations(near, 2)
        if may_be_one(_known(one), _known(other))
    }
    return [
        Found(ClashKind.DOUBLE, one.uid, other.uid)
        for one, other in sorted(pairs, key=lambda pair: (pair[0].uid.hex, pair[1].uid.hex))
    ]


def _known(row: Attendee) -> Known:
    return Known(row.name, row.phone, str(row.community or ""))
