"""Who is one person at a browser without an account: a random code in a signed cookie, nothing else."""

from django.conf import settings
from django.http import HttpResponse

from ruamphaen.base.http import Request
from ruamphaen.proposals.rules import supporters

COOKIE, SALT = "rp-device", "proposals.device"
LASTS_SECONDS = 400 * 24 * 3600  # the longest that browsers keep a cookie


def key_of(request: Request) -> str:
    """The key of who is asking; "" where nobody signed in and the browser has no code yet."""
    if request.user.is_authenticated:
        return supporters.of_account(settings.SECRET_KEY, request.user.tag)
    device = request.get_signed_cookie(COOKIE, default="", salt=SALT)
    return supporters.of_device(settings.SECRET_KEY, device) if device else ""


def key_made(request: Request) -> tuple[str, str]:
    """The key, made where there is none yet; and the new code to hand to `remember`, or ""."""
    key = key_of(request)
    if key:
        return key, ""
    device = supporters.new_device()
    return supporters.of_device(settings.SECRET_KEY, device), device


def remember(response: HttpResponse, device: str) -> HttpResponse:
    """Give the browser its new code, where one was made."""
    if device:
        response.set_signed_cookie(
            COOKIE,
            device,
            salt=SALT,
            max_age=LASTS_SECONDS,
            httponly=True,
            samesite="Lax",
            secure=settings.TLS,
        )
    return response
