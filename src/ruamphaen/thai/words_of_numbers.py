"""จำนวนเป็นตัวอักษร: numbers and baht in Thai words, as cheques and resolutions need them."""

from decimal import Decimal

from ruamphaen.thai.errors import Unreadable

_UNITS = ("", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
_PLACES = ("", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน")
_MILLION = 10**6


def number_in_words(number: int | Decimal) -> str:
    """A number in Thai words: 21 -> ยี่สิบเอ็ด, 12.05 -> สิบสองจุดศูนย์ห้า, -3 -> ลบสาม.

    Raises :class:`Unreadable` ("not_a_number") for a Decimal that is not finite.
    """
    exact = Decimal(number)
    if not exact.is_finite():
        raise Unreadable("not_a_number", number)
    sign = "ลบ" if exact < 0 else ""
    whole, _, fraction = f"{abs(exact):f}".partition(".")
    spoken = "".join(_UNITS[int(digit)] or "ศูนย์" for digit in fraction.rstrip("0"))
    return sign + (_whole(int(whole)) or "ศูนย์") + (f"จุด{spoken}" if spoken else "")


def baht_text(amount: Decimal | int) -> str:
    """An amount of baht in words: 1250000.50 -> หนึ่งล้านสองแสนห้าหมื่นบาทห้าสิบสตางค์.

    0 is ศูนย์บาทถ้วน, 0.01 is หนึ่งสตางค์, a negative amount begins with ลบ.
    Raises :class:`Unreadable` ("fraction_of_satang", "not_a_number"): a cheque is not rounded.
    """
    exact = Decimal(amount)
    if not exact.is_finite():
        raise Unreadable("not_a_number", amount)
    hundredths = abs(exact) * 100
    if hundredths != hundredths.to_integral_value():
        raise Unreadable("fraction_of_satang", amount)
    baht, satang = divmod(int(hundredths), 100)
    sign = "ลบ" if exact < 0 else ""
    if not satang:
        return f"{sign}{_whole(baht) or 'ศูนย์'}บาทถ้วน"
    return sign + (f"{_whole(baht)}บาท" if baht else "") + f"{_whole(satang)}สตางค์"


def _whole(number: int) -> str:
    """A natural number in words, "" for 0: every six digits are said, then ล้าน."""
    millions, rest = divmod(number, _MILLION)
    if not millions:
        return _below_a_million(rest, after_more=False)
    return _whole(millions) + "ล้าน" + _below_a_million(rest, after_more=True)


def _below_a_million(number: int, *, after_more: bool) -> str:
    words = ""
    for place in range(5, -1, -1):
        digit = number // 10**place % 10
        if not digit:
            continue
        if place == 1 and digit <= 2:
            words += ("", "", "ยี่")[digit] + "สิบ"
        elif place == 0 and digit == 1 and (words or after_more):
            words += "เอ็ด"
        else:
            words += _UNITS[digit] + _PLACES[place]
    return words
