"""One line of a journal → rows. Never refuses: what cannot be fitted is returned as found clashes."""

from collections.abc import Callable, Mapping

from ruamphaen.meetings.actions.applying import capture, decisions, roster, sitting
from ruamphaen.meetings.actions.applying.found import Absent, Found
from ruamphaen.meetings.models import Line, Meeting
from ruamphaen.meetings.rules.clashes import ClashKind

APPLIERS: Mapping[str, Callable[[Meeting, Line], list[Found]]] = {
    "register": roster.register,
    "correct_person": roster.correct_person,
    "withdraw": roster.withdraw,
    "let_in": roster.let_in,
    "check_in": roster.check_in,
    "undo_check_in": roster.undo_check_in,
    "leave": roster.leave,
    "come_back": roster.come_back,
    "same_person": roster.same_person,
    "two_persons": roster.two_persons,
    "type_sheet": roster.type_sheet,
    "settle_sheet": roster.settle_sheet,
    "open": sitting.open_meeting,
    "adjourn": sitting.adjourn,
    "resume": sitting.resume,
    "close": sitting.close,
    "add_item": sitting.add_item,
    "start_item": sitting.start_item,
    "finish_item": sitting.finish_item,
    "write_account": sitting.write_account,
    "say": capture.say,
    "edit_saying": capture.edit_saying,
    "answer_saying": capture.answer_saying,
    "hide_saying": capture.hide_saying,
    "show_saying": capture.show_saying,
    "same_saying": capture.same_saying,
    "put_motion": decisions.put_motion,
    "withdraw_motion": decisions.withdraw_motion,
    "open_vote": decisions.open_vote,
    "count": decisions.count,
    "choose_count": decisions.choose_count,
    "call_roll": decisions.call_roll,
    "resolve": decisions.resolve,
}


def apply(meeting: Meeting, line: Line) -> list[Found]:
    """Bring the tables in line with one line. An act of an unknown name is kept and said."""
    applier = APPLIERS.get(line.act)
    if applier is None:
        return [Found(ClashKind.ORPHAN, line.about, sides=[{"act": line.act}])]
    try:
        return applier(meeting, line)
    except Absent as absent:
        return [
            Found(ClashKind.ORPHAN, line.about, sides=[{"act": line.act, "absent": absent.what}])
        ]
