"""What was done, in words: how lines of the ledger read on the staff desk.

The rooms downstream are known here by the names of their acts alone, never by their code.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _

from ruamphaen.organisation.law_words import NAMES

ACTS: dict[str, Any] = {
    "organisation.create": _("เปิดหน่วยงานในระบบ"),
    "organisation.describe": _("แก้ข้อมูลหน่วยงาน"),
    "organisation.add_department": _("เพิ่มส่วนราชการ"),
    "organisation.rename_department": _("เปลี่ยนชื่อส่วนราชการ"),
    "organisation.remove_department": _("ลบส่วนราชการ"),
    "organisation.add_community": _("เพิ่มชุมชนหรือหมู่บ้าน"),
    "organisation.add_communities": _("นำเข้าชุมชนหรือหมู่บ้าน"),
    "organisation.edit_community": _("แก้ชุมชนหรือหมู่บ้าน"),
    "organisation.remove_community": _("ลบชุมชนหรือหมู่บ้าน"),
    "organisation.create_post": _("สร้างตำแหน่ง"),
    "organisation.edit_post": _("แก้ตำแหน่ง"),
    "organisation.remove_post": _("ลบตำแหน่ง"),
    "organisation.hand_over": _("ส่งมอบตำแหน่ง"),
    "organisation.take_in": _("เปิดบัญชีและมอบตำแหน่ง"),
    "organisation.create_user": _("เปิดบัญชีผู้ใช้"),
    "organisation.give_new_password": _("ออกรหัสผ่านใช้ครั้งเดียวให้ใหม่"),
    "organisation.form_committee": _("ลงคำสั่งแต่งตั้งคณะกรรมการ"),
    "organisation.amend_committee": _("แก้คำสั่งแต่งตั้งคณะกรรมการ"),
    "organisation.seat_member": _("ลงชื่อกรรมการ"),
    "organisation.end_seat": _("บันทึกกรรมการพ้นจากตำแหน่ง"),
    "organisation.remove_seat": _("เอาชื่อกรรมการที่ลงผิดออก"),
    "organisation.choose_local_rule": _("เลือกค่าของหน่วยงาน"),
    "organisation.forget_local_rule": _("กลับไปใช้ค่าตามระเบียบ"),
    "strategy.plant_tree": _("สร้างผังยุทธศาสตร์"),
    "strategy.edit_tree": _("แก้ชื่อผังยุทธศาสตร์"),
    "strategy.remove_tree": _("ลบผังยุทธศาสตร์"),
    "strategy.add_node": _("เพิ่มข้อในผังยุทธศาสตร์"),
    "strategy.edit_node": _("แก้ข้อในผังยุทธศาสตร์"),
    "strategy.move_node": _("เลื่อนข้อในผังยุทธศาสตร์"),
    "strategy.remove_node": _("ลบข้อในผังยุทธศาสตร์"),
    "strategy.align_node": _("เชื่อมโยงกับแผนระดับบน"),
    "strategy.unalign_node": _("เอาความเชื่อมโยงออก"),
    "plan.create": _("เปิดแผนพัฒนาท้องถิ่น"),
    "plan.start_version": _("เริ่มฉบับใหม่ของแผน"),
    "plan.take_up": _("นำโครงการจากฉบับก่อนมาแก้"),
    "plan.add_listings": _("เพิ่มรายการในแผน"),
    "plan.edit_cells": _("แก้รายการในแผน"),
    "plan.align_listing": _("เชื่อมโยงโครงการกับแผนระดับบน"),
    "plan.unalign_listing": _("เอาความเชื่อมโยงของโครงการออก"),
    "plan.move_listing": _("เลื่อนรายการในแผน"),
    "plan.move_listings": _("ย้ายรายการในแผน"),
    "plan.remove_listings": _("ลบรายการในแผน"),
    "plan.restore_listings": _("คืนรายการที่ลบ"),
    "plan.renumber": _("เรียงเลขที่ใหม่"),
    "plan.announce_version": _("ประกาศใช้แผน"),
    "plan.try_import": _("ลองตรวจสมุดงาน"),
    "plan.accept_import": _("นำเข้าสมุดงาน"),
    "plan.undo_import": _("ถอนการนำเข้า"),
    "plan.waive_finding": _("ยกเว้นผลตรวจแผนโดยมีเหตุผล"),
    "plan.withdraw_waiver": _("เลิกยกเว้นผลตรวจแผน"),
    "documents.ask_for_paper": _("สั่งจัดทำเอกสาร"),
}

# Facts that may be shown: names of things, never of people.
SHOWN = ("title", "name")


def act_in_words(act: str) -> str:
    """The words of an act; one that has none yet is still told as work that was done."""
    return str(ACTS.get(act, _("ทำงานในระบบ")))


def thing_of(act: str, facts: dict[str, Any]) -> str:
    """What the act was about, where the ledger keeps its name."""
    if act in {"organisation.choose_local_rule", "organisation.forget_local_rule"}:
        return str(NAMES.get(facts["name"], ""))
    return next((str(facts[key]) for key in SHOWN if facts.get(key)), "")
