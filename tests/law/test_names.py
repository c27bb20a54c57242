"""Programmes, types of equipment, sources of money and the levels above, found by name."""

import pytest

from ruamphaen.law.confidence import Confidence
from ruamphaen.law.dated import UnknownName
from ruamphaen.law.equipment import equipment_type, equipment_type_named, equipment_types
from ruamphaen.law.kinds import OrganisationKind
from ruamphaen.law.lists import item, lists_for, upper_lists
from ruamphaen.law.money_sources import money_source_named, money_sources
from ruamphaen.law.naming import refuse_shared_names
from ruamphaen.law.programmes import programme, programme_named, programmes
from ruamphaen.law.reading import LawFileError
from ruamphaen.thai.dates import PlanPeriod


def test_there_are_twelve_programmes_in_four_fields():
    assert [(one.code, one.name_th, one.field_code) for one in programmes()] == [
        ("00110", "แผนงานบริหารงานทั่วไป", "00100"),
        ("00120", "แผนงานการรักษาความสงบภายใน", "00100"),
        ("00210", "แผนงานการศึกษา", "00200"),
        ("00220", "แผนงานสาธารณสุข", "00200"),
        ("00230", "แผนงานสังคมสงเคราะห์", "00200"),
        ("00240", "แผนงานเคหะและชุมชน", "00200"),
        ("00250", "แผนงานสร้างความเข้มแข็งของชุมชน", "00200"),
        ("00260", "แผนงานการศาสนา วัฒนธรรม และนันทนาการ", "00200"),
        ("00310", "แผนงานอุตสาหกรรมและการโยธา", "00300"),
        ("00320", "แผนงานการเกษตร", "00300"),
        ("00330", "แผนงานการพาณิชย์", "00300"),
        ("00410", "แผนงานงบกลาง", "00400"),
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("แผนงานเคหะและชุมชน", "00240"),
        ("๑.๒ แผนงานเคหะและชุมชน", "00240"),
        ("1.2แผนงานเคหะและชุมชน", "00240"),
        ("(1) แผนงานการเกษตร", "00320"),
        ("(๓)แผนงาน การเกษตร", "00320"),
        ("1. แผนงาน : การศึกษา", "00210"),
        ("ก. แผนงานสาธารณสุข", "00220"),
        ("แผนงานรักษาความสงบภายใน", "00120"),
        ("การรักษาความสงบภายใน", "00120"),
        ("รักษาความสงบภายใน", "00120"),
        ("สร้างความเข้มแข็งและชุมชน", "00250"),
        ("แผนงานสร้างความเข้มแข็งชุมชน", "00250"),
        ("แผนงานการสร้างความเข้มแข็งของชุมชน", "00250"),
        ("การพานิชย์", "00330"),
        ("พาณิชย์", "00330"),
        ("ศาสนา วัฒนธรรม และนันทนาการ", "00260"),
        ("แผนงานการศาสนาวัฒนธรรมและนันทนาการ", "00260"),
        ("บริหารงานทั่วไป", "00110"),
        ("แผนงานบริหารทั่วไป", "00110"),
        ("งบกลาง", "00410"),
        ("00310", "00310"),
        ("งานบริหารทั่วไป", "00110"),
        ("งานบริหารงานคลัง", "00110"),
        ("งานบริหารทั่วไปเกี่ยวกับการศึกษา", "00210"),
        ("งานป้องกันและบรรเทาสาธารณภัย", "00120"),
        ("รวมงานกำจัดขยะมูลฝอยและสิ่งปฏิกูล", "00240"),
        ("รวมงานกีฬาและนันทนาการ", "00260"),
        ("งานก่อสร้าง", "00310"),
        ("งานสิ่งแวดล้อมและทรัพยากรธรรมชาติ", "00320"),
    ],
)
def test_a_programme_is_found_under_the_names_people_write(text, code):
    found = programme_named(text)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize(
    "text", ["", "แผนงาน", "1.2", "โครงการก่อสร้างถนน", "แผนงานอวกาศ", "การ", "งาน", "-"]
)
def test_what_names_no_programme_finds_none(text):
    assert programme_named(text) is None


def test_every_name_in_the_file_finds_its_own_programme():
    for one in programmes():
        for name in (one.code, one.name_th, *one.aliases, *one.works):
            assert programme_named(name) is one
        assert set(one.works_seen) <= set(one.works)
        assert one.name_en


def test_a_programme_is_had_by_its_code():
    assert programme("00250").field_th == "ด้านบริการชุมชนและสังคม"
    with pytest.raises(UnknownName, match="no programme with the code 99999"):
        programme("99999")


