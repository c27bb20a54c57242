"""Under which keys a proposal is found: its words, and what texts that say nearly the same share.

A key is a whole number of 63 bits with the organisation mixed in, so that the entries of one
organisation stand together and no second column is needed.
"""

import hashlib
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator

from ruamphaen.proposals.rules.twins.reading import FREE_KEYS, Reading, read, sketch
from ruamphaen.thai.words import search_words

MOST_WORDS = 300
"""Different words of one proposal that are looked up: what is asked stands in the first lines."""
MOST_NUMBERS, MOST_DIGITS = 12, 8
"""Numbers of one title that are looked up, and their longest: a page of digits is no address."""
RUN, RUNS_KEPT, RUNS_WITH_NUMBERS = 8, 12, 4
"""Letters of a long run, how many runs stand for a text, and how many of them beside each number."""


def keys_of(organisation: int, said: str) -> set[int]:
    """Every key of a proposal: the words of all it says, and what its like are found by."""
    return {*word_keys(organisation, said), *like_keys(organisation, said)}


def word_keys(organisation: int, text: str) -> list[int]:
    """The keys of the different words of a text, in their order."""
    words = list(dict.fromkeys(search_words(text)))[:MOST_WORDS]
    return [_key(f"{organisation}|w|{word}") for word in words]


def like_keys(organisation: int, said: str) -> list[int]:
    """The keys that texts in nearly the same words share, also where a letter or a digit is missing.

    Of the title, which is the first line, all signs; of the whole, where there is more, its sketch:
    somebody who types has the title first.
    """
    title, more, _rest = said.partition("\n")
    signs = set(_signs(read(title)))
    if more:
        signs.update(f"s{each}" for each in sketch(read(said))[:FREE_KEYS])
    return [_key(f"{organisation}|{each}") for each in sorted(signs)]


def _signs(reading: Reading) -> Iterator[str]:
    """Short runs of letters, which survive slips; long runs, which few texts share; numbers with one
    digit gone, alone and beside long runs: most of what tells one lane's need from the next lane's."""
    yield from (f"s{each}" for each in sketch(reading)[:FREE_KEYS])
    runs = _long_runs(reading.spelled)
    yield from (f"r{run}" for run in runs)
    for number in _near_numbers(reading):
        yield f"n{number}"
        yield from (f"n{number}r{run}" for run in runs[:RUNS_WITH_NUMBERS])


def _long_runs(spelled: str) -> list[int]:
    """The smallest hashes of the runs of RUN letters: two texts choose the same ones."""
    text = f"<{spelled}>"
    runs = {text[at : at + RUN] for at in range(max(1, len(text) - RUN + 1))}
    # Spread by a multiplication: checksums of like letters lie close together.
    return sorted(zlib.crc32(run.encode()) * 0x9E3779B1 & 0xFFFFFFFF for run in runs)[:RUNS_KEPT]


def _near_numbers(reading: Reading) -> set[str]:
    """The numbers of a text, and each with one digit left out."""
    told = {value for _label, value in reading.numbers.names | reading.numbers.amounts}
    values = set(sorted(value for value in told if len(value) <= MOST_DIGITS)[:MOST_NUMBERS])
    near = {
        value[:at] + value[at + 1 :]
        for value in values
        if value.isdigit()
        for at in range(len(value))
    }
    return {value.lstrip("0") for value in values | near}


def closeness(one: Reading, other: Reading) -> float:
    """The share of pairs of letters, numbers included, that two texts have in common: 0 to 1."""
    ours, theirs = _pairs(one), _pairs(other)
    return 2 * (ours & theirs).total() / (ours.total() + theirs.total())


def _pairs(reading: Reading) -> Counter[str]:
    numbers: Iterable[str] = sorted(
        value for _label, value in reading.numbers.names | reading.numbers.amounts
    )
    text = f"<{reading.spelled}|{'|'.join(numbers)}>"
    return Counter(text[at : at + 2] for at in range(len(text) - 1))


def _key(said: str) -> int:
    digest = hashlib.blake2b(said.encode(), digest_size=8).digest()
    return int.from_bytes(digest) >> 1
