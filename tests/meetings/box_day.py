"""A day on a laptop of its own: run as a program, in a process and a data folder of its own.

`python box_day.py DAY.json` with RUAMPHAEN_DATA naming the folder in which a kit was opened.
"""

import json
import sys
from pathlib import Path


def live(told: dict) -> None:
    """Open, let people come, catch what they say, close."""
    from ruamphaen.meetings.actions import capture, deciding, roster, sitting
    from ruamphaen.meetings.models import Attendee, Meeting, Motion
    from ruamphaen.meetings.rules.kinds import SayingKind, Way
    from ruamphaen.organisation.models import User

    clerk = User.objects.filter(username__startswith="clerk-").first()
    meeting = Meeting.objects.get()
    if not meeting.is_open:
        sitting.open_meeting(meeting, by=clerk, present=0)
    group = meeting.groups.get(name=told["village"])
    for phone in told["invited"]:
        roster.check_in(Attendee.objects.get(phone=phone), by=clerk, way=Way.DESK)
    for name, phone in told["walk_ins"]:
        roster.walk_in(meeting, by=clerk, group=group, name=name, phone=phone)
    for card, text in told["needs"]:
        capture.say(
            meeting, by=clerk, kind=SayingKind.NEED, text=text, card_number=card, group=group
        )
    if told["yes"]:
        deciding.count(Motion.objects.get(), by=clerk, yes=told["yes"], no=0, abstain=0)
    sitting.close(meeting, by=clerk)


if __name__ == "__main__":
    import os

    os.environ["DJANGO_SETTINGS_MODULE"] = "ruamphaen.settings"
    import django

    django.setup()
    live(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
