"""A slip in a law file stops the program with the name of the file and the entry."""

import shutil
from datetime import date

import pytest

from ruamphaen.law import (
    bodies,
    cycle,
    equipment,
    instruments,
    kinds,
    lists,
    paper_files,
    papers,
    reading,
    regulation,
    routes,
    sources,
)
from ruamphaen.law.dated import NotInForce, one_at
from ruamphaen.law.units import UnitMismatch, content

LOADERS = {
    "sources.toml": sources.sources,
    "instruments.toml": instruments.all_instruments,
    "planning.toml": regulation._by_name,
    "kinds.toml": kinds._profiles,
    "bodies.toml": bodies._bodies,
    "cycle.toml": cycle.steps,
    "routes.toml": routes._routes,
    "equipment.toml": equipment.equipment_types,
    "paper_names.toml": papers._paper_names,
    "papers/p02.toml": paper_files.paper_editions,
    "lists/sdgs.toml": lists.upper_lists,
    "lists/nesdp-14.toml": lists.upper_lists,
}


@pytest.fixture
def law_folder(tmp_path, monkeypatch):
    """A copy of the law files that a test may spoil."""
    shutil.copytree(reading.FOLDER, tmp_path / "data")
    monkeypatch.setattr(reading, "FOLDER", tmp_path / "data")
    return tmp_path / "data"


def test_the_loaders_read_an_unspoilt_copy(law_folder):
    for loader in LOADERS.values():
        assert loader.__wrapped__()


@pytest.mark.parametrize(
    ("file", "was", "becomes", "complaint"),
    [
        ("sources.toml", 'code = "APM"', 'code = "BKT"', "source BKT: code appears twice"),
        ("sources.toml", "[[source]]", "[source", "law/data/sources.toml: "),
        (
            *("instruments.toml", 'kind = "act"', 'kind = "law"'),
            "instrument municipality-2496: kind must be one of",
        ),
        (
            *("instruments.toml", 'amends = "plan-2548"', 'amends = "plan-2500"'),
            "instrument plan-2559: amends an instrument that is not listed",
        ),
        (
            *("planning.toml", "since = 2016-09-29\nuntil = 2019-05-14", "since = 2016-09-29"),
            "value plan.period_years: the entry since 2016-09-29 still holds",
        ),
        (
            *("planning.toml", "until = 2019-05-14", "until = 2010-01-01"),
            "value plan.period_years: ends before it begins",
        ),
        (
            *("planning.toml", 'value = 4\nunit = "years"', 'value = 4\nunit = "days"'),
            "value plan.period_years: its unit changes",
        ),
        ("planning.toml", "configurable = true", 'configurable = "yes"', "must be true or false"),
        ("kinds.toml", 'kind = "pao"', 'kind = "county"', "profile county: kind must be one of"),
        ("kinds.toml", 'kind = "pao"', 'kind = "sao"', "each kind needs exactly one"),
        ("bodies.toml", "{organisation}", "organisation", "development-committee: named must"),
        ("bodies.toml", 'role = "chair"', 'role = "king"', "seat head: role must be one of"),
        ("bodies.toml", "least = 1\nmost = 1", "least = 2\nmost = 1", "least and most do not"),
        ("bodies.toml", "least = 1\n", 'least = "one"\n', "least must be a whole number"),
        (
            *("bodies.toml", 'term = "committee.development.term_years"', 'term = "forever"'),
            "seat councillors: term names an unknown value: forever",
        ),
        ("bodies.toml", "[[body.seat]]", "[body.seat]", "law/data/bodies.toml: "),
        ("cycle.toml", 'code = "open"', 'code = "ajar"', "step ajar: needs acts and a code"),
        ("cycle.toml", 'code = "forum"', 'code = "open"', "code appears twice"),
        ("cycle.toml", "propose = [", "shout = [", "step open acts: unknown field shout"),
        ("cycle.toml", 'support = ["citizen"]', 'support = ["king"]', "support must name actors"),
        ("cycle.toml", 'next = ["frozen"]', 'next = ["thawed"]', "next names an unknown step"),
        ("cycle.toml", 'only = ["sao"]', 'only = ["city-state"]', "unknown kinds: city-state"),
        ("routes.toml", 'same_as = "new"', 'same_as = "old"', "code and same_as must be among"),
        ("routes.toml", 'same_as = "new"\n', "", "route review: needs either its own steps"),
        ("routes.toml", 'code = "review"', 'code = "new"', "still holds when"),
        ("routes.toml", 'actor = "head"', 'actor = "king"', "actor must be one of"),
        ("routes.toml", 'due = "plan-due"', 'due = "soon"', "due must be one of"),
        ("routes.toml", 'posted = "plan.post_days"', 'posted = "x"', "an unknown value: x"),
        (
            *("routes.toml", 'counted_from_th = "วันประกาศใช้แผน"\n', ""),
            "route new step inform: a clock needs counted_from_th",
        ),
        ("equipment.toml", 'code = "office"', 'code = "sport"', "code appears twice"),
        ("equipment.toml", 'name_th = "ครุภัณฑ์สำนักงาน"', 'name_th = " "', "name_th must be"),
        ("paper_names.toml", 'paper = "p01"', 'paper = "p77"', "paper must be one of"),
        ("papers/p02.toml", 'orientation = "landscape"', 'orientation = "oblique"', "orientation"),
        ("papers/p02.toml", "last_year = 2570", "last_year = 2571", "2566 and 2571 overlap"),
        ("papers/p02.toml", "last_year = 2570", "last_year = 2565", "ends before it begins"),
        ("papers/p02.toml", 'code = "standard"', 'code = "usual"', "first layout must"),
        ("papers/p02.toml", 'key = "target"', 'key = "goal"', "column goal: key must be one of"),
        ("papers/p02.toml", 'kind = "baht"', 'kind = "dollars"', "dollars must be one of"),
        ("papers/p02.toml", "width_mm = 18.5", "width_mm = 0", "width_mm must be more"),
        ("papers/p02.toml", "width_mm = 18.5", 'width_mm = "wide"', "width_mm must be a number"),
        ("papers/p02.toml", "name_en = ", "name_fr = ", "unknown field name_fr"),
        ("papers/p02.toml", 'title_lines = ["', 'title_lines = [2, "', "must be a list of texts"),
        ("lists/sdgs.toml", "number = 2\n", "number = 3\n", "numbered 1, 2, 3"),
        ("lists/sdgs.toml", 'code = "sdgs"', 'code = "nesdp-13"', "two files carry the same code"),
        ("lists/nesdp-14.toml", "pending = true\n", "", "has items, or is local or pending"),
    ],
)
def test_a_slip_is_refused_in_words(law_folder, file, was, becomes, complaint):
    text = (law_folder / file).read_text("utf-8")
    assert was in text, "the slip must be made in a line that is there"
    (law_folder / file).write_text(text.replace(was, becomes, 1), "utf-8")
    with pytest.raises(reading.LawFileError) as refused:
        LOADERS[file].__wrapped__()
    assert complaint in str(refused.value)
    assert str(refused.value).startswith("law/data")


