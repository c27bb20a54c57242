"""The official forms: columns exactly as printed, groups, footings, and room on the paper."""

import re
from decimal import Decimal

import pytest

from ruamphaen.law.confidence import Confidence
from ruamphaen.law.dated import NotInForce, UnknownName
from ruamphaen.law.lists import upper_lists
from ruamphaen.law.paper_files import COLUMN_KEYS
from ruamphaen.law.papers import Scope, Sums, code_named, form_at, paper_codes
from ruamphaen.thai.dates import PlanPeriod

FIRST, SECOND = PlanPeriod.parse("2566-2570"), PlanPeriod.parse("2571-2575")
EVERY_FORM = [
    (code, period, layout)
    for code in paper_codes()
    for period in (FIRST, SECOND)
    for layout in form_at(code, period).layouts
]
EACH = pytest.mark.parametrize(
    ("code", "period", "layout"),
    EVERY_FORM,
    ids=[f"{code}-{period}-{layout}" for code, period, layout in EVERY_FORM],
)


def years(period, group, heading):
    return [
        (group.replace("{year}", str(year)), heading.replace("{year}", str(year)))
        for year in period
    ]


BAHT_66 = years(FIRST, "งบประมาณ", "{year} (บาท)")
BAHT_71 = years(SECOND, "งบประมาณ (บาท)", "พ.ศ. {year}")
PLACE = "พิกัดทางภูมิศาสตร์ (จุดเริ่มต้น/จุดสิ้นสุด)"
PRODUCT, EQUIPMENT = "เป้าหมาย (ผลผลิตของโครงการ)", "เป้าหมาย (ผลผลิตของครุภัณฑ์)"
OUTCOME, UNIT = "ผลที่คาดว่าจะได้รับ", "หน่วยงานรับผิดชอบหลัก"


def summary(first_heading, period):
    pairs = [
        (f"ปี {year}", heading) for year in period for heading in ("จำนวน โครงการ", "งบประมาณ (บาท)")
    ]
    return [
        first_heading,
        *pairs,
        ("รวม 5 ปี", "จำนวน โครงการ"),
        ("รวม 5 ปี", "งบประมาณ (บาท)"),
    ]


P02_66 = [
    *("ที่", "โครงการ", "วัตถุประสงค์", PRODUCT, *BAHT_66),
    *("ตัวชี้วัด (KPI)", OUTCOME, UNIT),
]
P02_66_DISTRICT = [
    *("ที่", "โครงการ", "อำเภอ", "วัตถุประสงค์", PRODUCT, PLACE, *BAHT_66),
    *("ตัวชี้วัด (KPI)", OUTCOME, UNIT),
]
P02_71 = ["ที่", "โครงการ", "วัตถุประสงค์", PRODUCT, *BAHT_71, OUTCOME, UNIT]
P02_71_DISTRICT = [
    *("ที่", "โครงการ", "อำเภอ", "วัตถุประสงค์", PRODUCT, PLACE, *BAHT_71, OUTCOME, UNIT),
]
GOLDEN = {
    ("p01", FIRST, "standard"): summary("ยุทธศาสตร์", FIRST),
    ("p01", SECOND, "standard"): summary("ประเด็นการพัฒนา", SECOND),
    ("p02", FIRST, "standard"): P02_66,
    ("p02", SECOND, "standard"): P02_71,
    ("p02", SECOND, "change"): [*P02_71, "เหตุผลความจำเป็น"],
    ("p02-1", FIRST, "standard"): P02_66,
    ("p02-1", SECOND, "standard"): P02_71,
    ("p02-1", SECOND, "change"): [*P02_71, "เหตุผลความจำเป็น"],
    ("p02-2", FIRST, "standard"): P02_66,
    ("p02-2", FIRST, "district"): P02_66_DISTRICT,
    ("p02-2", SECOND, "standard"): P02_71,
    ("p02-2", SECOND, "change"): [*P02_71, "เหตุผลความจำเป็น"],
    ("p02-2", SECOND, "district"): P02_71_DISTRICT,
    ("p03", FIRST, "standard"): [
        *("ที่", "แผนงาน", "หมวด", "ประเภท", EQUIPMENT, *BAHT_66, UNIT),
    ],
    ("p03", SECOND, "standard"): [
        *("ที่", "แผนงาน", "หมวด", "ประเภท", EQUIPMENT, *BAHT_71, UNIT),
    ],
    ("p03", FIRST, "by-type"): [
        *("ที่", "ครุภัณฑ์", EQUIPMENT, *BAHT_66, OUTCOME, "หน่วยงานรับผิดชอบ"),
    ],
    ("p03", SECOND, "by-type"): [
        *("ที่", "ครุภัณฑ์", EQUIPMENT, *BAHT_71, OUTCOME, "หน่วยงานรับผิดชอบ"),
    ],
}


