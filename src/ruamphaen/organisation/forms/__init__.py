"""What was typed on the pages of an organisation. Shape only; rules and actions decide."""

from ruamphaen.organisation.forms.bodies import CommitteeForm, EndSeatForm, SeatForm
from ruamphaen.organisation.forms.figures import FigureForm, FiguresTable
from ruamphaen.organisation.forms.holidays import FixedHolidaysForm, HolidayForm
from ruamphaen.organisation.forms.local_rules import RuleForm
from ruamphaen.organisation.forms.parts import (
    CommunityForm,
    DepartmentForm,
    ImportForm,
    SettingsForm,
)
from ruamphaen.organisation.forms.people import HandOverForm, NewPersonForm, OnDay, PostForm

__all__ = [
    "CommitteeForm",
    "CommunityForm",
    "DepartmentForm",
    "EndSeatForm",
    "FigureForm",
    "FiguresTable",
    "FixedHolidaysForm",
    "HandOverForm",
    "HolidayForm",
    "ImportForm",
    "NewPersonForm",
    "OnDay",
    "PostForm",
    "RuleForm",
    "SeatForm",
    "SettingsForm",
]
