"""คนเดียวกันหรือไม่: who acts in one browser with an account and without is asked, never guessed.

A telephone may be a family's, a computer a village hall's. So a room counts an account and a browser
as two, until a person says that what was done in this browser before signing in was theirs; then the
room carries it over (`carry_over` there). What was said here about who is who stays in the browser, in
a signed cookie of its own: no row joins a browser to an account.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from ruamphaen.base.devices import key_of
from ruamphaen.base.errors import Refused
from ruamphaen.base.http import Request

COOKIE = "ruamphaen-same-person"
_SALT = "ruamphaen.base.same_person"
_A_YEAR_S = 365 * 24 * 3600  # as the cookie of the browser's code
_MOST_MARKS = 20
_ACCOUNT = "account"  # somebody acted with an account in this browser
_OTHER = "other"  # who acts here without an account said they are somebody else


class Asks(StrEnum):
    """สิ่งที่ถาม — what is to be known: was that you before signing in; is it you, signed out now?"""

    BEFORE = "before"
    SIGNED_OUT = "signed_out"


class Who(StrEnum):
    """คำตอบ — the button that was pressed: it was me, or somebody else."""

    ME = "me"
    OTHER = "other"


@dataclass(frozen=True)
class Question:
    """คำถามว่าคนเดียวกันหรือไม่ — what is asked, and in words what was done in this browser."""

    asks: Asks
    done: Sequence[str] = ()


def may_ask(request: Request) -> Asks | None:
    """What this visitor was not asked yet; whether there is anything to ask about only the room knows."""
    marks = _marks(request)
    if request.user.is_authenticated:
        return None if _apart(request) in marks else Asks.BEFORE
    return Asks.SIGNED_OUT if _ACCOUNT in marks and _OTHER not in marks else None


def who_in(request: Request) -> Who:
    """What was answered. Raises Refused (422) where no button was pressed."""
    said = request.POST.get("who", "")
    if said not in set(Who):
        raise Refused(_("ยังไม่ได้เลือกคำตอบ กลับไปเลือกข้อใดข้อหนึ่ง"), status=422)
    return Who(said)


def acted(request: Request, response: HttpResponse) -> HttpResponse:
    """The answer to a counted act: the browser remembers that somebody used an account here."""
    return _with(request, response, _ACCOUNT) if request.user.is_authenticated else response


def said_other(request: Request, response: HttpResponse) -> HttpResponse:
    """The answer to who said "somebody else": this account, or this browser, is not asked again."""
    if request.user.is_authenticated:
        return _with(request, response, _ACCOUNT, _apart(request))
    return _with(request, response, _OTHER)


def _apart(request: Request) -> str:
    """The mark of an account that has nothing to do with what was done here; it leads to nobody."""
    return key_of("same person", "account", str(request.user.tag))[:16]


def _marks(request: HttpRequest) -> list[str]:
    said = request.get_signed_cookie(COOKIE, default="", salt=_SALT) or ""
    return said.split(".") if said else []


def _with(request: HttpRequest, response: HttpResponse, *marks: str) -> HttpResponse:
    there = _marks(request)
    new = [mark for mark in marks if mark not in there]
    if new:
        response.set_signed_cookie(
            COOKIE,
            ".".join([*there, *new][-_MOST_MARKS:]),
            salt=_SALT,
            max_age=_A_YEAR_S,
            httponly=True,
            samesite="Lax",
            secure=settings.TLS,
        )
    return response
