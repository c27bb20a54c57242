"""ประกาศใช้แผน and the letters that tell of it: to the council, district, province and agencies."""

from datetime import date

from ruamphaen.documents.papers.bound import plan_line, script_of, stamp_of, style_of
from ruamphaen.documents.papers.frame import Setting
from ruamphaen.documents.papers.meeting.style import Style, head_of, place_of
from ruamphaen.documents.papers.routes_told import (
    decided_before,
    in_full,
    routes_of,
    sections_in_full,
    to_check,
)
from ruamphaen.documents.script import (
    Block,
    Field,
    Heading,
    Letterhead,
    PageBreak,
    Paragraph,
    Script,
    Signatures,
)
from ruamphaen.documents.sheet import Signature
from ruamphaen.law.cycle import Actor
from ruamphaen.law.routes import Route
from ruamphaen.meetings.models import Meeting
from ruamphaen.organisation.models import Organisation
from ruamphaen.organisation.queries import ask_here
from ruamphaen.plan.models import StepTaken, Version
from ruamphaen.plan.queries import decisions_of
from ruamphaen.plan.rules.versions import VersionKind
from ruamphaen.thai.dates import bangkok_day

LETTERS_TO = "paper.letters_to"
_DOTS = "." * 24
VERBS = {
    VersionKind.FIRST: "จัดทำ",
    VersionKind.REVIEW: "ทบทวน",
    VersionKind.ADDITION: "เพิ่มเติม",
    VersionKind.CHANGE: "เปลี่ยนแปลง",
    VersionKind.CORRECTION: "แก้ไข",
}


def announcement(version: Version, setting: Setting) -> Script:
    """The announcement for the notice board, citing the section each kind stands on.

    What a body resolved names its meeting and day; where it did not resolve yet there is room for
    both. Of a draft the last page lists every citation with how surely it is known, for whoever signs.
    """
    style, organisation = style_of(setting), version.plan.organisation
    routes = routes_of(version, setting.on)
    blocks: list[Block] = [
        Letterhead("", (), "", emblem_mm=22),
        Heading(f"ประกาศ{organisation.name_th}", 0),
        Heading(f"เรื่อง ประกาศใช้{plan_line(version)}", 0),
        Paragraph("_" * 24, align="center"),
        Paragraph(_because(version, routes)),
        *_resolved(version, routes, style),
        Paragraph(_announces(version, routes)),
        Paragraph("จึงประกาศให้ทราบโดยทั่วกัน"),
        Paragraph(_announced_on(version, style), indent_mm=50, keep=True),
        Signatures((Signature("", "", (head_of(organisation, style),)),)),
        stamp_of(version),
    ]
    if not version.is_public:
        title = Heading("สำหรับผู้ตรวจร่าง ไม่เป็นส่วนหนึ่งของประกาศ", 0)
        blocks += [PageBreak(), title, *to_check(routes)]
    return script_of(version, setting, "ประกาศใช้แผน", blocks)


def _because(version: Version, routes: list[Route]) -> str:
    organisation = version.plan.organisation.name_th
    did = " ".join(VERBS[kind] for kind in version.kind_list)
    cited = sections_in_full([route.cite for route in routes])
    special = f" ในส่วนของ{version.special_class}" if version.special_class else ""
    return f"ด้วย{organisation} ได้{did}{version.plan} {_round(version)}{special} ตาม{cited}"


def _round(version: Version) -> str:
    """ครั้งที่ 1/2566: the round alone, after words that already name its kinds."""
    if version.round_number is None:
        return ""
    year = f"/{version.year}" if version.year else ""
    return f"{version.noun} {version.round_number}{year}"


def _resolved(version: Version, routes: list[Route], style: Style) -> list[Block]:
    """Each step that a body decides, with the meetings in which it did; dots where it did not yet."""
    taken = decisions_of(version)
    once = dict.fromkeys(
        (step.name_th, step.cite, _met(taken.get((route.kind, step.code)), style))
        for route in routes
        for step in decided_before(route)
    )
    return [
        Paragraph(f"{name} ตาม{in_full(cite)} {met}", number=f"{number}.")
        for number, (name, cite, met) in enumerate(once, start=1)
    ]


def _met(step: StepTaken | None, style: Style) -> str:
    """ในการประชุม… เมื่อวันที่ …: the meeting of the resolution, then that of the forum if it met apart."""
    if step is None or step.resolution is None:
        return f"ในการประชุมครั้งที่ {_DOTS} เมื่อวันที่ {_DOTS}"
    met = [step.resolution.meeting]
    if step.forum is not None and step.forum.meeting_id != step.resolution.meeting_id:
        met.append(step.forum.meeting)
    return " และ".join(
        f"ในการประชุม{_called(one)} เมื่อวันที่ {style.day(bangkok_day(one.starts_at))}" for one in met
    )


