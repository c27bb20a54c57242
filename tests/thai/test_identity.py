"""Identity numbers: invented ones with a right check digit."""

import time

import pytest

from ruamphaen.thai.errors import Unreadable
from ruamphaen.thai.identity import (
    FoundIdentity,
    find_identity_numbers,
    is_identity_number,
    mask_identity,
    mask_identity_numbers,
)

VALID = "1101700203450"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (VALID, True),
        ("๑๑๐๑๗๐๐๒๐๓๔๕๐", True),
        ("1-1017-00203-45-0", True),
        ("1 1017 00203 45 0", True),
        ("1101700203451", False),
        ("1101700203405", False),
        ("0000000000000", False),
        ("110170020345", False),
        ("11017002034500", False),
        ("໑໑໐໑໗໐໐໒໐໓໔໕໐", False),
        ("", False),
    ],
)
def test_an_identity_number_has_13_digits_and_a_right_check_digit(text, expected):
    assert is_identity_number(text) is expected


def test_any_slip_of_one_digit_is_noticed():
    slips = [
        VALID[:place] + digit + VALID[place + 1 :]
        for place in range(13)
        for digit in "0123456789"
        if digit != VALID[place]
    ]
    # The last step takes a remainder of ten and of zero to one digit, so a few slips pass.
    noticed = [slip for slip in slips if not is_identity_number(slip)]
    assert len(noticed) / len(slips) > 0.9


def test_the_middle_is_hidden():
    assert mask_identity("1-1017-00203-45-0") == "1-xxxx-xxxxx-45-0"
    assert mask_identity("๑๑๐๑๗๐๐๒๐๓๔๕๐") == "1-xxxx-xxxxx-45-0"


def test_a_refusal_never_repeats_the_number():
    with pytest.raises(Unreadable) as refused:
        mask_identity("110170020345")
    assert refused.value.code == "not_an_identity_number"
    assert "110170020345" not in str(refused.value)


@pytest.mark.parametrize(
    "spelling",
    [
        VALID,
        "๑-๑๐๑๗-๐๐๒๐๓-๔๕-๐",
        "1 1017 00203 45 0",
        "1–1017–00203–45–0",
        "1.1017.00203.45.0",
        "1-1017 - 00203-45-0",
        "11017\n00203450",
        "1101700\u200b203450",
    ],
)
def test_a_number_is_found_and_hidden_however_it_is_written(spelling):
    text = f"เลข{spelling}ของข้าพเจ้า"
    assert find_identity_numbers(text) == [FoundIdentity(3, 3 + len(spelling), VALID)]
    assert mask_identity_numbers(text) == "เลข1-xxxx-xxxxx-45-0ของข้าพเจ้า"


def test_several_numbers_are_found_and_others_left_alone():
    text = f"โทร 0812345678 ก {VALID} ข {VALID} งบ 1,250,000 บาท ท้าย 11017002034500"
    assert [found.number for found in find_identity_numbers(text)] == [VALID, VALID]
    assert "0812345678" in mask_identity_numbers(text)


@pytest.mark.parametrize("repeated", ["1 ", "1", "1-"])
def test_a_page_of_digits_takes_no_hour(repeated):
    start = time.perf_counter()
    find_identity_numbers(repeated * 20_000)
    assert time.perf_counter() - start < 1
