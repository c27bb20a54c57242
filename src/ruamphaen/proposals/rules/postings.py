"""Under which keys a proposal is found: its words, and the sketch by which twins are found.

A key is a whole number of 63 bits with the organisation mixed in, so that the entries of one
organisation stand together and no second column is needed.
"""

import hashlib

from ruamphaen.proposals.rules.twins.reading import read, sketch
from ruamphaen.thai.words import search_words

MOST_WORDS = 300
"""Different words of one proposal that are looked up: what is asked stands in the first lines."""


def keys_of(organisation: int, text: str) -> set[int]:
    """Every key of a text: words and sketch."""
    return {*word_keys(organisation, text), *sketch_keys(organisation, text)}


def word_keys(organisation: int, text: str) -> list[int]:
    """The keys of the different words of a text, in their order."""
    words = list(dict.fromkeys(search_words(text)))[:MOST_WORDS]
    return [_key(f"{organisation}|w|{word}") for word in words]


def sketch_keys(organisation: int, text: str) -> list[int]:
    """The keys of what the text asks for, which texts in nearly the same words share."""
    return [_key(f"{organisation}|s|{each}") for each in sketch(read(text))]


def _key(said: str) -> int:
    digest = hashlib.blake2b(said.encode(), digest_size=8).digest()
    return int.from_bytes(digest) >> 1