def _called(meeting: Meeting) -> str:
    """The name of a meeting after the word ประชุม, which its own title may begin with."""
    title = meeting.title.removeprefix("การ").removeprefix("ประชุม").strip()
    if meeting.number is None or "ครั้งที่" in title:
        return title
    year = f"/{meeting.year_be}" if meeting.year_be else ""
    return f"{title} ครั้งที่ {meeting.number}{year}"


def _announces(version: Version, routes: list[Route]) -> str:
    cites = [
        step.cite
        for route in routes
        for step in route.steps
        if step.decides and step.actor == Actor.HEAD
    ]
    power = f"อาศัยอำนาจตามความใน{sections_in_full(cites)} " if cites else ""
    return (
        f"{power}จึงประกาศใช้{plan_line(version)} เพื่อใช้เป็นกรอบในการจัดทำงบประมาณรายจ่ายประจำปี"
        " งบประมาณรายจ่ายเพิ่มเติม และงบประมาณจากเงินสะสม รายละเอียดตามแผนแนบท้ายประกาศนี้"
        " ทั้งนี้ ตั้งแต่วันประกาศเป็นต้นไป"
    )


def _announced_on(version: Version, style: Style) -> str:
    if version.announced_on is None:
        return f"ประกาศ ณ วันที่ {'.' * 8} เดือน {'.' * 24} พ.ศ. {'.' * 10}"
    day, month, year = style.day(version.announced_on).split(" ")
    return f"ประกาศ ณ วันที่ {day} เดือน {month} พ.ศ. {year}"


# ------------------------------------------------------------------ letters


def plan_letters(version: Version, setting: Setting) -> Script:
    """One letter a page, to each of those whom the office informs; number and day are left to the pen."""
    organisation = version.plan.organisation
    ask = ask_here(organisation)
    day = version.announced_on or setting.on
    named = ask(LETTERS_TO, day).value
    blocks: list[Block] = []
    for to in named if isinstance(named, tuple) else ():
        if blocks:
            blocks.append(PageBreak())
        blocks += _letter(version, setting, _filled(str(to), organisation))
    return script_of(version, setting, "หนังสือแจ้งแผน", blocks, numbered=False)


def _filled(to: str, organisation: Organisation) -> str:
    """The addressee with the names of the place; one that is not known is left to the pen."""
    return (
        to.replace("{organisation}", organisation.name_th)
        .replace("{district}", organisation.district_th or _DOTS)
        .replace("{province}", organisation.province_th or _DOTS)
    )


def _letter(version: Version, setting: Setting, to: str) -> list[Block]:
    style, organisation = style_of(setting), version.plan.organisation
    announced = _said_day(version.announced_on, style)
    return [
        Letterhead(f"ที่ {_DOTS}", place_of(organisation), "." * 30),
        Field("เรื่อง", f"ส่ง{plan_line(version)}"),
        Field("เรียน", to),
        Field("สิ่งที่ส่งมาด้วย", f"{plan_line(version)} จำนวน 1 ฉบับ", label_mm=32),
        Paragraph(f"ด้วย{organisation.name_th} ได้ประกาศใช้{plan_line(version)} เมื่อวันที่ {announced}"),
        Paragraph(
            f"{_must_tell(version, setting)}{organisation.name_th} จึงขอส่งแผนดังกล่าวมาเพื่อทราบ"
            " และดูได้ที่หน้าเว็บตามรหัสคิวอาร์ท้ายหนังสือนี้"
        ),
        Paragraph("จึงเรียนมาเพื่อโปรดทราบ"),
        Signatures((Signature("", "", (head_of(organisation, style),)),), "ขอแสดงความนับถือ"),
        stamp_of(version),
    ]


def _must_tell(version: Version, setting: Setting) -> str:
    """The section that asks for the letter and its days, where one does; a change names none."""
    told = [
        step
        for route in routes_of(version, setting.on)
        for step in route.steps
        if step.within_days is not None and step.actor == Actor.OFFICER
    ]
    if not told:
        return ""
    cited = sections_in_full([step.cite for step in told])
    return f"ตาม{cited} ให้แจ้งภายใน {told[0].within_days} วันนับแต่{told[0].counted_from_th} "


def _said_day(day: date | None, style: Style) -> str:
    return style.day(day) if day else _DOTS
