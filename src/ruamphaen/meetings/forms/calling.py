"""What was typed to call a meeting: what sits, when and where, the agenda, groups, names, notices."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ruamphaen.base.forms import DayField, ThaiText, YearField
from ruamphaen.meetings.models import Meeting
from ruamphaen.meetings.models.meeting import BASIS_NAMES, ITEM_KIND_NAMES, KIND_NAMES
from ruamphaen.meetings.queries.calling import MaySit
from ruamphaen.meetings.rules.kinds import Basis
from ruamphaen.organisation.forms.fields import DAY_HINT, CountField, select, select_row
from ruamphaen.thai.dates import BANGKOK, thai_time
from ruamphaen.thai.digits import to_arabic_digits

TIME_HINT = _("พิมพ์ เช่น 09.00 หรือ 13.30")
MOST_PEOPLE = 100_000
_CLOCK = re.compile(r"(?P<hour>\d{1,2})\s*[.:]\s*(?P<minute>\d{2})(?:\s*น\s*\.?)?")


class ClockField(forms.Field):
    """เวลา: 09.00, 9:00, ๐๙.๐๐ น. A time of the day in Bangkok."""

    widget = forms.TextInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.widget.attrs.setdefault("class", "input w-num")

    def to_python(self, value: Any) -> time | None:
        if value in self.empty_values or isinstance(value, time):
            return value or None
        found = _CLOCK.fullmatch(to_arabic_digits(str(value)).strip())
        hour, minute = (int(found["hour"]), int(found["minute"])) if found else (99, 99)
        if hour > 23 or minute > 59:
            raise ValidationError(
                gettext("อ่าน “%(typed)s” เป็นเวลาไม่ได้ พิมพ์ เช่น 09.00") % {"typed": str(value)[:20]}
            )
        return time(hour, minute)

    def prepare_value(self, value: Any) -> Any:
        return thai_time(value).removesuffix(" น.") if isinstance(value, time) else value


def moment_of(day: date | None, clock: time | None) -> datetime | None:
    """A day and a time as typed: always those of Bangkok, wherever the server stands."""
    return datetime.combine(day, clock, tzinfo=BANGKOK) if day and clock else None


def day_and_time(moment: datetime | None) -> tuple[date | None, time | None]:
    """A moment as a form shows it, in Bangkok."""
    if moment is None:
        return None, None
    there = moment.astimezone(BANGKOK)
    return there.date(), there.time().replace(tzinfo=None)


class ListFilter(forms.Form):
    """Which meetings the desk lists."""

    kind = select(label=_("ชนิด"), required=False, choices=[("", _("ทุกชนิด")), *KIND_NAMES.items()])
    year = forms.TypedChoiceField(
        label=_("ปี พ.ศ."),
        required=False,
        coerce=int,
        empty_value=None,
        widget=forms.Select({"class": "select"}),
    )

    @classmethod
    def of(cls, years: Sequence[int], typed: Any) -> "ListFilter":
        form = cls(typed)
        form.fields["year"].choices = [("", _("ทุกปี")), *((year, year) for year in years)]
        return form


# ------------------------------------------------------------------ what sits


class SittingForm(forms.Form):
    """Who meets, and what for."""

    forum = forms.ChoiceField(
        label=_("ประชาคม"), required=False, widget=forms.RadioSelect, choices=()
    )
    committees = forms.MultipleChoiceField(
        label=_("คณะกรรมการที่ประชุม"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("เลือกได้หลายคณะ และประชุมร่วมกับประชาคมได้ แต่ละคณะนับองค์ประชุมของตน"),
    )
    session = forms.ChoiceField(
        label=_("สมัยประชุมสภา"), required=False, widget=forms.RadioSelect, choices=()
    )
    bases = forms.MultipleChoiceField(
        label=_("ประชุมเพื่อ"),
        choices=list(BASIS_NAMES.items()),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("เลือกได้หลายข้อ"),
    )

    @classmethod
    def of(cls, may: MaySit, typed: Any) -> "SittingForm":
        form = cls(typed)
        form.fields["forum"].choices = [("", _("ไม่มีประชาคม")), *may.forums]
        form.fields["committees"].choices = [
            (str(body.committee.pk), body.name) for body in may.bodies if body.committee
        ]
        form.fields["session"].choices = [
            ("", _("ไม่ใช่การประชุมสภา")),
            *((str(session.pk), str(session)) for session in may.sessions),
        ]
        if not may.bodies:
            del form.fields["committees"]
        if not may.sessions:
            del form.fields["session"]
        return form

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        sits = [typed.get(key) for key in ("forum", "committees", "session")]
        if not any(sits) and not self.errors:
            raise ValidationError(gettext("เลือกก่อนว่าใครประชุม ประชาคมระดับใด คณะใด หรือสภา"))
        if typed.get("session") and (typed.get("forum") or typed.get("committees")):
            raise ValidationError(
                gettext("การประชุมสภาประชุมแยกจากประชาคมและคณะกรรมการ เลือกอย่างใดอย่างหนึ่ง")
            )
        return typed

    @property
    def chosen_bases(self) -> list[Basis]:
        return [Basis(basis) for basis in self.cleaned_data["bases"]]


class MeetingForm(forms.Form):
    """When, where, and how a meeting is called."""

    number = CountField(label=_("ครั้งที่"), required=False)
    year_be = YearField(label=_("ปี พ.ศ."), required=False)
    title = ThaiText(label=_("ชื่อการประชุม"), max_length=300, required=False)
    subject = ThaiText(
        label=_("เรื่องที่ประชุม"),
        lines=3,
        max_length=2000,
        required=False,
        help_text=_("เช่น พิจารณาร่างแผนพัฒนาท้องถิ่น (พ.ศ. 2566–2570) เพิ่มเติม ครั้งที่ 1/2569"),
    )
    community = select_row(label=_("ชุมชนหรือหมู่บ้าน"), empty_label=_("หลายแห่งร่วมกัน"))
    place = ThaiText(label=_("สถานที่"), max_length=300)
    day = DayField(label=_("วันที่"), help_text=DAY_HINT)
    starts = ClockField(label=_("เวลาเริ่ม"), help_text=TIME_HINT)
    ends = ClockField(label=_("เวลาเลิก"), required=False, help_text=TIME_HINT)
    seats_in_hall = CountField(
        label=_("ที่นั่งในห้อง"), required=False, help_text=_("เกินจากนี้เป็นรายชื่อสำรอง")
    )
    until_day = DayField(
        label=_("รับลงทะเบียนถึงวันที่"),
        required=False,
        help_text=_("เว้นว่างถ้าไม่เปิดให้ลงทะเบียนเอง"),
    )
    until_time = ClockField(
        label=_("รับลงทะเบียนถึงเวลา"), required=False, help_text=_("เว้นว่างคือสิ้นวันนั้น")
    )
    previous = select_row(
        label=_("การประชุมครั้งก่อน"), empty_label=_("ไม่มี"), help_text=_("ครั้งที่จะรับรองรายงานการประชุม")
    )
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    field_order = (
        *("day", "starts", "ends", "place", "community", "number", "year_be", "title"),
        *("subject", "previous", "seats_in_hall", "until_day", "until_time"),
    )

    @classmethod
    def of(
        cls,
        typed: Any,
        *,
        communities: Any,
        earlier: Any,
        title: str,
        initial: dict[str, Any],
        fixed: bool = False,
    ) -> "MeetingForm":
        """The form; `title` is what an empty title becomes, `fixed`: day and place only by moving."""
        form = cls(typed, initial=initial)
        form.fields["community"].queryset = communities
        form.fields["previous"].queryset = earlier
        form.fields["title"].help_text = gettext("เว้นว่างไว้ ระบบตั้งให้เป็น “%(title)s”") % {
            "title": title
        }
        if fixed:
            for name in ("day", "starts", "place", "ends"):
                del form.fields[name]
        return form

    @classmethod
    def now(cls, meeting: Meeting) -> dict[str, Any]:
        """What a meeting says of itself, as the form shows it."""
        day, starts = day_and_time(meeting.starts_at)
        until_day, until_time = day_and_time(meeting.registers_until)
        same = ("number", "title", "subject", "community", "place", "seats_in_hall", "previous")
        return {
            **{key: getattr(meeting, key) for key in same},
            "year_be": meeting.year_be,
            "day": day,
            "starts": starts,
            "ends": day_and_time(meeting.ends_at)[1],
            "until_day": until_day,
            "until_time": until_time,
            "seen": meeting.edit,
        }

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        starts, ends = typed.get("starts"), typed.get("ends")
        if starts and ends and ends <= starts:
            self.add_error("ends", gettext("เวลาเลิกต้องหลังเวลาเริ่ม"))
        for name in ("number", "seats_in_hall"):
            count = typed.get(name)
            if count is not None and not 1 <= count <= (999 if name == "number" else MOST_PEOPLE):
                self.add_error(name, gettext("จำนวนนี้มากหรือน้อยเกินไป พิมพ์จำนวนตั้งแต่ 1 ขึ้นไป"))
        return typed

    @property
    def facts(self) -> dict[str, Any]:
        """What was typed as `prepare_meeting` and `edit_meeting` take it."""
        typed = self.cleaned_data
        kept = ("subject", "number", "community", "seats_in_hall", "previous")
        until_time = typed["until_time"] or time(23, 59)
        facts = {
            **{key: typed[key] for key in kept if key in self.fields},
            "year_be": typed["year_be"].be if typed["year_be"] else None,
            "registers_until": moment_of(typed["until_day"], until_time),
        }
        if "day" in self.fields:
            facts |= {
                "place": typed["place"],
                "starts_at": moment_of(typed["day"], typed["starts"]),
                "ends_at": moment_of(typed["day"], typed["ends"]),
            }
        return facts


# ------------------------------------------------------------------ agenda


class ItemForm(forms.Form):
    """One item of the agenda."""

    title = ThaiText(label=_("เรื่อง"), max_length=500)
    kind = select(
        label=_("ชนิด"),
        choices=[("", _("ตามชื่อเรื่อง")), *ITEM_KIND_NAMES.items()],
        required=False,
    )
    presenter = ThaiText(label=_("ผู้เสนอ"), max_length=160, required=False)
    detail = ThaiText(label=_("รายละเอียด"), lines=3, max_length=4000, required=False)
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)


# ------------------------------------------------------------------ groups


class CallForm(forms.Form):
    """The letter that calls a meeting."""

    number = ThaiText(
        label=_("เลขที่หนังสือ"), max_length=80, required=False, help_text=_("เช่น ลพ 52003/ว 12")
    )
    issued_on = DayField(label=_("ลงวันที่"), help_text=DAY_HINT)


class CancelForm(CallForm):
    """The letter that calls it off."""

    because = ThaiText(
        label=_("เหตุผล"), lines=2, max_length=400, help_text=_("แสดงในหน้าสาธารณะและในหนังสือ")
    )


class MoveForm(CancelForm):
    """The letter that moves it."""

    place = ThaiText(label=_("สถานที่ใหม่"), max_length=300)
    day = DayField(label=_("วันที่ใหม่"), help_text=DAY_HINT)
    starts = ClockField(label=_("เวลาเริ่ม"), help_text=TIME_HINT)
    ends = ClockField(label=_("เวลาเลิก"), required=False, help_text=TIME_HINT)
    field_order = ("day", "starts", "ends", "place", "because", "number", "issued_on")

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if typed.get("starts") and typed.get("ends") and typed["ends"] <= typed["starts"]:
            self.add_error("ends", gettext("เวลาเลิกต้องหลังเวลาเริ่ม"))
        return typed

    @property
    def facts(self) -> dict[str, Any]:
        """What was typed as `move_meeting` takes it."""
        typed = self.cleaned_data
        return {
            **{key: typed[key] for key in ("place", "because", "number", "issued_on")},
            "starts_at": moment_of(typed["day"], typed["starts"]),
            "ends_at": moment_of(typed["day"], typed["ends"]),
        }


# ------------------------------------------------------------------ proportions
