"""When it was opened and closed, how the agenda went, and what came after the closing here."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID, uuid5

from ruamphaen.meetings.actions.applying.found import Found
from ruamphaen.meetings.models import AgendaItem, Meeting
from ruamphaen.meetings.rules.clashes import ClashKind
from ruamphaen.meetings.rules.kinds import ItemState, State
from ruamphaen.meetings.rules.story import Story, Told

_STATES = {
    "open": State.SITTING,
    "adjourn": State.ADJOURNED,
    "resume": State.SITTING,
    "close": State.CLOSED,
}
_AGENDA = ("start_item", "finish_item", "close")


def derive(meeting: Meeting, story: Story) -> list[Found]:
    """Closed when every machine that sat has closed it, or when it was closed here."""
    last: dict[str, Told] = {line.box: line for line in story.of(*_STATES)}
    if last:
        _become(meeting, story, last)
    _go_through(meeting, story)
    return _late(meeting, story, last.get(story.here))


def _become(meeting: Meeting, story: Story, last: dict[str, Told]) -> None:
    before = (meeting.state, meeting.opened_at, meeting.closed_at)
    here = last.get(story.here)
    states = {_STATES[line.act] for line in last.values()}
    if meeting.state != State.CANCELLED:
        if states == {State.CLOSED} or (here is not None and here.act == "close"):
            meeting.state = State.CLOSED
        else:
            meeting.state = State.SITTING if State.SITTING in states else State.ADJOURNED
    opened, closed = ([line.at for line in story.of(act)] for act in ("open", "close"))
    meeting.opened_at = min(opened, default=meeting.opened_at)
    meeting.closed_at = max(closed, default=meeting.closed_at)
    if before != (meeting.state, meeting.opened_at, meeting.closed_at):
        meeting.save(update_fields=["state", "opened_at", "closed_at"])


def _go_through(meeting: Meeting, story: Story) -> None:
    """Each machine goes through the agenda by itself: begun with the first, ended with the last."""
    begun: dict[UUID, datetime] = {}
    ended: dict[UUID, list[datetime]] = defaultdict(list)
    open_now: set[UUID] = set()
    journals: dict[str, list[Told]] = defaultdict(list)
    for line in story.of(*_AGENDA):
        journals[line.box].append(line)
    for told in journals.values():
        now: UUID | None = None
        for line in told:
            if now is not None and (line.act != "finish_item" or line.about == now):
                ended[now].append(line.at)
                now = None
            if line.act == "start_item":
                now = line.about
                begun[now] = min(begun.get(now, line.at), line.at)
            elif line.act == "finish_item" and line.about not in ended:
                ended[line.about].append(line.at)
        if now is not None:
            open_now.add(now)
    _write(meeting, begun, ended, set() if meeting.state == State.CLOSED else open_now)


def _write(
    meeting: Meeting,
    begun: dict[UUID, datetime],
    ended: dict[UUID, list[datetime]],
    open_now: set[UUID],
) -> None:
    for item in AgendaItem.objects.filter(meeting=meeting, uid__in={*begun, *ended}):
        going = item.uid in open_now
        after = (
            ItemState.NOW if going else ItemState.DONE,
            begun.get(item.uid),
            None if going else max(ended.get(item.uid, []), default=item.ended_at),
        )
        if after != (item.state, item.started_at, item.ended_at):
            item.state, item.started_at, item.ended_at = after
            item.save(update_fields=["state", "started_at", "ended_at"])


def _late(meeting: Meeting, story: Story, here: Told | None) -> list[Found]:
    """What was done on boxes after the meeting was closed or cancelled here, one clash a box."""
    cancelled = meeting.state == State.CANCELLED
    if not cancelled and (here is None or here.act != "close"):
        return []
    late: dict[str, list[Told]] = defaultdict(list)
    for line in story.lines:
        if line.box != story.here and (here is None or line.at > here.at):
            late[line.box].append(line)
    return [_late_box(meeting, box, told, cancelled) for box, told in sorted(late.items())]


def _late_box(meeting: Meeting, box: str, told: Sequence[Told], cancelled: bool) -> Found:
    side = {
        "box": box,
        "lines": len(told),
        "first": told[0].at.isoformat(),
        "last": told[-1].at.isoformat(),
        "cancelled": cancelled,
    }
    return Found(ClashKind.LATE, meeting.uid, uuid5(meeting.uid, f"late:{box}"), [side])