def test_there_is_a_golden_list_for_every_form():
    assert set(EVERY_FORM) == set(GOLDEN)


@EACH
def test_the_columns_are_printed_exactly_so(code, period, layout):
    printed = form_at(code, period, layout).printed(period)
    assert [
        (column.group_heading, column.heading) if column.group_heading else column.heading
        for column in printed
    ] == GOLDEN[code, period, layout]


@EACH
def test_the_columns_fill_a_landscape_page(code, period, layout):
    form = form_at(code, period, layout)
    assert form.orientation == "landscape"
    assert Decimal(273) <= form.width_mm(period) <= Decimal(277)
    budgets = [column for column in form.printed(period) if "budget" in column.key]
    assert len(budgets) >= 5
    assert all(column.width_mm >= Decimal("18.5") for column in budgets)


@EACH
def test_every_column_has_a_known_key_and_every_line_a_known_list(code, period, layout):
    form = form_at(code, period, layout)
    assert {column.key for column in form.columns} <= COLUMN_KEYS
    assert {line.upper_list for line in form.alignment} <= set(upper_lists())
    known = {"{plan}", "{organisation}", "{period}", "{change}"}
    assert set(re.findall(r"\{.*?\}", " ".join(form.title_lines))) == known
    assert form.cite.text
    assert form.source or not form.confidence.needs_source


def keys(code, period, layout="standard"):
    return [column.key for column in form_at(code, period, layout).columns]


def test_the_keys_of_the_two_editions_of_details():
    common = ["number", "project", "objective", "target", "budget"]
    assert keys("p02", FIRST) == [*common, "indicator", "outcome", "department"]
    assert keys("p02", SECOND) == [*common, "outcome", "department"]
    assert keys("p02", SECOND, "change") == [*common, "outcome", "department", "reason"]
    assert keys("p03", FIRST) == [
        *("number", "programme", "category", "equipment_type", "target", "budget", "department"),
    ]
    assert keys("p01", FIRST) == ["heading", "count", "budget", "total_count", "total_budget"]


def test_a_yearly_column_knows_its_year():
    budgets = [one for one in form_at("p02", FIRST).printed(FIRST) if one.key == "budget"]
    assert [one.year for one in budgets] == list(FIRST.years)


@pytest.mark.parametrize(
    ("code", "period", "layout", "grouping", "footings"),
    [
        ("p01", FIRST, "standard", ["strategy", "programme"], ["รวม", "รวมทั้งสิ้น"]),
        ("p01", SECOND, "standard", ["issue", "programme"], ["รวม", "รวมทั้งสิ้น"]),
        (
            *("p02", FIRST, "standard", ["strategy", "tactic", "programme"]),
            ["รวมงบประมาณ", "รวมจำนวนโครงการ"],
        ),
        ("p02", SECOND, "standard", ["issue"], ["รวมงบประมาณ", "รวมจำนวนโครงการ"]),
        (
            *("p03", FIRST, "by-type", ["equipment_type", "tactic", "programme"]),
            ["รวมงบประมาณ", "รวมจำนวนครุภัณฑ์"],
        ),
    ],
)
def test_groups_and_footings(code, period, layout, grouping, footings):
    form = form_at(code, period, layout)
    assert list(form.grouping) == grouping
    assert [footing.label for footing in form.footings] == footings


def test_footings_say_what_they_add_up():
    group, total = form_at("p01", FIRST).footings
    assert (group.scope, group.sums) == (Scope.GROUP, Sums.BOTH)
    assert (total.scope, total.sums) == (Scope.ALL, Sums.BOTH)


