"""The staff desk: what needs me today, wherever I hold a post."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from ruamphaen.base.doors import door, signed_in
from ruamphaen.base.http import Request, page
from ruamphaen.organisation import access, queries
from ruamphaen.organisation.access import Visitor
from ruamphaen.organisation.queries import Due
from ruamphaen.organisation.rules import Role


@dataclass(frozen=True)
class Work:
    """งานที่ทำได้ — one way from the desk to work: where, an icon, what it is called."""

    address: str
    icon: str
    title: str
    hint: str


@door(signed_in)
def desk(request: Request) -> HttpResponse:
    """Every organisation where I hold a post today: my posts, my work, what comes due."""
    mine = queries.desk_of(request.user, request.today)
    waiting = [(due, _address_of(due, place.visitor)) for place, due in mine.waiting]
    places = [(place, works_of(place.visitor)) for place in mine.places]
    return page(
        request,
        "organisation/desk.html",
        desk=mine,
        waiting=waiting,
        places=places,
        room="desk",
    )


def _address_of(due: Due, visitor: Visitor) -> str:
    """Where to act on it; nowhere for those who may only see it."""
    slug = due.organisation.slug
    if due.kind in {"seats", "ended"}:
        may = access.may_keep_bodies(visitor)
        return reverse("organisation:committee", args=[slug, due.pk]) if may else ""
    may = access.may_run_organisation(visitor)
    return reverse("organisation:post", args=[slug, due.pk]) if may else ""


def works_of(visitor: Visitor) -> list[Work]:
    """What a person's posts open in one organisation, the daily work first."""
    works = [
        (
            "plan:plans",
            "file-text",
            _("แผนและโครงการ"),
            _("ร่าง นำเข้าจาก Excel ตรวจ และพิมพ์แบบ"),
            True,
        ),
        (
            "plan:calendar",
            "clock",
            _("ปฏิทินวงรอบแผน"),
            _("ใครต้องทำอะไร ภายในวันใด"),
            True,
        ),
        (
            "proposals:desk",
            "message-square",
            _("กลั่นกรองข้อเสนอ"),
            _("อ่าน ให้ความเห็น ตอบ รวมเรื่องซ้ำ พิมพ์บัตร นำเข้าและส่งออก"),
            access.is_staff(visitor),
        ),
        (
            "strategy:edit_trees",
            "route",
            _("ผังยุทธศาสตร์"),
            _("วิสัยทัศน์ ยุทธศาสตร์ และความเชื่อมโยงกับแผนระดับบน"),
            visitor.holds(Role.PLANNER, Role.ADMINISTRATOR),
        ),
        (
            "organisation:bodies",
            "badge-check",
            _("คณะกรรมการและสภา"),
            _("คำสั่งแต่งตั้ง รายชื่อ วาระ"),
            access.may_keep_bodies(visitor),
        ),
        (
            "meetings:desk_meetings",
            "calendar",
            _("การประชุม"),
            _("ประชาคม คณะกรรมการ สภา เรียกประชุม เชิญ และตามวันแจ้ง"),
            True,
        ),
        (
            "proposals:moderation",
            "message-square",
            _("ดูแลความเห็น"),
            _("อ่านข้อเสนอและความเห็นก่อนแสดง เรื่องที่มีผู้แจ้ง และคำอุทธรณ์"),
            visitor.holds(Role.MODERATOR, Role.ADMINISTRATOR),
        ),
        (
            "opinions:desk_conversations",
            "message-square",
            _("ความเห็นร่วม"),
            _("ถามเห็นด้วยหรือไม่ ตรวจข้อความ บัตรกระดาษ แผนที่ความเห็น"),
            access.is_staff(visitor),
        ),
        (
            "organisation:people",
            "user",
            _("คนและตำแหน่ง"),
            _("ใครทำอะไรได้ รับมอบและส่งมอบงาน"),
            access.may_run_organisation(visitor),
        ),
        (
            "organisation:parts",
            "map-pin",
            _("ส่วนราชการและชุมชน"),
            _("เพิ่ม แก้ชื่อ นำเข้ารายชื่อ"),
            access.may_run_organisation(visitor),
        ),
        (
            "organisation:holidays",
            "calendar",
            _("วันหยุดราชการ"),
            _("ใช้คิดวันสุดท้ายที่ต้องแจ้งประชุม"),
            access.may_keep_bodies(visitor),
        ),
        (
            "organisation:rules",
            "scale",
            _("ค่าตามระเบียบ"),
            _("กำหนดวัน วาระ และเกณฑ์ที่ใช้ในหน่วยงาน"),
            access.may_see_rules(visitor),
        ),
        (
            "organisation:settings",
            "pencil",
            _("ข้อมูลหน่วยงาน"),
            _("ชื่อ รหัส ที่อยู่เว็บ ตัวเลขในแบบ"),
            access.may_run_organisation(visitor),
        ),
    ]
    return [_work(visitor, *rest) for *rest, open_to_them in works if open_to_them]


def _work(visitor: Visitor, name: str, icon: str, title: str, hint: str) -> Work:
    organisation: Any = visitor.organisation
    return Work(reverse(name, args=[organisation.slug]), icon, title, hint)
