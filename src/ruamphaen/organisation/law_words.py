"""The law in the words of the page: names of its values, their topics, values with their units."""

from decimal import Decimal
from typing import Any

from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from ruamphaen.law.units import MonthDay
from ruamphaen.thai.dates import MONTHS
from ruamphaen.thai.numerals import format_number

# The topics of the page, in its order, each with the beginnings of the names under it.
TOPICS: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (_("จัดทำและประกาศใช้แผน"), ("plan.",)),
    (
        _("เพิ่มเติม เปลี่ยนแปลง แก้ไขแผน"),
        ("plan.post_days.", "plan.special", "plan.issue", "plan.circular"),
    ),
    (_("แผนการดำเนินงาน"), ("action_plan.",)),
    (_("คณะกรรมการ"), ("committee.",)),
    (_("ประชาคมท้องถิ่น"), ("forum.",)),
    (_("ติดตามและประเมินผล"), ("evaluation.",)),
    (_("งบประมาณรายจ่ายประจำปี"), ("budget.",)),
    (_("สภาท้องถิ่น"), ("council.",)),
    (_("ตอบข้อเสนอของประชาชน"), ("screening.",)),
    (_("แบบพิมพ์"), ("paper.",)),
    (_("ข้อเสนอของประชาชน"), ("proposals.",)),
)


def topic_of(name: str) -> int:
    """The place in TOPICS of a value of law: where the longest beginning of its name stands."""
    fitting = [
        (len(beginning), place)
        for place, (_title, beginnings) in enumerate(TOPICS)
        for beginning in beginnings
        if name.startswith(beginning)
    ]
    return max(fitting)[1]


