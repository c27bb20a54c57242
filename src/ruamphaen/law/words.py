"""Sentences and names that exist in both languages of the product."""

from typing import NamedTuple


class Words(NamedTuple):
    """ถ้อยคำสองภาษา: the same words in Thai (first) and English."""

    th: str
    en: str
