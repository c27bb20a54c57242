"""Photographs from strangers: nothing leaves but the picture, and no file brings a page down."""

from io import BytesIO
from random import Random

import pytest
from PIL import Image, PngImagePlugin

from ruamphaen.base.errors import Refused
from ruamphaen.base.photos import made_anew

SECRET = "SECRET 19.9105 N 99.8406 E"


def _picture() -> Image.Image:
    made = Image.new("RGB", (60, 40), "white")
    made.paste("black", (0, 0, 30, 20))
    return made


def _exif(orientation: int = 6) -> Image.Exif:
    made = Image.Exif()
    made[0x010F], made[0x0112] = SECRET, orientation
    made.get_ifd(0x8825)[1] = "N"
    return made


def _sent(form: str) -> bytes:
    """A picture with all that its format can carry besides the picture."""
    texts = PngImagePlugin.PngInfo()
    texts.add_text("comment", SECRET)
    carried = {
        "JPEG": {"exif": _exif(), "comment": SECRET.encode(), "xmp": SECRET.encode()},
        "PNG": {"exif": _exif(), "pnginfo": texts},
        "WEBP": {"exif": _exif(), "xmp": SECRET.encode()},
        "GIF": {"comment": SECRET.encode()},
    }
    written = BytesIO()
    _picture().save(written, form, **carried[form])
    return written.getvalue()


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "GIF"])
def test_nothing_but_the_picture_is_kept(form: str):
    sent = _sent(form)
    assert b"SECRET" in sent

    kept = made_anew(sent)

    assert b"SECRET" not in kept
    assert b"Exif" not in kept
    assert b"SECRET" not in made_anew(sent + b"<script>SECRET</script>PK\x03\x04")


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_stands_as_the_camera_was_held(orientation: int):
    written = BytesIO()
    _picture().save(written, "PNG", exif=_exif(orientation))

    kept = Image.open(BytesIO(made_anew(written.getvalue())))

    wanted = _turned(orientation)
    assert kept.size == wanted.size
    corners = [(5, 5), (kept.width - 6, 5), (5, kept.height - 6)]
    dark = [sum(kept.getpixel(at)) < 380 for at in corners]
    assert dark == [sum(wanted.getpixel(at)) < 380 for at in corners]


def _turned(orientation: int) -> Image.Image:
    """What the standard says of each way to hold a camera, in turns and mirrors."""
    turns, mirrored = {
        1: (0, False), 2: (0, True), 3: (180, False), 4: (180, True),
        5: (270, True), 6: (270, False), 7: (90, True), 8: (90, False),
    }[orientation]  # fmt: skip
    turned = _picture().rotate(turns, expand=True)
    return turned.transpose(Image.Transpose.FLIP_LEFT_RIGHT) if mirrored else turned


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "GIF"])
def test_a_damaged_file_is_opened_or_refused_in_words(form: str):
    sent, chance = _sent(form), Random(2569)
    refusals = []
    for _each in range(300):
        damaged = bytearray(sent)
        for _place in range(chance.choice((1, 2, 8, 30))):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        try:
            made_anew(bytes(damaged[: chance.choice((len(damaged), len(damaged) // 2))]))
        except Refused as refusal:
            refusals.append(refusal.status)
    assert len(refusals) > 50
    assert set(refusals) == {422}


def test_what_is_no_photograph_or_too_large_is_refused():
    flood = BytesIO()
    Image.new("1", (20_000, 20_000)).save(flood, "PNG")
    svg = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"
    heic = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + bytes(200)
    for sent in (svg, heic, b"", b"%PDF-1.7", flood.getvalue()):
        with pytest.raises(Refused):
            made_anew(sent)
