"""A proposal in three short steps. One form holds all three, so that nothing typed is lost on the way."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from ruamphaen.base.forms import ThaiText
from ruamphaen.base.http import keys_in
from ruamphaen.meetings.forms.phone import PhoneField
from ruamphaen.meetings.forms.public import ChoiceRows
from ruamphaen.organisation.forms.fields import CountField
from ruamphaen.organisation.models import Community, Organisation
from ruamphaen.proposals.models.proposal import KIND_NAMES, URGENCY_NAMES
from ruamphaen.proposals.rules import limits
from ruamphaen.proposals.rules.areas import Area, Point
from ruamphaen.proposals.rules.kinds import ProposalKind, Urgency
from ruamphaen.proposals.rules.told import Contact, Told

LAST = 3
LONGEST_EMAIL = 254  # as the standard has it
STEPS: tuple[tuple[str, ...], ...] = (
    ("kind", "title", "body"),
    ("community", "place", "latitude", "longitude"),
    (
        *("beneficiaries", "how_many", "urgency", "photos"),
        *("on_behalf", "name", "show_name", "phone", "email"),
    ),
)


class ManyFiles(forms.ClearableFileInput):
    """Several photographs at once."""

    allow_multiple_selected = True


class PhotosField(forms.FileField):
    """ภาพถ่าย: up to MOST_PHOTOS files; what they are is found out when they are opened."""

    widget = ManyFiles

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        given = data if isinstance(data, list | tuple) else [data]
        return [super(PhotosField, self).clean(each, initial) for each in given if each]


class ProposeForm(forms.Form):
    """What somebody wants, where, for whom; and, if they like, how to reach them."""

    kind = forms.ChoiceField(
        label=_("เรื่องแบบไหน"),
        choices=list(KIND_NAMES.items()),
        initial=ProposalKind.PROBLEM,
        widget=ChoiceRows,
    )
    title = ThaiText(
        label=_("เล่าสั้น ๆ"),
        lines=3,
        max_length=limits.LONGEST_TITLE,
        help_text=_("เช่น น้ำท่วมถนนหน้าโรงเรียนทุกครั้งที่ฝนตก"),
        error_messages={"required": _("ยังไม่ได้บอกว่าเรื่องอะไร พิมพ์หนึ่งประโยค เช่น ขอไฟส่องทางหน้าวัด")},
    )
    body = ThaiText(
        label=_("รายละเอียด"),
        lines=4,
        max_length=limits.LONGEST_BODY,
        required=False,
        help_text=_("เกิดเมื่อไร ใครเดือดร้อน อยากให้ทำอะไร"),
    )
    community = forms.ModelChoiceField(
        Community.objects.none(),
        label=_("ชุมชนหรือหมู่บ้าน"),
        required=False,
        empty_label=_("ไม่ระบุ หรือทั้งพื้นที่"),
        widget=forms.Select({"class": "select"}),
        help_text=_("ที่เกิดเรื่อง ไม่จำเป็นต้องเป็นที่ท่านอยู่"),
    )
    place = ThaiText(
        label=_("บอกที่เป็นคำ"),
        max_length=limits.LONGEST_PLACE,
        required=False,
        help_text=_("เช่น ซอยข้างตลาด หน้าบ้านเลขที่ 12"),
    )
    latitude = forms.DecimalField(
        required=False, min_value=-90, max_value=90, widget=forms.HiddenInput
    )
    longitude = forms.DecimalField(
        required=False, min_value=-180, max_value=180, widget=forms.HiddenInput
    )
    beneficiaries = ThaiText(
        label=_("ใครได้ประโยชน์"),
        max_length=limits.LONGEST_WHOM,
        required=False,
        help_text=_("เช่น นักเรียนและผู้ปกครอง คนในซอย 4"),
    )
    how_many = CountField(label=_("ประมาณกี่คน"), required=False)
    urgency = forms.ChoiceField(
        label=_("เร่งด่วนแค่ไหน"),
        choices=list(URGENCY_NAMES.items()),
        initial=Urgency.NORMAL,
        widget=ChoiceRows,
    )
    photos = PhotosField(
        label=_("รูปถ่าย"),
        required=False,
        widget=ManyFiles({"class": "input", "accept": "image/*"}),
        help_text=_("ไม่เกิน 4 รูป ระบบลบพิกัดและข้อมูลกล้องที่ติดมากับรูป"),
    )
    on_behalf = forms.BooleanField(label=_("เสนอแทนผู้อื่น"), required=False)
    name = ThaiText(
        label=_("ชื่อของท่าน"),
        max_length=limits.LONGEST_NAME,
        required=False,
        help_text=_("ให้เจ้าหน้าที่เรียกถูก ไม่แสดงต่อสาธารณะ"),
    )
    show_name = forms.BooleanField(label=_("แสดงชื่อนี้คู่กับข้อเสนอ"), required=False)
    phone = PhoneField(
        label=_("โทรศัพท์"),
        required=False,
        help_text=_("ใช้แจ้งผลเท่านั้น ไม่แสดงต่อสาธารณะ"),
    )
    email = forms.EmailField(
        label=_("อีเมล"),
        required=False,
        max_length=LONGEST_EMAIL,
        widget=forms.EmailInput({"class": "input", "autocomplete": "email"}),
        help_text=_("ใช้แจ้งผลเท่านั้น ไม่แสดงต่อสาธารณะ"),
        error_messages={
            "invalid": _("อีเมลนี้ส่งไปไม่ได้ ตรวจอีกครั้ง เช่น somchai@example.com หรือเว้นว่าง"),
            "max_length": _("อีเมลนี้ยาวเกินไป ตรวจอีกครั้ง หรือเว้นว่าง"),
        },
    )
    uid = forms.UUIDField(widget=forms.HiddenInput)
    # Filled in by machines only.
    website = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        organisation: Organisation,
        needs_phone: bool,
        names: bool,
        mails: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("uid", uuid4())
        self.fields["community"].queryset = Community.objects.filter(organisation=organisation)
        self.fields["phone"].required = needs_phone
        if not names:
            del self.fields["show_name"]
        if not mails:
            del self.fields["email"]

    def clean_website(self) -> str:
        if self.cleaned_data["website"]:
            raise forms.ValidationError(_("ส่งไม่สำเร็จ ลองเปิดหน้านี้ใหม่แล้วส่งอีกครั้ง"))
        return ""

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if (typed.get("latitude") is None) != (typed.get("longitude") is None):
            typed["latitude"] = typed["longitude"] = None
        return typed

    def first_wrong_step(self) -> int:
        """The first step with something wrong in it; 0 where all is well."""
        if self.non_field_errors() or "website" in self.errors or "uid" in self.errors:
            return LAST
        wrong = [at for at, names in enumerate(STEPS, start=1) if set(names) & set(self.errors)]
        return min(wrong, default=0)

    def forget_errors_beyond(self, step: int) -> None:
        """What stands in later steps was not asked yet."""
        for names in STEPS[step:]:
            for name in names:
                self.errors.pop(name, None)

    def sections(self) -> list[tuple[int, list[forms.BoundField]]]:
        """The fields of each step, in order."""
        return [
            (at, [self[name] for name in names if name in self.fields])
            for at, names in enumerate(STEPS, start=1)
        ]

    def say_of_photos(self, told: Sequence[str]) -> None:
        """What is wrong with the photographs that were chosen."""
        for sentence in told:
            self.add_error("photos", sentence)

    def told(self) -> Told:
        """What was told, for the act."""
        typed = self.cleaned_data
        return Told(
            kind=ProposalKind(typed["kind"]),
            title=typed["title"],
            body=typed["body"],
            community=typed["community"].pk if typed["community"] else None,
            place=typed["place"],
            latitude=_six_places(typed["latitude"]),
            longitude=_six_places(typed["longitude"]),
            beneficiaries=typed["beneficiaries"],
            how_many=typed["how_many"],
            urgency=Urgency(typed["urgency"]),
            shown_name=typed["name"] if typed.get("show_name") else "",
            on_behalf=typed["on_behalf"],
        )

    def contact(self) -> Contact:
        """How to reach them; private."""
        typed = self.cleaned_data
        return Contact(name=typed["name"], phone=typed["phone"], email=typed.get("email", ""))

    def point_on(self, area: Area) -> Point | None:
        """Where on the picture the point lies that was put; None where there is none, or outside it."""
        typed = self.cleaned_data if self.is_bound else {}
        latitude, longitude = typed.get("latitude"), typed.get("longitude")
        if latitude is None or longitude is None:
            return None
        return area.place(latitude, longitude)

    def pictures(self) -> Sequence[bytes]:
        """The photographs as they were sent."""
        sent = self.files.getlist("photos") if self.files else []
        for each in sent:
            each.seek(0)
        return [each.read() for each in sent]

    def kept(self) -> set[int]:
        """The keys of photographs kept before that are still ticked."""
        ticked = self.data.getlist("kept") if self.is_bound else []
        return set(keys_in(ticked))


def _six_places(degrees: Decimal | None) -> Decimal | None:
    return None if degrees is None else round(degrees, 6)
