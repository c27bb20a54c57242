"""A bar without a colour of its own, and a QR code as a path."""

import pytest

from ruamphaen.base.qr import QUIET, qr_path, qr_squares
from ruamphaen.base.templatetags.ui import bar


def test_a_bar_needs_no_colour():
    assert 'class="bar"' in bar(0.5)
    assert 'class="bar k-2"' in bar(0.5, 2)


def test_a_qr_code_holds_every_dark_square_once():
    address = "https://town.go.th/ban-nong/meetings/12/"
    squares = qr_squares(address)
    side, path = qr_path(address)
    drawn = sum(int(run.split("h")[1].split("v")[0]) for run in path.split("M")[1:])
    assert (side, drawn) == (len(squares) + 2 * QUIET, sum(map(sum, squares)))


def test_a_text_too_long_for_a_code_is_refused():
    with pytest.raises(ValueError, match="too large"):
        qr_path("x" * 5000)
