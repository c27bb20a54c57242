"""The figures of the area: kept by year, corrected without losing what a book printed, pasted."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from ruamphaen.base.dry_run import Fate
from ruamphaen.base.models import Entry
from ruamphaen.law.area_figures import area_topics, usual_figure_named, usual_figures
from ruamphaen.organisation import actions
from ruamphaen.organisation.importing import table_in_text
from ruamphaen.organisation.importing.figures import COLUMNS, MOST_ROWS, try_out_figures
from ruamphaen.organisation.models import AreaFigure
from ruamphaen.organisation.queries import figures_of_book, figures_on
from ruamphaen.organisation.rules import FigureTyped
from tests.cast import TODAY, Cast

pytestmark = pytest.mark.django_db
PAGE = "/desk/ban-nong/figures/"
BEFORE, AFTER = date(2026, 1, 5), date(2027, 1, 5)


def figure(value: str = "8366", year: int = 2025, **more: str) -> FigureTyped:
    words = {
        "topic": "population",
        "code": "people",
        "title": "ประชากรรวม",
        "unit": "คน",
        "source": "สำนักทะเบียนท้องถิ่น",
    } | more
    return FigureTyped(year=year, value=Decimal(value), **words)


def keep(cast: Cast, *figures: FigureTyped, today: date = TODAY) -> int:
    return actions.keep_figures(cast.ban_nong, by=cast.somsri, figures=figures, today=today)


def seen(cast: Cast, day: date) -> list[tuple[str, int, Decimal]]:
    return [
        (line.title, year, one.value)
        for topic in figures_on(cast.ban_nong, day)
        for line in topic.lines
        for year, one in line.by_year.items()
    ]


def tried(cast: Cast, text: str):
    run = try_out_figures(cast.ban_nong, table_in_text(text, COLUMNS))
    return run, [(row.name, row.fate, row.says) for row in run.rows]


def test_the_list_of_the_law_hangs_under_its_nine_headings():
    assert len(area_topics()) == 9
    assert {one.topic for one in usual_figures().values()} < set(area_topics())


def test_a_name_with_two_units_means_the_one_of_the_unit():
    assert usual_figure_named("พื้นที่", "ไร่").code == "area-rai"
    assert usual_figure_named("พื้นที่").code == "area-sqkm"
    assert usual_figure_named("อสม.").code == "health-volunteers"
    assert usual_figure_named("สวนลำไย") is None


def test_a_correction_ends_the_old_figure_and_the_day_before_still_has_it(cast: Cast):
    assert keep(cast, figure(), today=BEFORE) == 1
    assert keep(cast, figure("8400")) == 1
    assert seen(cast, BEFORE) == [("ประชากรรวม", 2025, Decimal(8366))]
    assert seen(cast, TODAY) == [("ประชากรรวม", 2025, Decimal(8400))]
    assert keep(cast, figure("8400")) == 0  # nothing new, nothing written down
    assert Entry.objects.filter(act="organisation.keep_figures").count() == 2


def test_a_figure_corrected_on_its_own_day_leaves_no_trace_in_the_table(cast: Cast):
    keep(cast, figure())
    keep(cast, figure("1"))
    assert AreaFigure.objects.count() == 1


def test_the_years_of_a_figure_stand_beside_each_other(cast: Cast):
    keep(cast, figure("3", 2025), figure("1", 2023), figure("2", 2024))
    (topic,) = [topic for topic in figures_on(cast.ban_nong, TODAY) if topic.lines]
    (line,) = topic.lines
    assert topic.years == [2023, 2024, 2025]
    assert [one.value for one in line.by_year.values()] == [1, 2, 3]
    assert not any(topic.lines for topic in figures_on(cast.nong_sung, TODAY))


def test_the_book_of_a_plan_older_than_the_figures_prints_todays(cast: Cast):
    keep(cast, figure())
    book = figures_of_book(cast.ban_nong, date(2021, 10, 1), TODAY)
    assert sum(len(topic.lines) for topic in book) == 1


def test_the_figures_of_a_book_are_one_question_however_many(cast: Cast, django_assert_num_queries):
    keep(cast, *(figure(str(n), title=f"ข้อมูล {n}", code="") for n in range(40)))
    with django_assert_num_queries(1):
        figures_on(cast.ban_nong, TODAY)


# ------------------------------------------------------------------ pasted


def test_a_pasted_table_is_read_row_by_row_and_nothing_is_saved(cast: Cast):
    keep(cast, figure())
    run, rows = tried(
        cast,
        "ข้อมูล\tหน่วย\tปี\tจำนวน\tแหล่งที่มา\n"
        "ประชากร\tคน\t๒๕๖๘\t๘,๓๖๖\tสำนักทะเบียนท้องถิ่น\n"
        "ครัวเรือน\t\t2568\t3,210\tสำนักทะเบียน\n"
        "สวนลำไย\tไร่\t2568\t1240.5\tเกษตรอำเภอ\n",
    )
    assert rows == [
        ("ประชากรรวม", Fate.THERE, "มีอยู่แล้วเหมือนกัน"),
        ("ครัวเรือน", Fate.NEW, ""),
        ("สวนลำไย", Fate.NEW, ""),
    ]
    assert AreaFigure.objects.count() == 1
    assert [(one.topic, one.code, one.unit) for one in run.to_keep] == [
        ("population", "households", "ครัวเรือน"),
        ("other", "", "ไร่"),
    ]
    assert tried(cast, run.as_text)[0].to_keep == run.to_keep


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("\tคน\t2568\t1\tก", "ไม่มีชื่อข้อมูล"),
        ("สวนลำไย\t\t2568\t1\tก", "ไม่มีหน่วย"),
        ("ประชากร\tคน\t2568\t1\t", "ไม่มีแหล่งที่มา"),
        ("ประชากร\tคน\t\t1\tก", "ไม่มีปีหรือไม่มีจำนวน"),
        ("ประชากร\tคน\t2568\tมาก\tก", "ตัวเลข"),
    ],
)
def test_a_row_that_cannot_be_kept_says_why(cast: Cast, row: str, says: str):
    _run, [(_name, fate, said)] = tried(cast, row)
    assert fate == Fate.WRONG
    assert says in said


def test_a_row_twice_and_a_row_that_replaces_say_so(cast: Cast):
    keep(cast, figure("1"))
    _run, rows = tried(cast, "ประชากร\tคน\t2568\t2\tก\nประชากรรวม\tคน\t2568\t3\tก")
    assert [fate for _name, fate, _says in rows] == [Fate.NEW, Fate.WRONG]
    assert rows[0][2] == "แทนค่าเดิม 1"
    assert rows[1][2] == "ซ้ำกับบรรทัด 1"


def test_a_table_that_is_too_long_is_refused(cast: Cast):
    with pytest.raises(Exception, match="แบ่งนำเข้าเป็นรอบ"):
        tried(cast, "\n".join(f"ก {n}\tคน\t2568\t1\tข" for n in range(MOST_ROWS + 1)))


# ------------------------------------------------------------------ the pages


def test_the_page_takes_figures_in_and_out(cast: Cast):
    browser = Client()
    browser.force_login(cast.somsri)
    typed = {"code": "people", "year": "2568", "value": "8,366", "source": "ทะเบียน"}
    assert browser.post(PAGE, typed).status_code == 302
    page = browser.get(PAGE).content.decode()
    assert "8,366" in page
    one = AreaFigure.objects.get()
    assert (one.title, one.unit, one.year, one.era) == ("ประชากรรวม", "คน", 2025, 2568)
    assert browser.post(f"{PAGE}{one.pk}/remove/").status_code == 302
    assert not AreaFigure.objects.exists()


def test_a_figure_of_the_offices_own_needs_a_name_and_a_unit(cast: Cast):
    browser = Client()
    browser.force_login(cast.somsri)
    common = {"year": "2568", "value": "5", "source": "สำรวจเอง"}
    assert "เลือกข้อมูลจากรายการ" in browser.post(PAGE, common).content.decode()
    own = common | {"title": "โฮมสเตย์", "topic": "economy"}
    assert "พิมพ์หน่วยของข้อมูล" in browser.post(PAGE, own).content.decode()
    assert browser.post(PAGE, own | {"unit": "แห่ง"}).status_code == 302
    assert AreaFigure.objects.get().topic == "economy"


def test_a_table_is_tried_out_then_kept_on_a_second_word(cast: Cast):
    browser = Client()
    browser.force_login(cast.somsri)
    table = {"pasted": "ประชากร\tคน\t2568\t8366\tทะเบียน"}
    assert "จะบันทึก 1 รายการ" in browser.post(f"{PAGE}import/", table).content.decode()
    assert not AreaFigure.objects.exists()
    assert browser.post(f"{PAGE}import/", table | {"save": "1"}).status_code == 302
    assert AreaFigure.objects.count() == 1


def test_another_offices_figure_is_not_there(cast: Cast):
    keep(cast, figure())
    browser = Client()
    browser.force_login(cast.kamon)
    pk = AreaFigure.objects.get().pk
    assert browser.post(f"/desk/nong-sung/figures/{pk}/remove/").status_code == 404
    assert AreaFigure.objects.count() == 1


def test_the_page_asks_no_more_for_many_figures(cast: Cast, django_assert_max_num_queries):
    browser = Client()
    browser.force_login(cast.somsri)
    keep(cast, *(figure(str(n), title=f"ข้อมูล {n}", code="") for n in range(60)))
    with django_assert_max_num_queries(16):
        assert browser.get(PAGE).status_code == 200
