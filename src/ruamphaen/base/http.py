"""Pages: whole, or only the part that htmx asks for. Downloads. The typed request."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme

if TYPE_CHECKING:
    from django_htmx.middleware import HtmxDetails

# The types of the files we hand out.
CONTENT_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "ics": "text/calendar; charset=utf-8",
}


class Request(HttpRequest):
    """A request as our views get it: middleware has filled these in."""

    user: Any  # organisation.models.User, or AnonymousUser behind a public door
    htmx: "HtmxDetails"
    today: date  # the day in Bangkok when the request arrived
    organisation: Any  # organisation.models.Organisation of the address, or None
    visitor: Any  # organisation.access.Visitor: who is asking, with which posts, where


def key_in(typed: str) -> int | None:
    """A row's key as an address or a form names it; None for what can be none in any database."""
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 19 else None


def keys_in(typed: Iterable[str]) -> list[int]:
    """The keys among what was ticked."""
    return [key for each in typed if (key := key_in(each)) is not None]


def keys_sent(request: HttpRequest, name: str) -> list[int]:
    """The keys that were ticked under a name."""
    return keys_in(request.POST.getlist(name))


def way_back(request: HttpRequest, otherwise: str) -> str:
    """Where they were (`at` in a form or an address), if that is a page of ours."""
    asked = request.POST.get("at", "") or request.GET.get("at", "")
    # What does not begin with a stroke would be taken for the name of a view.
    ours = asked.startswith("/") and url_has_allowed_host_and_scheme(
        asked, {request.get_host()}, require_https=request.is_secure()
    )
    return asked if ours else otherwise


def page(request: Request, template: str, *, status: int = 200, **context: Any) -> HttpResponse:
    """Render a page; when htmx asks and the template is named "page.html#part", only that part.

    Without htmx the whole page is sent, so every link and form works without script.
    """
    whole, _, part = template.partition("#")
    asked_for_part = part and request.htmx and not request.htmx.boosted
    answer = render(request, f"{whole}#{part}" if asked_for_part else whole, context, status=status)
    if part:  # or going back in a browser shows the part alone
        patch_vary_headers(answer, ("HX-Request",))
    return answer


def download(content: bytes, *, name: str, kind: str) -> HttpResponse:
    """A file to keep. `name` may be Thai; `kind` is a key of CONTENT_TYPES."""
    response = HttpResponse(content, content_type=CONTENT_TYPES[kind])
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    # A downloaded file never runs as a page of ours.
    response["Content-Security-Policy"] = "sandbox"
    return response
