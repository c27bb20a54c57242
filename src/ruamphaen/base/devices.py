"""เครื่องของผู้มาเยือน: a random code in a signed cookie, so that one browser counts once.

No name, no account, no address is behind it. What a room keeps is an HMAC of it under a name of that
room's own, so that rows of two places cannot be joined. A page that acts at once asks `device_made`
for the code and hands it to `remember`; one that only prepares for an act calls `with_device`.
"""

import hashlib
import hmac
import secrets

from django.conf import settings
from django.http import HttpRequest, HttpResponse

COOKIE = "ruamphaen-device"
_SALT = "ruamphaen.base.devices"
_A_YEAR_S = 365 * 24 * 3600  # as the privacy page says


def device_of(request: HttpRequest) -> str:
    """The code this browser was given; empty where it has none, or one that was not ours."""
    return request.get_signed_cookie(COOKIE, default="", salt=_SALT) or ""


def device_made(request: HttpRequest) -> tuple[str, str]:
    """The code of this browser, and once more what `remember` must give it: "" where it has it."""
    if code := device_of(request):
        return code, ""
    code = secrets.token_urlsafe(18)
    return code, code


def with_device(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The answer, with a code for a browser that has none yet."""
    _code, made = device_made(request)
    return remember(response, made)


def remember(response: HttpResponse, made: str) -> HttpResponse:
    """The answer, with the code that was made for this browser; unchanged where none was."""
    if made:
        response.set_signed_cookie(
            COOKIE,
            made,
            salt=_SALT,
            max_age=_A_YEAR_S,
            httponly=True,
            samesite="Lax",
            secure=settings.TLS,
        )
    return response


def key_of(where: str, kind: str, code: str) -> str:
    """A key (64 hexadecimal digits) of somebody at one place: without our secret it leads nowhere.

    `where` names the place ("opinions:<uid>", "proposals"), `kind` what `code` is ("device", "account", "card").
    """
    said = f"{where}|{kind}|{code}"
    return hmac.new(settings.SECRET_KEY.encode(), said.encode(), hashlib.sha256).hexdigest()
