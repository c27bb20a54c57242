"""One key, two letters: what was typed while the keyboard stood in the other language.

A scanner that works as a keyboard, and a clerk in a hurry, press keys; which letter comes out depends
on the language the computer stands in. The Thai layout is Kedmanee (มอก. 820).
"""

_LATIN = (
    "`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./"
    + '~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:"ZXCVBNM<>?'
)
_THAI = "_ๅ/-ภถุึคตจขชๆไำพะัีรนยบลฃฟหกดเ้่าสวงผปแอิืทมใฝ" + '%+๑๒๓๔ู฿๕๖๗๘๙๐"ฎฑธํ๊ณฯญฐ,ฅฤฆฏโฌ็๋ษศซ.()ฉฮฺ์?ฒฬฦ'

_TO_LATIN = str.maketrans(_THAI, _LATIN)
_TO_THAI = str.maketrans(_LATIN, _THAI)


def as_latin(typed: str) -> str:
    """What the same keys write on an English keyboard: ึษ/? → 7K2M."""
    return typed.translate(_TO_LATIN)


def as_thai(typed: str) -> str:
    """What the same keys write on a Thai keyboard: l,=kp → สมชาย."""
    return typed.translate(_TO_THAI)
