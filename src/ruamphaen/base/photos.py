"""Photographs as people send them, made anew: smaller, upright, without the place they were taken at."""

from io import BytesIO

from django.utils.translation import gettext as _
from PIL import ExifTags, Image, UnidentifiedImageError

from ruamphaen.base.errors import Refused

MOST_BYTES = 20_000_000
MOST_PIXELS = 40_000_000
LONGEST_EDGE = 2000  # pixels: enough for a printed page, about 400 kB
QUALITY = 82
# Formats that Pillow reads with its own, long-tested decoders.
FORMATS = ("JPEG", "PNG", "WEBP", "GIF")

# How a camera was held (EXIF), and what sets its picture upright. Pillow's own function writes the
# rest of the EXIF anew meanwhile, and stumbles over what many telephones write there.
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def made_anew(content: bytes) -> bytes:
    """A photograph as a JPEG of ours: nothing of the file that was sent is kept but its pixels.

    Place, camera, time (EXIF, XMP) and comments are gone. Raises Refused (422) with a sentence for what is
    no photograph, broken, or too large to open.
    """
    if len(content) > MOST_BYTES:
        raise Refused(
            _("ภาพใหญ่เกิน %(most)s เมกะไบต์ ย่อภาพแล้วส่งใหม่") % {"most": MOST_BYTES // 1_000_000},
            status=422,
        )
    try:
        with Image.open(BytesIO(content), formats=FORMATS) as sent:
            _ensure_small(sent)
            upright = _upright(sent).convert("RGB")
    except Refused:
        raise
    except UnidentifiedImageError as problem:
        raise Refused(
            _(
                "เปิดภาพนี้ไม่ได้ ใช้ภาพ JPG, PNG หรือ WebP ถ้าถ่ายด้วยไอโฟน ตั้งกล้องเป็น “เข้ากันได้มากที่สุด” หรือส่งเป็นภาพหน้าจอ"
            ),
            status=422,
        ) from problem
    except Exception as problem:  # a decoder raises whatever it stumbles over in a broken file
        raise Refused(_("ภาพนี้เสียหรือมาไม่ครบ ส่งใหม่อีกครั้ง"), status=422) from problem
    upright.info.clear()  # Pillow would write a comment that it read
    upright.thumbnail((LONGEST_EDGE, LONGEST_EDGE))
    written = BytesIO()
    upright.save(written, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return written.getvalue()


def _upright(sent: Image.Image) -> Image.Image:
    turn = _UPRIGHT.get(sent.getexif().get(ExifTags.Base.Orientation, 1))
    return sent if turn is None else sent.transpose(turn)


def _ensure_small(sent: Image.Image) -> None:
    """The size stands in the file's head: a small file can claim a picture that fills the memory."""
    if sent.width * sent.height > MOST_PIXELS:
        raise Refused(
            _("ภาพมี %(pixels)s ล้านจุด เกิน %(most)s ล้านจุด ย่อภาพแล้วส่งใหม่")
            % {
                "pixels": sent.width * sent.height // 1_000_000,
                "most": MOST_PIXELS // 1_000_000,
            },
            status=422,
        )
