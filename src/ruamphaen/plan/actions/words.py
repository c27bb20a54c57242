"""The troubles of steps, citations and days, in sentences for a person that say what to do."""

from typing import Any

from django.utils.translation import gettext as _

from ruamphaen.base.errors import Refused
from ruamphaen.base.spoken import said
from ruamphaen.plan.rules.citing import CiteTrouble
from ruamphaen.plan.rules.taking import Refusal, Trouble
from ruamphaen.thai.dates import thai_date


def refused(refusal: Refusal) -> Refused:
    """A trouble as the refusal of an act: 422 for what was typed, 409 for how things stand."""
    typed = {
        Trouble.IN_FUTURE,
        Trouble.BEFORE_EARLIER,
        Trouble.BEFORE_ANNOUNCEMENT,
        Trouble.BEFORE_APPROVAL,
        Trouble.NO_RESOLUTION,
        Trouble.NO_FORUM,
        Trouble.NO_DOCUMENT,
    }
    return Refused(sentence_of(refusal), status=422 if refusal.trouble in typed else 409)


def sentence_of(refusal: Refusal) -> str:
    """A trouble in words."""
    known: dict[Trouble, Any] = {
        Trouble.NOT_ON_ROUTE: _("ขั้นนี้ไม่อยู่ในกระบวนการของฉบับนี้ เปิดหน้าขั้นตอนใหม่แล้วเลือกอีกครั้ง"),
        Trouble.HEADS_OWN: _(
            "การอนุมัติและประกาศใช้เป็นของผู้บริหารท้องถิ่น ขออนุมัติแล้วให้ผู้บริหารอนุมัติ ไม่บันทึกเป็นขั้น"
        ),
        Trouble.IN_FUTURE: _("วันที่ %(day)s ยังมาไม่ถึง ใส่วันที่ทำจริง"),
        Trouble.EARLIER_MISSING: _("ยังไม่ได้ทำขั้น “%(other)s” ทำและบันทึกขั้นนั้นก่อน"),
        Trouble.EARLIER_STALE: _("ร่างถูกแก้หลังขั้น “%(other)s” นำร่างกลับไปให้พิจารณาใหม่ แล้วบันทึกมติใหม่ก่อน"),
        Trouble.BEFORE_EARLIER: _("ขั้น “%(other)s” ทำเมื่อ %(day)s วันที่ใส่ต้องไม่ก่อนวันนั้น"),
        Trouble.NOT_ANNOUNCED: _("ยังไม่ได้ประกาศใช้ ประกาศก่อนแล้วจึงบันทึกการแจ้ง"),
        Trouble.BEFORE_ANNOUNCEMENT: _("ประกาศใช้เมื่อ %(day)s วันที่ใส่ต้องไม่ก่อนวันประกาศ"),
        Trouble.LATER_STANDS: _("ขั้น “%(other)s” ทำต่อจากขั้นนี้แล้ว ถอนขั้นนั้นก่อน"),
        Trouble.NO_REASON: _(
            "การเพิ่มเติมต้องมีเหตุผลและความจำเป็น เขียนเหตุผลของรอบ หรือใส่เหตุผลความจำเป็นให้ครบทุกโครงการที่เพิ่มก่อน"
        ),
        Trouble.NO_RESOLUTION: _("ขั้นนี้ต้องมีมติที่ประชุม เลือกมติที่เห็นชอบจากการประชุมที่บันทึกไว้"),
        Trouble.NO_FORUM: _("ขั้นนี้ต้องผ่านประชาคมท้องถิ่นด้วย เลือกมติของประชาคม"),
        Trouble.NO_DOCUMENT: _("เลือกมติที่ประชุม หรือพิมพ์เลขที่หนังสือหรือบันทึกที่เป็นหลักฐาน"),
        Trouble.NO_ROWS: _(
            "ฉบับนี้มีประเภท “%(step)s” แต่ยังไม่มีโครงการประเภทนี้ ใส่โครงการ หรือแก้ประเภทของฉบับ"
        ),
        Trouble.CLASS_NOT_OPEN: _(
            "ข้อ 22/2 ใช้ได้เฉพาะประเภทโครงการที่ระเบียบกำหนด เลือกประเภทให้ตรง หรือใช้กระบวนการเพิ่มเติมหรือเปลี่ยนแปลงตามปกติ"
        ),
        Trouble.BEFORE_APPROVAL: _("อนุมัติเมื่อ %(day)s วันประกาศต้องไม่ก่อนวันนั้น"),
    }
    words = {
        "step": said(refusal.step),
        "other": said(refusal.other),
        "day": thai_date(refusal.day) if refusal.day else "",
    }
    return str(known[refusal.trouble] % words)


def refused_citation(trouble: CiteTrouble, *, forum: bool) -> Refused:
    """Why a resolution cannot be cited, as the refusal of an act."""
    body = _("ประชาคมท้องถิ่น") if forum else _("คณะที่ต้องพิจารณาขั้นนี้")
    known = {
        CiteTrouble.ELSEWHERE: _("มตินี้เป็นของหน่วยงานอื่น เลือกมติของหน่วยงานนี้"),
        CiteTrouble.NOT_HELD: _("การประชุมนี้ยังไม่ได้จัด เลือกมติของการประชุมที่จัดแล้ว"),
        CiteTrouble.OTHER_BODY: _("มตินี้ไม่ใช่ของ%(body)s เลือกมติของคณะที่ถูกต้อง"),
        CiteTrouble.NOT_AGREED: _("มตินี้ไม่ใช่มติเห็นชอบ เลือกมติที่เห็นชอบ หรือนำร่างกลับไปพิจารณาใหม่"),
        CiteTrouble.NOT_COUNTED: _(
            "การประชุมนี้ยังไม่ได้ลงชื่อผู้มาประชุมของ%(body)s จึงไม่รู้ว่าครบองค์ประชุมหรือไม่ ลงชื่อผู้มาในหน้าการประชุมก่อน"
        ),
    }
    return Refused(known[trouble] % {"body": body}, status=422)
