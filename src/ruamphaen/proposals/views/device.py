"""Who is one person to this room, with an account or at a browser without one (base.devices)."""

from ruamphaen.base import devices
from ruamphaen.base.devices import remember
from ruamphaen.base.http import Request

__all__ = ["key_made", "key_of", "remember"]

_WHERE = "proposals"


def key_of(request: Request) -> str:
    """The key of who is asking; "" where nobody signed in and the browser has no code yet."""
    if request.user.is_authenticated:
        return devices.key_of(_WHERE, "account", str(request.user.tag))
    code = devices.device_of(request)
    return devices.key_of(_WHERE, "device", code) if code else ""


def key_made(request: Request) -> tuple[str, str]:
    """The key, made where there is none yet; and the new code to hand to `remember`, or ""."""
    if key := key_of(request):
        return key, ""
    code, made = devices.device_made(request)
    return devices.key_of(_WHERE, "device", code), made
