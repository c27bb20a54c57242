"""What every template may count on."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def frame(request: HttpRequest) -> dict[str, Any]:
    """The frame's own words: the day, the language, the address of this page in the other one; and
    whether this installation sends mail, so that no page promises any where it does not.
    """
    language = getattr(request, "LANGUAGE_CODE", settings.LANGUAGE_CODE)
    other = "en" if language == "th" else "th"
    asked = request.GET.copy()
    asked["lang"] = other
    return {
        "today": getattr(request, "today", None),
        "language": language,
        "sends_mail": settings.MAIL_IS_SENT,
        "other_language": other,
        "other_language_address": f"?{asked.urlencode()}",
    }
