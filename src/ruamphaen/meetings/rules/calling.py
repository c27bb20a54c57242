"""What may sit where, what a meeting is called, and which agenda it begins with. Pure."""

from collections.abc import Sequence

from ruamphaen.law.kinds import OrganisationKind
from ruamphaen.meetings.rules.kinds import Basis, MeetingKind

_BELOW = {
    OrganisationKind.PAO: (),
    OrganisationKind.SAO: ("forum-village",),
    # A subdistrict municipality may know villages, communities, or both.
    OrganisationKind.SUBDISTRICT_MUNICIPALITY: ("forum-village", "forum-community"),
}
LOCAL_FORUMS = frozenset({"forum-village", "forum-community"})
"""Forums in which one village or community meets."""

# The value of law that holds the agenda, for bases that have one of their own.
_AGENDAS = {
    (MeetingKind.FORUM, Basis.NEW_PLAN): "forum.agenda.new-plan",
    (MeetingKind.FORUM, Basis.REVIEW): "forum.agenda.new-plan",
    (MeetingKind.FORUM, Basis.ADDITION): "forum.agenda.addition",
    (MeetingKind.FORUM, Basis.CHANGE): "forum.agenda.addition",
    (MeetingKind.COMMITTEE, Basis.EVALUATION): "committee.agenda.evaluation",
}


def forum_levels(kind: OrganisationKind) -> tuple[str, ...]:
    """The codes of the forums that a kind of local government holds, the widest first."""
    widest = f"forum-{kind.profile.forum_level}"
    return (widest, *_BELOW.get(kind, ("forum-community",)))


def agenda_name(kind: MeetingKind, bases: Sequence[Basis]) -> str:
    """The name of the value of law that holds the agenda to begin with.

    The first basis with an agenda of its own decides; where none has, the general one of the kind.
    """
    own = (_AGENDAS[kind, basis] for basis in bases if (kind, basis) in _AGENDAS)
    return next(own, f"{kind}.agenda")


def title_for(bodies: Sequence[str], number: int | None, year_be: int | None) -> str:
    """The name of a meeting: "ประชาคมท้องถิ่นระดับเมือง ครั้งที่ 1/2569".

    Committees come first and are said to meet, as in "ประชุมคณะกรรมการพัฒนา… และประชาคมท้องถิ่น…".
    """
    named = " และ".join(bodies)
    if bodies and not bodies[0].startswith("ประชาคม"):
        named = f"ประชุม{named}"
    if number is None:
        return named
    which = f"{number}/{year_be}" if year_be else str(number)
    return f"{named} ครั้งที่ {which}"
