"""เครื่องของผู้มาเยือน: a random code in a signed cookie, so that one browser counts once.

No name, no account, no address is behind it. What a room keeps is an HMAC of it under a name of that
room's own, so that rows of two places cannot be joined.
"""

import hashlib
import hmac
import secrets

from django.conf import settings
from django.http import HttpRequest, HttpResponse

COOKIE = "ruamphaen-device"
_SALT = "ruamphaen.base.devices"
_A_YEAR_S = 365 * 24 * 3600


def device_of(request: HttpRequest) -> str:
    """The code this browser was given; empty where it has none, or one that was not ours."""
    return request.get_signed_cookie(COOKIE, default="", salt=_SALT) or ""


def with_device(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The answer, with a code for a browser that has none yet."""
    if not device_of(request):
        response.set_signed_cookie(
            COOKIE,
            secrets.token_urlsafe(18),
            salt=_SALT,
            max_age=_A_YEAR_S,
            httponly=True,
            samesite="Lax",
            secure=settings.TLS,
        )
    return response


def key_of(where: str, kind: str, code: str) -> str:
    """A key (64 hexadecimal digits) of somebody at one place: without our secret it leads nowhere.

    `where` names the place ("opinions:<uid>"), `kind` what `code` is ("device", "account", "card").
    """
    said = f"{where}|{kind}|{code}"
    return hmac.new(settings.SECRET_KEY.encode(), said.encode(), hashlib.sha256).hexdigest()
