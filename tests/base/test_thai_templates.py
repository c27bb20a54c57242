"""How pages break Thai names and quote what people said."""

import pytest

from ruamphaen.base.templatetags.thai import named, phrases, quoted


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("เทศบาลเมืองสายธาร", ["เทศบาลเมือง", "สายธาร"]),
        ("องค์การบริหารส่วนตำบลแม่ใส", ["องค์การบริหารส่วนตำบล", "แม่ใส"]),
        ("เทศบาลนครขอนแก่น", ["เทศบาลนคร", "ขอนแก่น"]),
        ("Sai Than Town", ["Sai", "Than", "Town"]),
    ],
)
def test_the_name_of_a_town_never_breaks_within_itself(name, parts):
    told = named(name)
    assert [each.split("</span>")[0] for each in told.split('<span class="phrase">')[1:]] == parts


@pytest.mark.parametrize("name", ["เมืองพัทยา", "เทศบาลเมือง", ""])
def test_a_name_that_says_no_kind_stays_as_it_is(name):
    assert named(name) == name


def test_a_name_cannot_bring_markup():
    assert "<b>" not in named("เทศบาลเมือง<b>")
    assert "<b>" not in named("<b> <i>")


def test_quotation_marks_stay_with_the_first_and_last_word():
    assert str(phrases(quoted("ถนนพัง มากๆ"))).startswith('<span class="phrase">“ถนนพัง</span>')
