"""Who is one person to this room, with an account or at a browser without one (base.devices)."""

from ruamphaen.base import devices
from ruamphaen.base.devices import remember
from ruamphaen.base.http import Request

__all__ = ["account_key_of", "device_key_of", "key_made", "key_of", "remember"]

_WHERE = "proposals"


def key_of(request: Request) -> str:
    """The key of who is asking; "" where nobody signed in and the browser has no code yet."""
    return account_key_of(request) or device_key_of(request)


def account_key_of(request: Request) -> str:
    """The key of the account; "" where nobody signed in."""
    if not request.user.is_authenticated:
        return ""
    return devices.key_of(_WHERE, "account", str(request.user.tag))


def device_key_of(request: Request) -> str:
    """The key of the browser, whoever uses it; "" where it has no code yet."""
    code = devices.device_of(request)
    return devices.key_of(_WHERE, "device", code) if code else ""


def key_made(request: Request) -> tuple[str, str]:
    """The key, made where there is none yet; and the new code to hand to `remember`, or ""."""
    if key := key_of(request):
        return key, ""
    code, made = devices.device_made(request)
    return devices.key_of(_WHERE, "device", code), made
