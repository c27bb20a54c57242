"""Groups and agenda items that were removed here while a box worked with them: brought back, and told."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from ruamphaen.meetings.actions.applying.found import Found
from ruamphaen.meetings.models import AgendaItem, Box, Group, Meeting
from ruamphaen.meetings.rules.clashes import ClashKind
from ruamphaen.meetings.rules.journal import JournalLine


def restore(meeting: Meeting, box: Box, lines: Sequence[JournalLine]) -> list[Found]:
    """Bring back what the lines need and the kit had: nobody who came is lost with their group."""
    text = "\n".join(f"{line.about} {line.facts}" for line in lines)
    found = []
    for kind, back in (("groups", _group_back), ("items", _item_back)):
        found += [
            Found(ClashKind.ORPHAN, one["uid"], None, [{"box": box.code, "absent": absent}])
            for one in box.handed.get(kind, ())
            if one["uid"] in text and (absent := back(meeting, box, one))
        ]
    return found


def _group_back(meeting: Meeting, box: Box, one: dict[str, Any]) -> str:
    here = Group.objects.filter(meeting=meeting)
    if here.filter(uid=one["uid"]).exists():
        return ""
    name = one["name"]
    if here.filter(name=name).exists():
        name = f"{name} ({box.code})"
    last = here.aggregate(last=Max("position"))["last"] or 0
    quota, is_open = one.get("quota"), one.get("is_open", False)
    Group.objects.create(
        meeting=meeting, uid=one["uid"], name=name, quota=quota, is_open=is_open, position=last + 1
    )
    return _("กลุ่ม %(name)s") % {"name": name}


def _item_back(meeting: Meeting, _box: Box, one: dict[str, Any]) -> str:
    here = AgendaItem.objects.filter(meeting=meeting)
    if here.filter(uid=one["uid"]).exists():
        return ""
    last = here.aggregate(last=Max("position"))["last"] or 0
    words = {key: one[key] for key in ("uid", "number", "kind", "title")}
    AgendaItem.objects.create(meeting=meeting, position=last + 1, **words)
    return _("วาระ %(number)s %(title)s") % {"number": one["number"], "title": one["title"]}