NAMES: dict[str, Any] = {
    "plan.period_years": _("แผนพัฒนาท้องถิ่นหนึ่งฉบับครอบคลุม"),
    "plan.due_month": _("จัดทำหรือทบทวนแผนให้เสร็จภายใน"),
    "plan.due_month.pao": _("จัดทำหรือทบทวนแผนให้เสร็จภายใน"),
    "plan.due_years_ahead": _("กำหนดเสร็จมาก่อนปีงบประมาณแรกของแผน"),
    "plan.inform_within_days": _("ส่งแผนให้สภา อำเภอ จังหวัด และหน่วยงาน นับแต่วันประกาศใช้ ภายใน"),
    "plan.post_days": _("ปิดประกาศแผนให้ประชาชนทราบ ไม่น้อยกว่า"),
    "plan.circular_7509_days": _("แก้ไขแผนตามหนังสือ ว 7509 ภายใน"),
    "plan.post_days.correction": _("ปิดประกาศการแก้ไขแผน ไม่น้อยกว่า"),
    "plan.post_days.addition": _("ปิดประกาศการเพิ่มเติมแผน ไม่น้อยกว่า"),
    "plan.post_days.change": _("ปิดประกาศการเปลี่ยนแปลงแผน ไม่น้อยกว่า"),
    "plan.post_days.special": _("ปิดประกาศการเพิ่มเติมหรือเปลี่ยนแปลงตามข้อ 22/2 ไม่น้อยกว่า"),
    "plan.special_classes": _("โครงการที่ผู้บริหารท้องถิ่นเพิ่มเติมหรือเปลี่ยนแปลงได้เอง"),
    "plan.issue_noun": _("เรียกการเพิ่มเติม เปลี่ยนแปลง แก้ไข แต่ละคราวว่า"),
    "plan.issue_number_restarts_yearly": _("เลขครั้งที่เริ่มนับหนึ่งใหม่ทุกปี"),
    "plan.beyond_capacity_criteria": _("โครงการเกินศักยภาพพิจารณาจาก"),
    "action_plan.finish_within_days": _("จัดทำแผนการดำเนินงานให้เสร็จ นับแต่วันประกาศใช้งบประมาณ ภายใน"),
    "action_plan.announce_within_days": _("ประกาศแผนการดำเนินงานภายใน"),
    "action_plan.post_days": _("ปิดประกาศแผนการดำเนินงาน ไม่น้อยกว่า"),
    "committee.development.term_years": _("วาระของกรรมการพัฒนาท้องถิ่นที่ได้รับคัดเลือก"),
    "committee.support.term_years": _("วาระของผู้แทนประชาคมในคณะกรรมการสนับสนุนการจัดทำแผน"),
    "committee.evaluation.term_years": _("วาระของกรรมการติดตามและประเมินผล"),
    "committee.quorum_share": _("องค์ประชุมของคณะกรรมการ ไม่น้อยกว่า"),
    "committee.majority": _("มติของคณะกรรมการต้องได้เสียง"),
    "forum.majority": _("มติของประชาคมต้องได้เสียง"),
    "committee.notice_days": _("แจ้งกรรมการล่วงหน้า ไม่น้อยกว่า"),
    "committee.agenda": _("ลำดับระเบียบวาระการประชุมคณะกรรมการ"),
    "committee.agenda.evaluation": _("ลำดับระเบียบวาระการประชุมติดตามและประเมินผล"),
    "forum.shares_announced": _("ประกาศสัดส่วนและรายชื่อผู้เข้าร่วมประชาคมก่อนประชุม"),
    "forum.group_shares": _("สัดส่วนผู้เข้าร่วมประชาคมแต่ละกลุ่ม"),
    "forum.quorum_share": _("ผู้เข้าร่วมประชาคมเทียบกับผู้ได้รับเชิญ ไม่น้อยกว่า"),
    "forum.notice_days": _("แจ้งผู้เข้าร่วมประชาคมล่วงหน้า ไม่น้อยกว่า"),
    "forum.agenda": _("ลำดับระเบียบวาระประชาคมโดยทั่วไป"),
    "forum.agenda.new-plan": _("ลำดับระเบียบวาระประชาคมเพื่อจัดทำหรือทบทวนแผน"),
    "forum.agenda.addition": _("ลำดับระเบียบวาระประชาคมเพื่อเพิ่มเติมหรือเปลี่ยนแปลงแผน"),
    "screening.answer_within_days": _("ตอบข้อเสนอของประชาชนภายใน (วันทำการ)"),
    "screening.review_within_days": _("ส่วนราชการให้ความเห็นภายใน (วันทำการ)"),
    "screening.uses.own-power": _("ใช้คำตอบ “อยู่ในอำนาจหน้าที่ รับไว้พิจารณาเข้าแผน”"),
    "screening.uses.daily-work": _("ใช้คำตอบ “แก้ได้ในงานประจำ ไม่ต้องรอแผน”"),
    "screening.uses.already-planned": _("ใช้คำตอบ “มีในแผนแล้ว”"),
    "screening.uses.done": _("ใช้คำตอบ “ดำเนินการแล้ว”"),
    "screening.uses.beyond-capacity": _("ใช้คำตอบ “เกินศักยภาพ เสนอประสานแผน”"),
    "screening.uses.other-body": _("ใช้คำตอบ “เป็นอำนาจหน้าที่ของหน่วยงานอื่น”"),
    "screening.uses.need-more": _("ใช้คำตอบ “รายละเอียดไม่พอ ขอข้อมูลเพิ่ม”"),
    "screening.uses.not-lawful": _("ใช้คำตอบ “กฎหมายหรือระเบียบไม่ให้ทำ”"),
    "screening.uses.no-land": _("ใช้คำตอบ “ใช้พื้นที่ไม่ได้ หรือยังไม่ได้รับความยินยอม”"),
    "screening.uses.not-now": _("ใช้คำตอบ “ยังไม่ดำเนินการในรอบนี้”"),
    "paper.digits": _("ตัวเลขในแบบพิมพ์"),
    "paper.language": _("ภาษาของป้ายในเอกสารการประชุม"),
    "paper.p01.counts_coordination": _("แบบ ผ.01 นับโครงการประสานแผนและโครงการชุมชนรวมในยอด"),
    "paper.number_restarts_per_group": _("ลำดับที่ในแบบเริ่มนับหนึ่งใหม่ทุกกลุ่ม"),
    "paper.p01.counts_funded_years": _("แบบ ผ.01 นับโครงการในทุกปีที่มีงบประมาณ"),
    "paper.blank_differs_from_zero": _("ปีที่เว้นว่างต่างจากปีที่ใส่เลข 0"),
    "budget.submit_by": _("เสนอร่างงบประมาณต่อสภาภายใน"),
    "budget.finish_by": _("สภาพิจารณางบประมาณให้เสร็จภายใน"),
    "budget.begins": _("งบประมาณเริ่มใช้"),
    "budget.papers_ahead_days": _("ส่งร่างงบประมาณให้สมาชิกสภาก่อนวันประชุม ไม่น้อยกว่า"),
    "budget.plan_is_frame": _("แผนพัฒนาท้องถิ่นเป็นกรอบของงบประมาณ"),
    "evaluation.times_a_year": _("ประกาศผลการติดตามและประเมินผล อย่างน้อย"),
    "evaluation.due_months": _("ประกาศผลการติดตามและประเมินผลภายใน"),
    "evaluation.announce_within_days": _("ประกาศผลให้ประชาชนทราบ นับแต่วันรายงานผล ภายใน"),
    "evaluation.post_days": _("ปิดประกาศผลการติดตาม ไม่น้อยกว่า"),
    "evaluation.pass_percent": _("คะแนนผ่านเกณฑ์"),
    "council.notice_days": _("แจ้งกำหนดประชุมสภาล่วงหน้า ไม่น้อยกว่า"),
    "council.motion_days": _("ยื่นญัตติก่อนวันประชุม ไม่น้อยกว่า"),
    "council.majority": _("มติของสภาต้องได้เสียง"),
    "council.quorum_share": _("องค์ประชุมสภา ไม่น้อยกว่า"),
    "council.small_council_members": _("สภาขนาดเล็กคือสภาที่มีสมาชิกน้อยกว่า"),
    "council.motion_endorsers": _("ผู้รับรองญัตติของสมาชิก"),
    "council.motion_endorsers.small": _("ผู้รับรองญัตติในสภาขนาดเล็ก"),
    "council.sessions_least.municipality": _("สมัยประชุมสามัญ ไม่น้อยกว่า"),
    "council.sessions_least.sao": _("สมัยประชุมสามัญ ไม่น้อยกว่า"),
    "council.sessions_least.pao": _("สมัยประชุมสามัญ ไม่น้อยกว่า"),
    "council.sessions_most.municipality": _("สมัยประชุมสามัญ ไม่เกิน"),
    "council.sessions_most.sao": _("สมัยประชุมสามัญ ไม่เกิน"),
    "council.sessions_most.pao": _("สมัยประชุมสามัญ ไม่เกิน"),
    "council.session_days.municipality": _("สมัยประชุมสามัญหนึ่งสมัย ไม่เกิน"),
    "council.session_days.sao": _("สมัยประชุมสามัญหนึ่งสมัย ไม่เกิน"),
    "council.session_days.pao": _("สมัยประชุมสามัญหนึ่งสมัย"),
    "council.extraordinary_days.municipality": _("สมัยประชุมวิสามัญหนึ่งสมัย ไม่เกิน"),
    "council.agenda": _("ลำดับระเบียบวาระการประชุมสภา"),
    "council.policy_statement_days.municipality": _("แถลงนโยบายต่อสภา นับแต่วันประกาศผลเลือกตั้ง ภายใน"),
    "council.policy_statement_days.sao": _("แถลงนโยบายต่อสภา นับแต่วันประกาศผลเลือกตั้ง ภายใน"),
    "council.policy_statement_days.pao": _("แถลงนโยบายต่อสภา นับแต่วันประกาศผลเลือกตั้ง ภายใน"),
    "council.policy_report_times": _("รายงานผลตามนโยบายที่แถลง"),
    "council.members_on_committees": _("สมาชิกสภาที่สภาคัดเลือกเป็นกรรมการ"),
    "proposals.who": _("ส่งข้อเสนอทางหน้าเว็บได้"),
    "proposals.supporters": _("กดสนับสนุนข้อเสนอได้"),
    "proposals.commenters": _("แสดงความเห็นได้"),
    "proposals.read_first": _("อ่านข้อเสนอของผู้ที่ยังไม่รู้จักก่อนแสดง"),
    "proposals.names": _("ให้ผู้เสนอเลือกแสดงชื่อได้"),
}

