"""What the books and letters of a version share: names, running words, stamp, cover."""

from collections.abc import Sequence
from dataclasses import replace

from django.urls import reverse

from ruamphaen.base.addresses import absolute
from ruamphaen.documents.book import Book, Part
from ruamphaen.documents.papers.frame import (
    Setting,
    grouped_hash,
    hash_of_version,
    mark_of,
    provenance,
)
from ruamphaen.documents.papers.meeting.style import Style
from ruamphaen.documents.script import COVER, Block, Heading, Paragraph, Script, Stamp
from ruamphaen.plan.models import Version
from ruamphaen.thai.dates import thai_date


def plan_line(version: Version) -> str:
    """แผนพัฒนาท้องถิ่น (พ.ศ. 2566 - 2570) เพิ่มเติม ครั้งที่ 1/2566."""
    return f"{version.plan} {version.change}".strip()


def style_of(setting: Setting) -> Style:
    """The style of a letter in the digits of the setting; papers of a plan are Thai."""
    return Style(digits=setting.digits)


def address_of(version: Version) -> str:
    """The public page of a version, as a QR code leads there."""
    organisation, period = version.plan.organisation, version.plan.period
    path = reverse("plan:version", args=[organisation.slug, period.slug, version.number])
    return absolute(path, organisation.host)


def stamp_of(version: Version) -> Stamp:
    """Which version a paper is of: its page as a QR code, its state, the whole hash."""
    if version.announced_on:
        state = f"ประกาศใช้เมื่อวันที่ {thai_date(version.announced_on)}"
    else:
        state = "ร่าง ยังไม่ประกาศใช้" if not version.is_public else "ประกาศใช้แล้ว เล่มแผนไม่ได้บอกวันประกาศ"
    address = address_of(version)
    return Stamp(
        address,
        (
            f"ฉบับที่ {version.number} {state}",
            "สแกนเพื่อดูฉบับนี้บนเว็บไซต์ของหน่วยงาน และตรวจว่ารหัสเนื้อหาตรงกัน",
            address,
            f"รหัสเนื้อหา SHA-256 {grouped_hash(hash_of_version(version))}",
        ),
    )


def script_of(
    version: Version,
    setting: Setting,
    title: str,
    blocks: Sequence[Block],
    *,
    numbered: bool = True,
) -> Script:
    """A flowing paper of a version: marked, traced, dated by its announcement."""
    return Script(
        title=f"{title} {version.plan.organisation.name_th}",
        blocks=tuple(blocks),
        mark=mark_of(version),
        numbered=numbered,
        provenance=(provenance(version),),
        digits=setting.digits,
        dated=version.announced_on,
    )


def book_of(
    version: Version,
    setting: Setting,
    title: str,
    parts: Sequence[Part],
    *,
    bound: bool = True,
    running: str = "",
) -> Book:
    """A book of a version; `bound` ones have a cover and a list of contents.

    `running`: what stands at the head of each page where the title is too long for it.
    """
    return Book(
        title=f"{title} {version.plan.organisation.name_th}",
        parts=tuple(parts),
        cover=tuple(_cover(version, title)) if bound else (),
        contents=bound,
        running=f"{running or title} {version.plan.organisation.name_th}",
        mark=mark_of(version),
        provenance=(provenance(version),),
        digits=setting.digits,
        dated=version.announced_on,
    )


def _cover(version: Version, title: str) -> list[Block]:
    organisation = version.plan.organisation
    where = [
        f"{word}{name}"
        for word, name in (("อำเภอ", organisation.district_th), ("จังหวัด", organisation.province_th))
        if name
    ]
    # Each phrase of the title on a line of its own: แผนพัฒนาท้องถิ่น / (พ.ศ. …) / เพิ่มเติม ครั้งที่ …
    lines = title.replace(" (", "\n(").replace(") ", ")\n").split("\n")
    empty = Paragraph("", align="center")
    return [
        *(Heading(line, COVER) for line in lines),
        *[empty] * 4,
        Heading(organisation.name_th, COVER),
        *[Heading(" ".join(where), 0)][: len(where)],
        *[empty] * 2,
        replace(stamp_of(version), low=True),
    ]
