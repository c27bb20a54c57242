"""การอ้างมติ: may a step stand on this resolution? Plain facts of the meeting in, the trouble out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

FORUM = "forum"  # how the citizen forum is named among the bodies, whatever its level


@dataclass(frozen=True, slots=True)
class Sat:
    """การนั่งประชุมของคณะ — how many of a body were there, and how many it has; None: nobody counted."""

    present: int | None
    members: int | None = None


@dataclass(frozen=True, slots=True)
class Cited:
    """มติที่อ้าง — a resolution: on which day, by which bodies (codes of law.bodies), what came of it.

    `sat` are the bodies that sat in the meeting; `voted` is the one whose members alone voted, ""
    where the whole meeting did.
    """

    on: date
    is_here: bool
    was_held: bool
    agreed: bool
    voted: str = ""
    sat: Mapping[str, Sat] = field(default_factory=dict)
    votes_for: int | None = None
    votes_against: int | None = None


class CiteTrouble(StrEnum):
    """เหตุที่อ้างมติไม่ได้."""

    ELSEWHERE = "elsewhere"
    NOT_HELD = "not-held"
    OTHER_BODY = "other-body"
    NOT_AGREED = "not-agreed"
    NOT_COUNTED = "not-counted"


def trouble_citing(cited: Cited, body: str, *, decides: bool) -> CiteTrouble | None:
    """Why a step of `body` cannot stand on a resolution; None where it can.

    A step that decides needs consent; one that only gathers or drafts may cite any resolution.
    In a joint meeting the whole may have voted; where one body alone did, it must be this one, but
    a forum that sat has considered whichever way the committee voted beside it.
    """
    if not cited.is_here:
        return CiteTrouble.ELSEWHERE
    if not cited.was_held:
        return CiteTrouble.NOT_HELD
    if body not in cited.sat or (body != FORUM and cited.voted not in {"", body}):
        return CiteTrouble.OTHER_BODY
    if decides and not cited.agreed:
        return CiteTrouble.NOT_AGREED
    if not cited.sat[body].present:
        return CiteTrouble.NOT_COUNTED
    return None