CHOICES: dict[str, Any] = {
    "arabic": _("เลขอารบิก (1 2 3)"),
    "thai": _("เลขไทย (๑ ๒ ๓)"),
    "votes": _("เห็นชอบมากกว่าไม่เห็นชอบ"),
    "present": _("เห็นชอบเกินกึ่งหนึ่งของผู้อยู่ในที่ประชุม"),
    "two-thirds": _("เห็นชอบอย่างน้อยสองในสามของผู้อยู่ในที่ประชุม"),
    "th": _("ไทย"),
    "en": _("อังกฤษ"),
    "anyone": _("ทุกคน ไม่ต้องมีบัญชี"),
    "phone": _("ผู้ที่ให้โทรศัพท์ไว้"),
    "account": _("ผู้ที่มีบัญชี"),
}


def value_in_words(unit: str, value: Any) -> str:
    """A value of law as people read it: 30 วัน, เดือนตุลาคม, ร้อยละ 50, ใช่.

    None, where neither the law files nor the organisation holds anything, says so.
    """
    if value is None:
        return gettext("ยังไม่ได้กำหนด")
    if unit == "yes or no":
        return gettext("ใช่") if value else gettext("ไม่ใช่")
    if unit == "choice":
        return str(CHOICES.get(value, value))
    if unit == "texts":
        return " · ".join(value)
    if unit in {"month", "months of the year"}:
        return _months(value if isinstance(value, tuple | list) else [value])
    if unit == "month and day":
        return _every_year(value)
    if unit in {"share", "percent"}:
        return _percent(Decimal(value) * (100 if unit == "share" else 1))
    return _counted(unit, int(value))


def _months(numbers: Any) -> str:
    in_english = get_language() == "en"
    names = [MONTHS[number - 1].en if in_english else MONTHS[number - 1].th for number in numbers]
    return gettext("เดือน%(months)s") % {"months": ", ".join(names)}


def _every_year(value: Any) -> str:
    when = value if isinstance(value, MonthDay) else MonthDay(value["month"], value["day"])
    month = MONTHS[when.month - 1]
    return f"{when.day} {month.en if get_language() == 'en' else month.th}"


def _percent(number: Decimal) -> str:
    return gettext("ร้อยละ %(number)s") % {"number": format_number(number)}


def _counted(unit: str, number: int) -> str:
    units = {
        "days": ngettext("%(n)s วัน", "%(n)s วัน", number),
        "years": ngettext("%(n)s ปี", "%(n)s ปี", number),
        "people": ngettext("%(n)s คน", "%(n)s คน", number),
        "times a year": ngettext("ปีละ %(n)s ครั้ง", "ปีละ %(n)s ครั้ง", number),
    }
    return units[unit] % {"n": format_number(number)}
