"""Texts that the law files hold in both languages, in the language of the page."""

from typing import Any

from django.utils.translation import get_language


def said(words: Any) -> str:
    """`Words(th, en)`, or anything with `name_th` and `name_en`; Thai where there is no English."""
    thai, english = (words.th, words.en) if hasattr(words, "th") else (words.name_th, words.name_en)
    return str(english if english and get_language() == "en" else thai)
