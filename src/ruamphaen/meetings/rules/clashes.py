"""Where two machines or two people say different things, and the ways out."""

from collections.abc import Mapping
from enum import StrEnum


class ClashKind(StrEnum):
    """ชนิดของข้อขัดแย้ง."""

    DOUBLE = "double"  # two rows that look like one person
    TWICE = "twice"  # one person checked in on two machines
    COUNT = "count"  # two counts of one motion
    TEXT = "text"  # two versions of one text
    NUMBER = "number"  # one number given to two resolutions
    CARD = "card"  # one need card typed in twice
    MORE_VOTES = "more-votes"  # more votes than people who were there
    LATE = "late"  # done on a box after the meeting was closed here
    ORPHAN = "orphan"  # about something that is not here
    CLOCK = "clock"  # the clock of a box was wrong
    SHEET = "sheet"  # two typists read a sheet differently


class WayOut(StrEnum):
    """ทางออกของข้อขัดแย้ง."""

    SAME = "same"
    DIFFERENT = "different"
    SIDE = "side"  # one of those that stand side by side
    SEEN = "seen"


WAYS_OUT: Mapping[ClashKind, tuple[WayOut, ...]] = {
    ClashKind.DOUBLE: (WayOut.SAME, WayOut.DIFFERENT),
    ClashKind.TWICE: (WayOut.SEEN,),
    ClashKind.COUNT: (WayOut.SIDE,),
    ClashKind.TEXT: (WayOut.SIDE,),
    ClashKind.NUMBER: (WayOut.SEEN,),
    ClashKind.CARD: (WayOut.SAME, WayOut.DIFFERENT),
    ClashKind.MORE_VOTES: (WayOut.SEEN,),
    ClashKind.LATE: (WayOut.SEEN,),
    ClashKind.ORPHAN: (WayOut.SEEN,),
    ClashKind.CLOCK: (WayOut.SEEN,),
    ClashKind.SHEET: (WayOut.SIDE,),
}
