"""What every request goes through: sender, language, the day, headers, refusals."""

from collections.abc import Callable
from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from ruamphaen.base.devices import COOKIE
from ruamphaen.base.errors import Refused, refusal_page
from ruamphaen.thai.dates import bangkok_day

type GetResponse = Callable[[HttpRequest], HttpResponse]

PERMISSIONS = "camera=(), microphone=(), geolocation=(self), payment=(), interest-cohort=()"


def sender(get_response: GetResponse) -> GetResponse:
    """Behind a proxy of ours: whose request it is, which the proxy says. Otherwise all would share the
    limits of one address, and one who sends on and on would shut everybody out.

    The proxy adds the address it sees at the end; what stands before it anybody may have written.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        seen = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
        if settings.BEHIND_PROXY and _is_address(seen):
            request.META["REMOTE_ADDR"] = seen
        return get_response(request)

    return answer


def _is_address(said: str) -> bool:
    try:
        ip_address(said)
    except ValueError:
        return False
    return True


def headers(get_response: GetResponse) -> GetResponse:
    """Headers that Django does not set: permissions, and whose pages nobody keeps for others.

    Pages of people who signed in are kept nowhere. Those of a browser that is known by its code say
    what was sent and supported from it: only that browser keeps them, and asks each time.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.setdefault("Permissions-Policy", PERMISSIONS)
        user = getattr(request, "user", None)
        if user is not None and user.is_authenticated:
            response.setdefault("Cache-Control", "no-store")
        elif COOKIE in request.COOKIES or COOKIE in response.cookies:
            response.setdefault("Cache-Control", "private, no-cache")
        return response

    return answer


def language_and_day(get_response: GetResponse) -> GetResponse:
    """Thai unless the person chose otherwise (`?lang=en`, kept in a cookie), and today in Bangkok.

    The browser's own preference is not asked: many phones here are set to English by the shop.
    """
    known = {code for code, _ in settings.LANGUAGES}

    def answer(request: HttpRequest) -> HttpResponse:
        chosen = request.GET.get("lang")
        kept = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        language = next((code for code in (chosen, kept) if code in known), settings.LANGUAGE_CODE)
        request.LANGUAGE_CODE = language  # type: ignore[attr-defined]
        request.today = bangkok_day(timezone.now())  # type: ignore[attr-defined]
        with translation.override(language):
            response = get_response(request)
            response.setdefault("Content-Language", language)
        if chosen in known:
            response.set_cookie(
                settings.LANGUAGE_COOKIE_NAME,
                language,
                max_age=365 * 24 * 3600,
                samesite="Lax",
                secure=settings.TLS,
                httponly=True,
            )
        return response

    return answer


def bounded(get_response: GetResponse) -> GetResponse:
    """What is larger than any form of ours with its files is not read: it would fill the disk first."""

    def answer(request: HttpRequest) -> HttpResponse:
        said = request.META.get("CONTENT_LENGTH") or "0"
        if not said.isdecimal() or int(said[:20]) <= settings.REQUEST_LIMIT_BYTES:
            return get_response(request)
        most = settings.REQUEST_LIMIT_BYTES // 1024**2
        sentence = _("สิ่งที่ส่งมาใหญ่เกิน %(most)s เมกะไบต์ ลดขนาดหรือจำนวนไฟล์แล้วส่งใหม่") % {"most": most}
        return refusal_page(request, Refused(sentence, status=413))

    return answer


class Refusals:
    """Turns a Refused raised anywhere below into its page."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return refusal_page(request, exception) if isinstance(exception, Refused) else None
