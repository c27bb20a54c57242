"""A bar without a colour of its own, and a QR code as a path."""

import pytest
from qrcode import QRCode
from qrcode.constants import ERROR_CORRECT_M

from ruamphaen.base.qr import QUIET, qr_path
from ruamphaen.base.templatetags.ui import bar


def test_a_bar_needs_no_colour():
    assert 'class="bar"' in bar(0.5)
    assert 'class="bar k-2"' in bar(0.5, 2)


def test_a_qr_code_holds_every_dark_square_once():
    code = QRCode(border=QUIET, error_correction=ERROR_CORRECT_M)
    code.add_data("https://town.go.th/ban-nong/meetings/12/")
    code.make(fit=True)
    rows = code.get_matrix()
    side, path = qr_path("https://town.go.th/ban-nong/meetings/12/")
    drawn = sum(int(run.split("h")[1].split("v")[0]) for run in path.split("M")[1:])
    assert (side, drawn) == (len(rows), sum(map(sum, rows)))


def test_a_text_too_long_for_a_code_is_refused():
    with pytest.raises(ValueError, match="Invalid version"):
        qr_path("x" * 5000)
