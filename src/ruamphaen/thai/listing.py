"""How Thais write several things in one sentence: parted by commas, closed by เป็นต้น."""

import re

_COMMA_OR_BRACKET = re.compile(r"[()]|,(?!\d{3}(?!\d))")


def parted_by_commas(text: str) -> list[str]:
    """The parts of a sentence between commas; a comma in brackets or a number (1,000) parts nothing."""
    depth, start, found = 0, 0, list[str]()
    for comma in _COMMA_OR_BRACKET.finditer(text):
        depth = max(0, depth + {"(": 1, ")": -1}.get(comma[0], 0))
        if comma[0] == "," and not depth:
            found.append(text[start : comma.start()].strip())
            start = comma.end()
    return [part for part in (*found, text[start:].strip()) if part]
