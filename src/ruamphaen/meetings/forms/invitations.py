"""What was typed of groups, names and the announcement of proportions."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ruamphaen.base.forms import DayField, ThaiText, YearField
from ruamphaen.meetings.actions.invitations import GroupDraft
from ruamphaen.meetings.queries.calling import MaySit
from ruamphaen.organisation.forms.fields import DAY_HINT, CountField, select, select_row

MOST_PEOPLE = 100_000
BLANK_GROUPS = 3


class GroupRowsForm(forms.Form):
    """Groups with their numbers, a row each, and blank rows for more; a blank name is no group."""

    @classmethod
    def of(cls, rows: Iterable[GroupDraft], typed: Any, *, needs_people: bool) -> "GroupRowsForm":
        """A form with these rows; `needs_people`: every group has a number (a proportion)."""
        form = cls(typed)
        form.needs_people = needs_people
        drafts = [*rows, *(GroupDraft("", None) for _blank in range(BLANK_GROUPS))]
        if typed is not None:  # as many rows as were sent
            sent = sum(1 for key in typed if key.startswith("name_"))
            drafts = (drafts + [GroupDraft("", None)] * sent)[: max(len(drafts), min(sent, 200))]
        for place, draft in enumerate(drafts, start=1):
            form.fields |= {
                f"pk_{place}": forms.IntegerField(
                    required=False, initial=draft.pk, widget=forms.HiddenInput
                ),
                f"name_{place}": ThaiText(
                    label=gettext("กลุ่มที่ %(n)s") % {"n": place},
                    max_length=160,
                    required=False,
                    initial=draft.name,
                ),
                f"people_{place}": CountField(
                    label=gettext("จำนวนคนของกลุ่มที่ %(n)s") % {"n": place},
                    required=False,
                    initial=draft.people,
                ),
                f"open_{place}": forms.BooleanField(
                    label=gettext("เปิดให้ลงทะเบียนเอง กลุ่มที่ %(n)s") % {"n": place},
                    required=False,
                    initial=draft.is_open,
                ),
            }
        form.count = len(drafts)
        return form

    count: int = 0
    needs_people: bool = False

    @property
    def rows(self) -> list[tuple[Any, ...]]:
        """The controls row by row: name, people, open, hidden."""
        return [
            tuple(self[f"{name}_{place}"] for name in ("name", "people", "open", "pk"))
            for place in range(1, self.count + 1)
        ]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        for place in range(1, self.count + 1):
            name, people = typed.get(f"name_{place}"), typed.get(f"people_{place}")
            if people is not None and not 0 <= people <= MOST_PEOPLE:
                self.add_error(f"people_{place}", gettext("จำนวนคนมากหรือน้อยเกินไป"))
            elif people is not None and not name:
                self.add_error(f"name_{place}", gettext("มีจำนวนคนแต่ไม่มีชื่อกลุ่ม"))
            elif name and people is None and self.needs_people and f"people_{place}" in typed:
                self.add_error(
                    f"people_{place}", gettext("ใส่จำนวนคนของกลุ่ม “%(name)s”") % {"name": name}
                )
        return typed

    @property
    def drafts(self) -> list[GroupDraft]:
        typed = self.cleaned_data
        return [
            GroupDraft(
                name=typed[f"name_{place}"],
                people=typed[f"people_{place}"],
                is_open=typed[f"open_{place}"],
                pk=typed[f"pk_{place}"],
            )
            for place in range(1, self.count + 1)
            if typed[f"name_{place}"]
        ]


# ------------------------------------------------------------------ names


class PersonForm(forms.Form):
    """One person to be invited or announced."""

    group = select_row(label=_("กลุ่ม"), empty_label=None)
    name = ThaiText(label=_("ชื่อ–สกุล"), max_length=120)
    title = ThaiText(label=_("ตำแหน่งหรือสังกัด"), max_length=160, required=False)
    community = select_row(label=_("ชุมชนหรือหมู่บ้าน"), empty_label=_("ไม่ระบุ"))
    phone = ThaiText(
        label=_("โทรศัพท์"),
        max_length=20,
        required=False,
        help_text=_("ใช้ค้นที่โต๊ะลงทะเบียนเท่านั้น ไม่เผยแพร่"),
    )

    @classmethod
    def of(cls, groups: Any, communities: Any, typed: Any) -> "PersonForm":
        form = cls(typed)
        form.fields["group"].queryset = groups
        form.fields["group"].required = True
        form.fields["community"].queryset = communities
        return form


class NamesForm(forms.Form):
    """A pasted table or a file of names."""

    group = select_row(
        label=_("กลุ่มของแถวที่ไม่ได้บอกกลุ่ม"),
        empty_label=_("ทุกแถวบอกกลุ่มเอง"),
    )
    pasted = forms.CharField(
        label=_("วางจากตาราง"),
        required=False,
        max_length=400_000,
        widget=forms.Textarea({"class": "textarea", "rows": 8}),
        help_text=_("คอลัมน์ตามลำดับ ชื่อ–สกุล กลุ่ม ตำแหน่งหรือสังกัด ชุมชน โทรศัพท์ ถ้ามีหัวตาราง เรียงแบบอื่นได้"),
    )
    file = forms.FileField(
        label=_("หรือเลือกไฟล์"),
        required=False,
        widget=forms.ClearableFileInput({"class": "input", "accept": ".xlsx,.xls,.ods,.csv"}),
        help_text=_("Excel หรือ CSV ไม่เกิน 2 MB ใช้แผ่นงานแรก"),
    )

    @classmethod
    def of(cls, groups: Any, typed: Any, files: Any = None) -> "NamesForm":
        form = cls(typed, files)
        form.fields["group"].queryset = groups
        pasted = form.fields["pasted"]
        pasted.required = not form.files.get("file")
        pasted.error_messages["required"] = gettext("วางตาราง หรือเลือกไฟล์ อย่างใดอย่างหนึ่ง")
        return form


# ------------------------------------------------------------------ notices


class ProportionForm(forms.Form):
    """Which level and year proportions are for, and where to copy them from."""

    forum = select(label=_("ระดับประชาคม"))
    fiscal_year = YearField(label=_("ปีงบประมาณ"))
    copying = select_row(
        label=_("คัดลอกกลุ่มและรายชื่อจาก"), empty_label=_("ไม่คัดลอก เริ่มจากกลุ่มที่พบในหนังสือเชิญของ อปท.")
    )

    @classmethod
    def of(cls, may: MaySit, others: Any, year: Any, typed: Any) -> "ProportionForm":
        form = cls(typed, initial={"fiscal_year": year})
        form.fields["forum"].choices = may.forums
        form.fields["copying"].queryset = others
        names = dict(may.forums)
        form.fields["copying"].label_from_instance = lambda one: (
            f"{names.get(one.forum, one.forum)} {one.fiscal_year}"
        )
        return form


class AnnounceForm(forms.Form):
    """Number and day of the announcement."""

    number = ThaiText(
        label=_("ประกาศเลขที่"), max_length=80, required=False, help_text=_("เว้นว่างถ้าไม่มีเลขที่")
    )
    announced_on = DayField(label=_("ลงวันที่"), help_text=DAY_HINT)


class ReopenForm(forms.Form):
    """Why an announcement must be corrected."""

    because = ThaiText(label=_("เหตุผลที่ต้องแก้"), max_length=300)