def test_the_alignment_block_stands_only_in_the_first_edition():
    assert [
        line.written(number, "ชื่อ")
        for number, line in enumerate(form_at("p02", FIRST).alignment, start=1)
    ] == [
        "ก.ยุทธศาสตร์ชาติ 20 ปี ยุทธศาสตร์ที่ 1 ชื่อ",
        "ข.แผนพัฒนาเศรษฐกิจและสังคมแห่งชาติ ฉบับที่ 13 หมุดหมายที่ 2 ชื่อ",
        "ค.Sustainable Development Goals : SDGs เป้าหมายที่ 3 ชื่อ",
        "ง.ยุทธศาสตร์จังหวัดที่ 4 ชื่อ",
        "จ.ยุทธศาสตร์การพัฒนาของ อปท. ในเขตจังหวัดที่ 5 ชื่อ",
    ]
    assert form_at("p02", SECOND).alignment == ()


@pytest.mark.parametrize(
    ("code", "period", "change", "lines"),
    [
        (
            *("p01", FIRST, ""),
            ("บัญชีสรุปโครงการพัฒนา", "แผนพัฒนาท้องถิ่น (พ.ศ. 2566 - 2570)", "อบต.แม่ใส"),
        ),
        (
            *("p02", FIRST, "เพิ่มเติม ครั้งที่ 1/2566"),
            (
                "รายละเอียดโครงการพัฒนา",
                "แผนพัฒนาท้องถิ่น (พ.ศ. 2566 - 2570) เพิ่มเติม ครั้งที่ 1/2566",
                "อบต.แม่ใส",
            ),
        ),
        (
            *("p02", SECOND, ""),
            (
                "บัญชีรายละเอียดโครงการพัฒนาท้องถิ่น",
                "แผนพัฒนาท้องถิ่น (พ.ศ. 2571 - 2575)",
                "อบต.แม่ใส",
            ),
        ),
        (
            *("p03", FIRST, ""),
            (
                "บัญชีครุภัณฑ์",
                "สำหรับที่ไม่ได้จัดทำเป็นโครงการพัฒนาท้องถิ่น",
                "แผนพัฒนาท้องถิ่น (พ.ศ. 2566 - 2570)",
                "อบต.แม่ใส",
            ),
        ),
    ],
)
def test_the_title_lines_are_filled(code, period, change, lines):
    form = form_at(code, period)
    assert (
        form.titles(plan="แผนพัฒนาท้องถิ่น", organisation="อบต.แม่ใส", period=period, change=change)
        == lines
    )


def test_a_form_is_only_as_sure_as_its_weakest_part():
    assert form_at("p02", FIRST).confidence is Confidence.VERBATIM
    assert form_at("p02", SECOND).confidence is Confidence.SECONDHAND
    assert form_at("p02-2", FIRST, "district").confidence is Confidence.SECONDHAND
    assert form_at("p03", SECOND).confidence is Confidence.DOUBTFUL


def test_a_plan_without_an_edition_is_refused_with_a_sentence():
    for slug in ("2561-2565", "2569-2573", "2576-2580"):
        with pytest.raises(NotInForce, match=f"no edition of p02 for the plan {slug}"):
            form_at("p02", PlanPeriod.parse(slug))


def test_unknown_forms_and_layouts_are_refused_with_a_sentence():
    with pytest.raises(UnknownName, match="known are p01, p02, p02-1, p02-2, p03"):
        form_at("p09", FIRST)
    with pytest.raises(UnknownName, match="p02 has no layout sideways; known are standard"):
        form_at("p02", FIRST, "sideways")


OLD = PlanPeriod.parse("2561-2564")


@pytest.mark.parametrize(
    ("text", "period", "code"),
    [
        ("ผ.02", None, "p02"),
        ("แบบ ผ.๐๒/๑", None, "p02-1"),
        ("ผ 02/2 ประสานแผน", FIRST, "p02-2"),
        ("ผ02 (2)", FIRST, "p02"),
        ("ผ.01", FIRST, "p01"),
        ("ผ.3", None, "p03"),
        ("ผ.08 ครุภัณฑ์", FIRST, "p03"),
        ("ผ.07", OLD, "p01"),
        ("ผ.01", OLD, "p02"),
        ("ผ.02", OLD, "p02-1"),
        ("ผ.03", OLD, "p02-2"),
        ("ผ.08", OLD, "p03"),
        ("ผด.02", None, None),
        ("ผ.01.1", None, None),
        ("ผ.09", None, None),
        ("แผน 2566", None, None),
        ("", None, None),
    ],
)
def test_a_sheet_name_tells_its_form(text, period, code):
    assert code_named(text, period) == code
