"""The organisation's own map: outlines sent in as GeoJSON."""

import json
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from ruamphaen.base.errors import Refused
from ruamphaen.base.ledger import record
from ruamphaen.organisation.models import Organisation, User
from ruamphaen.proposals.models import AreaMap
from ruamphaen.proposals.rules.areas import AreaFault, Shape, as_kept, read_shapes
from ruamphaen.thai.text import one_line

MOST_BYTES = 3_000_000


def keep_area(
    organisation: Organisation, *, by: User | None, content: bytes, credit: str, at: datetime
) -> AreaMap:
    """Use these outlines from now on. Raises Refused (422) with a sentence for what is no map."""
    shapes = as_kept(read_shapes_of(content))
    with transaction.atomic():
        kept, _new = AreaMap.objects.update_or_create(
            organisation=organisation,
            defaults={"shapes": shapes, "credit": one_line(credit)[:200], "kept_at": at},
        )
        record(by, "proposals.keep_area", kept, shapes=len(shapes))
    return kept


@transaction.atomic
def drop_area(area: AreaMap, *, by: User | None) -> None:
    """Go back to the outlines that come with the system, if there are any."""
    record(by, "proposals.drop_area", area)
    area.delete()


def read_shapes_of(content: bytes) -> list[Shape]:
    """The shapes in a file."""
    if len(content) > MOST_BYTES:
        raise Refused(_("ไฟล์ใหญ่เกิน 3 เมกะไบต์ ลดความละเอียดของเส้นแล้วส่งใหม่"), status=422)
    try:
        return read_shapes(json.loads(content))
    except (ValueError, RecursionError) as problem:
        code = problem.code if isinstance(problem, AreaFault) else "not_json"
        raise Refused(_sentences()[code], status=422) from problem


def _sentences() -> dict[str, str]:
    return {
        "not_json": _("อ่านไฟล์นี้ไม่ได้ ส่งไฟล์ GeoJSON (.geojson หรือ .json)"),
        "not_a_collection": _("ไฟล์นี้ไม่ใช่ GeoJSON แบบ FeatureCollection บันทึกใหม่จากโปรแกรมแผนที่"),
        "empty": _("ไฟล์นี้ไม่มีพื้นที่อยู่เลย"),
        "too_many": _("ไฟล์นี้มีเกิน 500 พื้นที่ ส่งเฉพาะขอบเขตของหน่วยงานและชุมชน"),
        "no_polygons": _("ไฟล์นี้ไม่มีขอบเขตเป็นรูปปิด (Polygon) มีแต่จุดหรือเส้น"),
        "too_fine": _("เส้นขอบละเอียดเกินไป (เกิน 50,000 จุด) ลดความละเอียดแล้วส่งใหม่"),
        "broken": _("พิกัดในไฟล์ไม่ครบ บันทึกใหม่จากโปรแกรมแผนที่"),
        "elsewhere": _("พิกัดในไฟล์อยู่นอกประเทศไทย ตรวจว่าเป็น WGS 84 และลองจิจูดมาก่อนละติจูด"),
    }