def test_two_entries_may_not_share_a_name():
    with pytest.raises(LawFileError, match=r"x.toml: a and b share the name k"):
        refuse_shared_names("x.toml", {"a": {"k"}, "b": {"k", "l"}})


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("ครุภัณฑ์สำนักงาน", "office"),
        ("ประเภท ครุภัณฑ์สำนักงาน", "office"),
        ("คอมพิวเตอร์หรืออิเล็กทรอนิกส์", "computer"),
        ("ครุภัณฑ์คอมพิวเตอร์", "computer"),
        ("2) ครุภัณฑ์ยานพาหนะ และขนส่ง", "vehicles"),
        ("ครุภัณฑ์อื่นๆ", "other"),
        ("ครุภัณฑ์วิทยาศาสตร์และการแพทย์", "science"),
    ],
)
def test_a_type_of_equipment_is_found_by_name(text, code):
    found = equipment_type_named(text)
    assert found is not None
    assert found.code == code


def test_the_list_of_equipment_says_which_types_are_doubtful():
    assert len(equipment_types()) == 16
    assert [one.code for one in equipment_types() if one.confidence is Confidence.DOUBTFUL] == [
        "field",
        "music",
    ]
    assert equipment_type("other").name_th == "ครุภัณฑ์อื่น"
    assert equipment_type_named("ครุภัณฑ์") is None
    assert equipment_type_named("") is None
    with pytest.raises(UnknownName, match="no equipment type called rocket"):
        equipment_type("rocket")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("เทศบัญญัติงบประมาณรายจ่าย", "ordinance"),
        ("ข้อบัญญัติ", "ordinance"),
        ("เงินสะสม", "accumulated"),
        ("เงินสะสม (จ่ายขาดเงินสะสม)", "accumulated"),
        ("เงินอุดหนุนเฉพาะกิจ", "specific-grant"),
        ("เงินอุดหนุนจาก อบจ.", "pao-grant"),
        ("งบประมาณสนับสนุนจากหน่วยงานอื่น", "other-agency"),
    ],
)
def test_a_source_of_money_is_found_by_name(text, code):
    found = money_source_named(text)
    assert found is not None
    assert found.code == code


def test_the_budget_law_is_called_as_the_kind_calls_it():
    ordinance = money_sources()[0]
    assert ordinance.name_for(OrganisationKind.TOWN) == "เทศบัญญัติงบประมาณรายจ่าย"
    assert ordinance.name_for(OrganisationKind.SAO) == "ข้อบัญญัติงบประมาณรายจ่าย"
    assert money_source_named("ถูกรางวัล") is None


@pytest.mark.parametrize(
    ("period", "codes"),
    [
        (
            "2566-2570",
            ["master-plan", "national-strategy", "nesdp-13", "province-lao-strategy"],
        ),
        (
            "2571-2575",
            ["master-plan", "national-strategy", "nesdp-14", "province-lao-strategy"],
        ),
    ],
)
def test_the_levels_above_change_with_the_cycle(period, codes):
    found = [one.code for one in lists_for(PlanPeriod.parse(period))]
    assert found == [*codes, "province-strategy", "sdgs"]


def test_each_list_has_its_items_or_says_why_not():
    assert {code: len(one.items) for code, one in upper_lists().items()} == {
        "master-plan": 23,
        "national-strategy": 6,
        "nesdp-13": 13,
        "nesdp-14": 0,
        "province-lao-strategy": 0,
        "province-strategy": 0,
        "sdgs": 17,
    }
    assert upper_lists()["nesdp-14"].pending
    assert [code for code, one in upper_lists().items() if one.local] == [
        "province-lao-strategy",
        "province-strategy",
    ]


def test_items_have_their_names():
    assert item("national-strategy", 1).name_th == "ด้านความมั่นคง"
    assert item("nesdp-13", 13).name_th == "ไทยมีภาครัฐที่ทันสมัย มีประสิทธิภาพ และตอบโจทย์ประชาชน"
    assert item("sdgs", 17).name_en == "Partnerships for the Goals"
    assert item("master-plan", 16).name_th == "เศรษฐกิจฐานราก"
    assert {one.name_en for one in upper_lists()["master-plan"].items} == {""}


@pytest.mark.parametrize(
    ("code", "number", "sentence"),
    [
        ("sdgs", 18, "There is no item 18 in the list Sustainable Development Goals"),
        ("nesdp-14", 1, "There is no item 1 in the list Fourteenth"),
        ("moon", 1, "There is no list called moon"),
    ],
)
def test_an_unknown_item_is_refused_with_a_sentence(code, number, sentence):
    with pytest.raises(UnknownName, match=sentence):
        item(code, number)