@pytest.mark.parametrize(
    ("was", "becomes", "complaint"),
    [
        ("from = { month = 10, day = 1 }", "from = { month = 13, day = 1 }", "from is not a day"),
        ("to = { month = 4, day = 30 }", "to = { month = 3, day = 1 }", "must end in the calendar"),
        ('to = "budget.submit_by"', 'to = "budget.whenever"', "to names an unknown value"),
    ],
)
def test_a_slip_in_the_calendar_is_refused_in_words(law_folder, was, becomes, complaint):
    text = (law_folder / "cycle.toml").read_text("utf-8")
    assert was in text
    (law_folder / "cycle.toml").write_text(text.replace(was, becomes, 1), "utf-8")
    with pytest.raises(reading.LawFileError, match=r"law/data/cycle.toml, duty .*" + complaint):
        cycle.all_duties.__wrapped__()


@pytest.mark.parametrize(
    ("unit", "raw", "complaint"),
    [
        ("months of the year", [], "must be a list of months"),
        ("months of the year", [4, 13], "month from 1 to 12"),
        ("month and day", "15 August", "must be written"),
        ("month and day", {"month": "August", "day": 15}, "not a day"),
        ("percent", True, "from 0 to 100"),
        ("percent", 101, "from 0 to 100"),
        ("yes or no", 1, "true or false"),
        ("texts", [], "must be a list of texts"),
        ("texts", ["a", " "], "text that is not empty"),
        ("choice", 3, "must be one of a"),
        ("moons", 3, "unit must be one of"),
    ],
)
def test_a_setting_that_does_not_fit_its_unit_is_refused(unit, raw, complaint):
    with pytest.raises(UnitMismatch, match=complaint):
        content(unit, raw, ("a",))


def test_a_day_after_the_last_entry_is_refused_with_a_sentence():
    ended = [one for one in regulation.every_edition() if one.until][:1]
    with pytest.raises(NotInForce) as refused:
        one_at(ended[0].name, ended, date(2400, 1, 1))
    assert "in force on 1 January 2400" in refused.value.words.en
