"""Refusals: a sentence for the person, and what to do next."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from ruamphaen.base.doors import door, everyone
from ruamphaen.thai.errors import Unreadable


class Refused(Exception):  # noqa: N818 -- it is a refusal, not an error of ours
    """An act that may not be done now. The text is shown as it is, so it says why and what to do.

    `status`: 409 when the state of things forbids it, 403 when the person may not, 422 for bad input.
    """

    def __init__(self, sentence: Any, *, status: int = 409) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.status = status


class NotAllowed(Refused):
    """Seen, but not theirs to do: answered with 403 and the reason."""

    def __init__(self, sentence: Any) -> None:
        super().__init__(sentence, status=403)


def sentence_for(problem: Unreadable) -> str:
    """What was typed cannot be read: the reason in the language of the page."""
    known = {
        "not_a_number": _("อ่าน “%(typed)s” เป็นตัวเลขไม่ได้ พิมพ์เฉพาะตัวเลข เช่น 120,000 หรือ ๑๒๐,๐๐๐"),
        "mixed_digits": _("“%(typed)s” ปนเลขไทยกับเลขอารบิก พิมพ์แบบใดแบบหนึ่ง"),
        "ambiguous_number": _("“%(typed)s” วางจุลภาคไม่ตรงหลัก พิมพ์ใหม่ เช่น 1,250,000"),
        "fraction_of_satang": _("“%(typed)s” มีทศนิยมเกิน 2 ตำแหน่ง เงินละเอียดได้ถึงสตางค์"),
        "negative_money": _("“%(typed)s” ติดลบ จำนวนเงินในแผนต้องไม่น้อยกว่า 0"),
        "too_large": _("“%(typed)s” มากเกินกว่าที่ตั้งได้ (ไม่เกิน 10,000 ล้านบาท) ตรวจจำนวนหลัก"),
        "not_a_year": _("อ่าน “%(typed)s” เป็นปี พ.ศ. ไม่ได้ พิมพ์สี่หลัก เช่น 2570"),
        "not_a_date": _("อ่าน “%(typed)s” เป็นวันที่ไม่ได้ พิมพ์ เช่น 12 ก.พ. 2569"),
    }
    text = known.get(problem.code)
    return text % {"typed": problem.typed} if text else str(problem)


def refusal_page(request: HttpRequest, refusal: Refused) -> HttpResponse:
    """The refusal as a page, or as a notice when a fragment was asked for."""
    part = "#notice" if getattr(request, "htmx", False) else ""
    return render(
        request, f"base/refused.html{part}", {"sentence": refusal.sentence}, status=refusal.status
    )


@door(everyone)
def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: the request could not be read."""
    return render(request, "base/400.html", status=400)


@door(everyone)
def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: seen, but not allowed."""
    return render(request, "base/403.html", {"sentence": str(exception)}, status=403)


@door(everyone)
def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: not here, or not for this person to know of."""
    return render(request, "base/404.html", status=404)


@door(everyone)
def server_error(request: HttpRequest) -> HttpResponse:
    """500: our fault. A page that needs no database, so that it shows even when that is the fault."""
    return render(request, "base/500.html", status=500)


@door(everyone)
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was too old or came from elsewhere; nothing was saved."""
    return render(request, "base/csrf.html", status=403)
