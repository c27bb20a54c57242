"""Codes that people say aloud, copy from paper and type on a phone."""

import secrets

from ruamphaen.thai.digits import to_arabic_digits

# No 0 O 1 I L: they look alike on paper. No vowels: no words come out. 26 signs.
ALPHABET = "23456789BCDFGHJKMNPQRSTVWX"
RECEIPT_LENGTH = 10  # 26**10 ≈ 1.4e14: not to be guessed, even at a thousand tries a second
TICKET_LENGTH = 4  # 26**4 = 456,976 within one meeting; the desk also sees the name


def new_receipt() -> str:
    """A receipt that nobody can guess."""
    return _code(RECEIPT_LENGTH)


def receipt_from(line_hash: str) -> str:
    """A receipt for a line whose own is taken: the same wherever the line is read. Not to be guessed
    either: it comes from 256 bits that only the journal holds."""
    number, signs = int(line_hash, 16), []
    for _place in range(RECEIPT_LENGTH):
        number, sign = divmod(number, len(ALPHABET))
        signs.append(ALPHABET[sign])
    return "".join(signs)


def new_ticket() -> str:
    """The short code of a person's place on the roster of one meeting."""
    return _code(TICKET_LENGTH)


def spaced(code: str) -> str:
    """As printed: 7K2MX 4RTB9."""
    half = len(code) // 2 if len(code) > TICKET_LENGTH else len(code)
    return f"{code[:half]} {code[half:]}".strip()


def typed_code(text: str) -> str:
    """What somebody typed as the code it can mean: capitals and digits, no spaces, hyphens or anything else."""
    return "".join(filter(str.isalnum, to_arabic_digits(text).upper()))


def _code(length: int) -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(length))
