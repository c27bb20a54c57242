"""Finds what a text names when it is numbered, prefixed or spaced as people do."""

import re
from collections.abc import Mapping, Set

from ruamphaen.law.reading import LawFileError
from ruamphaen.thai.digits import to_arabic_digits
from ruamphaen.thai.text import one_line, search_key

# "1.2 ", "1.2", "(1) ", "3) ", "ก. ", "- " before a name. A single number without sign or space
# stays: it may be a code.
_NUMBER = r"\(?[0-9]++(?:\.[0-9]+)*+"  # greedy without giving back: 1.2 is not "1." and 2
_MARKER = re.compile(
    rf"(?:{_NUMBER}[.)]?\s+|{_NUMBER}[.)]\s*|[0-9]+(?:\.[0-9]+)+|[ก-ฮ]\.\s*|[-•–]\s*)+"
)


def without_marker(text: str, prefix: str) -> str:
    """The text on one line without numbering in front, and without `prefix` if it has it."""
    line = to_arabic_digits(one_line(text))
    marker = _MARKER.match(line)
    bare = line[marker.end() :] if marker else line
    return bare.removeprefix(prefix).lstrip(" :.")


def stripped_key(text: str, prefix: str) -> str:
    """The search key of a text without a leading `prefix` that people often leave out."""
    return search_key(text).removeprefix(prefix)


def refuse_shared_names(file: str, named: Mapping[str, Set[str]]) -> None:
    """LawFileError when two entries would be found by the same name."""
    owners: dict[str, str] = {}
    for code, keys in named.items():
        for key in keys:
            if key in owners:
                raise LawFileError(
                    f"law/data/{file}: {owners[key]} and {code} share the name {key}"
                )
            owners[key] = code
