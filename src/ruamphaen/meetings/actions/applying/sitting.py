"""Opening, adjourning, closing; the agenda as it is gone through."""

from django.db.models import F, Max

from ruamphaen.meetings.actions.applying.found import Found, item_of
from ruamphaen.meetings.models import AgendaItem, Line, Meeting
from ruamphaen.meetings.rules.kinds import ItemState, State, may_become


def open_meeting(meeting: Meeting, line: Line) -> list[Found]:
    """The chair opens it. Opened here before: the earlier moment stays."""
    if meeting.opened_at is None or line.happened_at < meeting.opened_at:
        meeting.opened_at = line.happened_at
    return _become(meeting, line, State.SITTING)


def adjourn(meeting: Meeting, line: Line) -> list[Found]:
    return _become(meeting, line, State.ADJOURNED)


def resume(meeting: Meeting, line: Line) -> list[Found]:
    return _become(meeting, line, State.SITTING)


def close(meeting: Meeting, line: Line) -> list[Found]:
    """The chair closes it; the latest closing of any machine counts."""
    if meeting.closed_at is None or line.happened_at > meeting.closed_at:
        meeting.closed_at = line.happened_at
    AgendaItem.objects.filter(meeting=meeting, state=ItemState.NOW).update(
        state=ItemState.DONE, ended_at=line.happened_at
    )
    return _become(meeting, line, State.CLOSED)


def _become(meeting: Meeting, line: Line, state: State) -> list[Found]:
    """Several machines may open and close one meeting: a move that makes no sense here is left."""
    if may_become(State(meeting.state), state):
        meeting.state = state
    meeting.save(update_fields=["state", "opened_at", "closed_at"])
    return []


def add_item(meeting: Meeting, line: Line) -> list[Found]:
    """An urgent matter comes onto the agenda in the hall."""
    if AgendaItem.objects.filter(uid=line.about).exists():
        return []
    said = line.detail
    if "after" in said:
        place = item_of(meeting, said["after"]).position + 1
        AgendaItem.objects.filter(meeting=meeting, position__gte=place).update(
            position=F("position") + 1
        )
    else:
        last = AgendaItem.objects.filter(meeting=meeting).aggregate(last=Max("position"))["last"]
        place = 0 if last is None else last + 1
    AgendaItem.objects.create(
        meeting=meeting,
        uid=line.about,
        position=place,
        number=said["number"],
        kind=said["kind"],
        title=said["title"],
        presenter=said.get("presenter", ""),
    )
    return []


def start_item(meeting: Meeting, line: Line) -> list[Found]:
    """One item is before the meeting at a time."""
    item = item_of(meeting, line.about)
    AgendaItem.objects.filter(meeting=meeting, state=ItemState.NOW).exclude(pk=item.pk).update(
        state=ItemState.DONE, ended_at=line.happened_at
    )
    item.state, item.started_at, item.ended_at = (
        ItemState.NOW,
        item.started_at or line.happened_at,
        None,
    )
    item.save(update_fields=["state", "started_at", "ended_at"])
    return []


def finish_item(meeting: Meeting, line: Line) -> list[Found]:
    item = item_of(meeting, line.about)
    item.state, item.ended_at = ItemState.DONE, line.happened_at
    item.save(update_fields=["state", "ended_at"])
    return []


def write_account(meeting: Meeting, line: Line) -> list[Found]:
    """What the minutes say of an item."""
    item, text = item_of(meeting, line.about), line.detail.get("text", "")
    AgendaItem.objects.filter(pk=item.pk).update(account=text, edit=F("edit") + 1)
    return []
