"""The pages say what they should, and their forms do what they say."""

import re
from datetime import date

import pytest
from django.urls import reverse

from ruamphaen.organisation import actions, queries
from ruamphaen.organisation.models import Committee, Holding, Organisation, Post, Seat, User
from ruamphaen.organisation.rules import Role
from tests import make
from tests.cast import TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_the_day_of_the_play():
    import time_machine

    with time_machine.travel("2026-11-20T05:00:00Z", tick=False):  # noon in Bangkok
        yield


@pytest.fixture
def desk(client, cast):
    """The administrator of Ban Nong at work: `desk(name, *args, **typed)` opens, or sends what was typed."""
    client.force_login(cast.anan)

    def ask(name, /, *args, **typed):
        address = reverse(f"organisation:{name}", args=["ban-nong", *args])
        answer = client.post(address, typed, follow=True) if typed else client.get(address)
        assert answer.status_code == 200, answer.status_code
        return answer.content.decode()

    return ask


def words(page: str) -> str:
    """The text of a page on one line, without tags."""
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def main(page: str) -> str:
    """The text of the page's own part."""
    return words(page.partition('<main id="main"')[2].partition("</main>")[0])


# ------------------------------------------------------------------ every page


PAGES = [
    "/desk/",
    "/ban-nong/about/",
    "/desk/ban-nong/parts/",
    "/desk/ban-nong/parts/communities/import/",
    "/desk/ban-nong/people/",
    "/desk/ban-nong/bodies/",
    "/desk/ban-nong/bodies/new/council/",
    "/desk/ban-nong/rules/",
    "/desk/ban-nong/rules/plan.post_days/",
    "/desk/ban-nong/rules/plan.period_years/",
    "/desk/ban-nong/settings/",
    "/accounts/password/change/",
    "/accounts/email/",
    "/accounts/2fa/",
    "/accounts/logout/",
]


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("address", PAGES)
def test_a_page_has_one_heading_its_language_and_nothing_inline(client, cast, address, language):
    client.force_login(cast.anan)
    page = client.get(address, {"lang": language}).content.decode()
    assert len(re.findall(r"<h1[ >]", page)) == 1
    assert f'<html lang="{language}">' in page
    assert not re.findall(r"\sstyle=|\son[a-z]+=\"|<script(?![^>]*\ssrc=)", page)


@pytest.mark.parametrize("address", PAGES)
def test_every_control_has_a_label_and_every_reference_its_target(client, cast, address):
    client.force_login(cast.anan)
    page = client.get(address).content.decode()
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    controls = re.findall(r"<(?:input|select|textarea)\b[^>]*>", page)
    shown = [tag for tag in controls if 'type="hidden"' not in tag and " hidden" not in tag]
    labelled = set(re.findall(r'<label[^>]*\sfor="([^"]+)"', page))
    named = {re.search(r'\sid="([^"]+)"', tag)[1] for tag in shown}
    assert named - labelled == set()
    pointed_at = " ".join(re.findall(r'aria-(?:labelledby|describedby)="([^"]+)"', page)).split()
    assert set(pointed_at) - set(ids) == set()


def test_a_page_of_a_person_who_signed_in_is_not_kept_by_the_browser(client, cast):
    client.force_login(cast.anan)
    assert client.get("/desk/")["Cache-Control"] == "no-store"


# ------------------------------------------------------------------ the desk and the public page


def test_the_desk_greets_with_what_waits(client, cast):
    Post.objects.create(organisation=cast.ban_nong, title="ปลัดเทศบาล", role=Role.EXECUTIVE)
    client.force_login(cast.anan)
    told = main(client.get("/desk/").content.decode())
    assert "มี 1 เรื่องที่ควรดู" in told
    assert "ตำแหน่งยังไม่มีผู้รับผิดชอบ ปลัดเทศบาล มอบให้คนใหม่" in told


def test_the_desk_of_a_person_without_a_post_says_what_to_do(client, cast):
    client.force_login(cast.stranger)
    told = main(client.get("/desk/").content.decode())
    assert "ท่านยังไม่มีตำแหน่ง" in told
    assert "stranger" in told
    assert "บ้านหนอง" not in told


@pytest.mark.parametrize(
    ("person", "works"),
    [
        (
            "anan",
            [
                "แผนและโครงการ",
                "ปฏิทินวงรอบแผน",
                "กลั่นกรองข้อเสนอ",
                "ผังยุทธศาสตร์",
                "คณะกรรมการและสภา",
                "การประชุม",
                "ดูแลความเห็น",
                "ความเห็นร่วม",
                "คนและตำแหน่ง",
                "ส่วนราชการและชุมชน",
                "วันหยุดราชการ",
                "ค่าตามระเบียบ",
                "ข้อมูลหน่วยงาน",
            ],
        ),
        (
            "somsri",
            [
                "แผนและโครงการ",
                "ปฏิทินวงรอบแผน",
                "กลั่นกรองข้อเสนอ",
                "ผังยุทธศาสตร์",
                "คณะกรรมการและสภา",
                "การประชุม",
                "ความเห็นร่วม",
                "วันหยุดราชการ",
                "ค่าตามระเบียบ",
            ],
        ),
        (
            "wichai",
            [
                "แผนและโครงการ",
                "ปฏิทินวงรอบแผน",
                "กลั่นกรองข้อเสนอ",
                "การประชุม",
                "ความเห็นร่วม",
                "ค่าตามระเบียบ",
            ],
        ),
        ("malee", ["แผนและโครงการ", "ปฏิทินวงรอบแผน", "การประชุม", "ค่าตามระเบียบ"]),
    ],
)
def test_the_desk_offers_the_work_that_a_post_opens(client, cast, person, works):
    client.force_login(getattr(cast, person))
    page = client.get("/desk/").content.decode()
    offered = re.findall(r'<ul class="rows works">(.*?)</ul>', page, re.DOTALL)
    assert re.findall(r"<b>([^<]+)</b>", "".join(offered)) == works


def test_what_the_desk_offers_can_be_opened(client, cast):
    client.force_login(cast.somsri)
    page = client.get("/desk/").content.decode()
    offered = re.search(r'<ul class="rows works">(.*?)</ul>', page, re.DOTALL)[1]
    addresses = re.findall(r'href="([^"]+)"', offered)
    assert {address: client.get(address).status_code for address in addresses} == dict.fromkeys(
        addresses, 200
    )


def test_staff_without_a_second_step_are_offered_one_and_others_are_not(client, cast):
    offer = "ยืนยันสองขั้นตอนเข้าสู่ระบบ"
    for person, offered in (("anan", True), ("malee", False), ("stranger", False)):
        client.force_login(getattr(cast, person))
        assert (offer in client.get("/desk/").content.decode()) is offered, person


def test_everyone_sees_who_sits_in_a_committee_and_what_it_lacks(client, cast):
    committee = actions.form_committee(
        cast.ban_nong,
        by=None,
        body="development-committee",
        order_number="123/2566",
        appointed_on=date(2023, 1, 16),
    )
    actions.seat_member(committee, by=None, group="experts", name="ดร.วิภา สุขเจริญ")
    told = main(client.get("/ban-nong/about/").content.decode())
    assert "ดร.วิภา สุขเจริญ" in told
    assert "ระเบียบการจัดทำแผนพัฒนาฯ พ.ศ. 2548 ข้อ 8" in told
    assert "คำสั่งที่ 123/2566 ลงวันที่ 16 มกราคม 2566" in told
    assert "ผู้ทรงคุณวุฒิที่ผู้บริหารท้องถิ่นคัดเลือก ต้องมีอย่างน้อย 3 คน มีแล้ว 1 คน ขาดอีก 2 คน" in told
    assert "พบข้อความต้นฉบับ" in told


def test_the_public_page_tells_nothing_of_staff_and_accounts(client, cast):
    page = client.get("/ban-nong/about/").content.decode()
    people = {user.full_name for user in User.objects.all()} | {"somsri", "anan", "wichai"}
    assert {name for name in people if name in page} == set()


def test_the_source_of_the_data_is_a_link(client, cast):
    Organisation.objects.filter(pk=cast.ban_nong.pk).update(
        source="ดู https://example.go.th/plan.pdf"
    )
    page = client.get("/ban-nong/about/").content.decode()
    assert 'href="https://example.go.th/plan.pdf"' in page


def test_a_name_with_markup_in_it_is_only_text(client, cast):
    actions.add_community(cast.ban_nong, by=None, name="<script>alert(1)</script>")
    page = client.get("/ban-nong/about/").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


# ------------------------------------------------------------------ parts


def test_a_department_is_added_renamed_and_removed(desk, cast):
    desk("add_department", **{"department-name": "กองคลัง"})
    part = cast.ban_nong.departments.get(name="กองคลัง")
    desk("department", part.pk, name="กองคลังและพัสดุ")
    part.refresh_from_db()
    assert part.name == "กองคลังและพัสดุ"
    told = main(desk("remove_department", part.pk, sure="yes"))
    assert "ลบ “กองคลังและพัสดุ” แล้ว" in told
    assert not cast.ban_nong.departments.filter(pk=part.pk).exists()


def test_a_refusal_comes_back_above_the_form_with_what_was_typed(desk, cast):
    page = desk("add_department", **{"department-name": "กองช่าง"})
    assert "มีส่วนราชการชื่อ “กองช่าง” อยู่แล้ว" in page
    assert 'value="กองช่าง"' in page


def test_a_department_in_use_is_kept_and_the_page_says_why(client, cast):
    client.force_login(cast.anan)
    answer = client.post(f"/desk/ban-nong/parts/departments/{cast.works.pk}/remove/")
    assert answer.status_code == 409
    assert "ลบ “กองช่าง” ไม่ได้" in answer.content.decode()


def test_a_pasted_table_is_shown_first_and_saved_on_a_second_word(desk, cast):
    pasted = "หมู่ที่\tชื่อ\n1\tบ้านดอน\n๒\tบ้านทุ่ง"
    page = desk("import_communities", pasted=pasted)
    assert "อ่านได้ครบ จะเพิ่ม 2 แห่ง" in page
    assert not cast.ban_nong.communities.exists()
    sent_again = re.search(r'<textarea name="pasted" hidden>(.*?)</textarea>', page, re.DOTALL)[1]
    told = main(desk("import_communities", pasted=sent_again, save="1"))
    assert "เพิ่ม 2 แห่งแล้ว" in told
    assert [str(part) for part in cast.ban_nong.communities.all()] == [
        "หมู่ที่ 1 บ้านดอน",
        "หมู่ที่ 2 บ้านทุ่ง",
    ]


def test_a_table_with_errors_names_the_lines_and_offers_no_saving(desk, cast):
    page = desk("import_communities", pasted="1\tบ้านดอน\nหก\tบ้านทุ่ง", save="1")
    assert "มี 1 บรรทัดต้องแก้" in page
    assert "อ่าน “หก” เป็นตัวเลขไม่ได้" in page
    assert not cast.ban_nong.communities.exists()


def test_an_empty_import_asks_for_a_table_or_a_file(desk):
    assert "วางตาราง หรือเลือกไฟล์" in desk("import_communities", pasted="")


def test_the_organisation_is_described_anew(desk, cast):
    desk(
        "settings",
        name_th="เทศบาลตำบลบ้านหนองใหม่",
        name_en="Ban Nong Mai",
        code="๕๑๐๑",
        digits="thai",
        host="Plan.BanNong.go.th",
    )
    cast.ban_nong.refresh_from_db()
    assert (
        cast.ban_nong.name_th == "เทศบาลตำบลบ้านหนอง"
    )  # Thai digits are no code: nothing was saved
    desk(
        "settings",
        name_th="เทศบาลตำบลบ้านหนองใหม่",
        name_en="Ban Nong Mai",
        code="5101",
        digits="thai",
        host="plan.bannong.go.th",
    )
    cast.ban_nong.refresh_from_db()
    assert (cast.ban_nong.name_th, cast.ban_nong.host) == (
        "เทศบาลตำบลบ้านหนองใหม่",
        "plan.bannong.go.th",
    )
    assert queries.rule_value(cast.ban_nong, "paper.digits", TODAY) == "thai"


# ------------------------------------------------------------------ people


def test_a_post_is_made_and_given_to_a_new_person_whose_password_shows_once(desk, client, cast):
    desk("people", title="เจ้าหน้าที่การคลัง", role="finance")
    post = Post.objects.get(title="เจ้าหน้าที่การคลัง")
    page = desk("take_in", post.pk, username="malai", full_name="มาลัย ใจงาม", on="1 พ.ย. 2569")
    password = re.search(r'class="once-password">([^<]+)<', page)[1]
    person = User.objects.get(username="malai")
    assert person.check_password(password)
    assert password not in desk("post", post.pk)
    holding = post.holdings.get()
    assert (holding.user, holding.since) == (person, date(2026, 11, 1))


def test_sending_the_form_again_makes_no_second_person(desk, cast):
    post = Post.objects.get(holdings__user=cast.wichai)
    typed = {"username": "malai", "full_name": "มาลัย", "on": "20 พ.ย. 2569"}
    desk("take_in", post.pk, **typed)
    page = desk("take_in", post.pk, **typed)
    assert "มีผู้ใช้ชื่อ “malai” อยู่แล้ว" in page
    assert "once-password" not in page


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"on": "20 พ.ย. 2569"}, "เลือกคนในหน่วยงาน หรือพิมพ์ชื่อผู้ใช้"),
        ({"username": "nobody-here", "on": "20 พ.ย. 2569"}, "ไม่พบผู้ใช้ชื่อนี้"),
        ({"username": "wichai", "on": "20 พ.ย. 2566"}, "ย้อนหลังได้ไม่เกินหนึ่งปี"),
        ({"username": "wichai", "on": "วันไหนดี"}, "เป็นวันที่ไม่ได้"),
        ({"username": "somsri", "on": "20 พ.ย. 2569"}, "ดำรงตำแหน่งนี้อยู่แล้ว"),
    ],
)
def test_a_hand_over_that_cannot_be_says_what_is_wrong(desk, cast, typed, says):
    post = Post.objects.get(holdings__user=cast.somsri)
    assert says in desk("hand_over", post.pk, **typed)
    assert post.holdings.get(until=None).user == cast.somsri


def test_a_post_goes_to_someone_from_another_organisation_by_user_name(desk, cast):
    post = Post.objects.get(holdings__user=cast.somsri)
    desk("hand_over", post.pk, username="kamon", on="1 ต.ค. 2569")
    assert [str(holding.user) for holding in post.holdings.all()] == ["กมล", "สมศรี"]


def test_the_list_of_people_holds_nobody_of_other_organisations(desk, cast):
    post = Post.objects.get(holdings__user=cast.somsri)
    page = desk("post", post.pk)
    offered = re.findall(r"<option[^>]*>([^<]+)</option>", page)
    assert set(offered) == {"เลือกคนในหน่วยงาน", "สมศรี", "อนันต์", "ปราณี", "วิชัย", "มาลี"}


def test_a_post_falls_vacant_and_the_history_stays(desk, cast):
    post = Post.objects.get(holdings__user=cast.wichai)
    told = main(desk("vacate", post.pk, **{"vacate-on": "20 พ.ย. 2569"}))
    assert "ตำแหน่งนี้ว่างอยู่" in told
    assert "1 ตุลาคม 2567 – 19 พฤศจิกายน 2569" in told


def test_a_lost_password_is_given_anew_and_shown_once(desk, cast):
    post = Post.objects.get(holdings__user=cast.wichai)
    page = desk("new_password", post.pk, cast.wichai.pk, sure="yes")
    password = re.search(r'class="once-password">([^<]+)<', page)[1]
    cast.wichai.refresh_from_db()
    assert cast.wichai.check_password(password)


# ------------------------------------------------------------------ bodies


@pytest.fixture
def committee(cast):
    return actions.form_committee(
        cast.ban_nong, by=None, body="development-committee", appointed_on=date(2026, 1, 16)
    )


def test_an_order_is_entered_and_corrected(desk, cast):
    desk(
        "form_committee", "evaluation-committee", order_number="7/2569", appointed_on="1 ก.พ. 2569"
    )
    made = Committee.objects.get(body="evaluation-committee")
    assert made.appointed_on == date(2026, 2, 1)
    desk("amend_committee", made.pk, order_number="8/2569", appointed_on="2 ก.พ. 2569")
    made.refresh_from_db()
    assert (made.order_number, made.appointed_on) == ("8/2569", date(2026, 2, 2))


@pytest.mark.parametrize(
    ("group", "since", "until", "ends"),
    [
        ("experts", "16 ม.ค. 2569", "", date(2030, 1, 15)),
        ("experts", "16 ม.ค. 2569", "31 ธ.ค. 2569", date(2026, 12, 31)),
        ("experts", "", "", None),
        ("head", "16 ม.ค. 2569", "", None),
    ],
)
def test_a_term_is_counted_from_the_law_unless_a_day_was_typed(
    desk, committee, group, since, until, ends
):
    desk("seat_member", committee.pk, group=group, name="นายก ข", since=since, until=until)
    assert Seat.objects.get().until == ends


def test_a_member_leaves_and_one_entered_by_mistake_goes(desk, committee):
    left = actions.seat_member(committee, by=None, group="experts", name="ก", since=TODAY)
    wrong = actions.seat_member(committee, by=None, group="experts", name="ข")
    desk("end_seat", left.pk, on="30 พ.ย. 2569")
    desk("remove_seat", wrong.pk, sure="yes")
    assert [(seat.name, seat.until) for seat in Seat.objects.all()] == [("ก", date(2026, 11, 30))]


def test_a_day_that_cannot_be_read_changes_nothing_and_says_so(desk, committee):
    seat = actions.seat_member(committee, by=None, group="experts", name="ก")
    told = main(desk("end_seat", seat.pk, on="สิ้นปี"))
    assert "อ่าน “สิ้นปี” เป็นวันที่ไม่ได้" in told
    assert Seat.objects.get().until is None


def test_a_group_that_the_law_does_not_name_cannot_be_chosen(desk, committee):
    desk("seat_member", committee.pk, group="advisers", name="ที่ปรึกษา")
    assert not Seat.objects.exists()


# ------------------------------------------------------------------ local rules


def test_the_rules_tell_value_section_sureness_and_what_may_be_chosen(desk):
    told = main(desk("rules"))
    assert "แผนพัฒนาท้องถิ่นหนึ่งฉบับครอบคลุม 5 ปี" in told
    assert "เปลี่ยนไม่ได้ เพราะพบข้อความต้นฉบับแล้ว" in told
    assert "ปิดประกาศแผนให้ประชาชนทราบ ไม่น้อยกว่า 30 วัน" in told
    assert "เชื่อว่าถูกต้อง ยังไม่ยืนยัน" in told


CHOICES = [
    ("plan.post_days", {"value": "๔๕"}, 45),
    ("plan.issue_number_restarts_yearly", {"value": "no"}, False),
    ("paper.digits", {"value": "thai"}, "thai"),
    ("budget.submit_by", {"value": "9", "day": "1"}, (9, 1)),
    ("committee.quorum_share", {"value": "66.67"}, "0.6667"),
    ("evaluation.pass_percent", {"value": "75"}, "75"),
    ("council.agenda", {"value": "เรื่องแรก\n\nเรื่องที่สอง"}, ("เรื่องแรก", "เรื่องที่สอง")),
]


@pytest.mark.parametrize(("name", "typed", "value"), CHOICES, ids=[case[0] for case in CHOICES])
def test_an_organisation_chooses_a_value_of_every_unit(desk, cast, name, typed, value):
    desk("rule", name, because="ประกาศของหน่วยงาน", **typed)
    chosen = queries.rule_value(cast.ban_nong, name, TODAY)
    assert (str(chosen) if isinstance(value, str) else chosen) == value
    told = main(desk("rules"))
    assert "หน่วยงานเลือก ประกาศของหน่วยงาน" in told


@pytest.mark.parametrize(
    ("name", "typed", "says"),
    [
        ("plan.post_days", {"value": "0"}, "ตั้งแต่ 1 ขึ้นไป"),
        ("plan.post_days", {"value": "สามสิบ"}, "เป็นตัวเลขไม่ได้"),
        ("budget.submit_by", {"value": "2", "day": "30"}, "เดือนนี้ไม่มีวันที่ 30"),
        ("evaluation.pass_percent", {"value": "101"}, "ระหว่าง 0 ถึง 100"),
    ],
)
def test_a_value_that_cannot_be_is_refused_beside_its_field(desk, cast, name, typed, says):
    assert says in desk("rule", name, because="เพราะ", **typed)
    assert not cast.ban_nong.local_rules.exists()


def test_a_choice_needs_a_reason(desk, cast):
    desk("rule", "plan.post_days", value="45", because="")
    assert not cast.ban_nong.local_rules.exists()


def test_confirmed_law_has_no_form_and_says_why(desk, cast):
    page = desk("rule", "plan.period_years")
    assert 'name="because"' not in page
    assert "พบข้อความต้นฉบับแล้ว หน่วยงานจึงเปลี่ยนเองไม่ได้" in page
    desk("rule", "plan.period_years", value="4", because="อยาก")
    assert not cast.ban_nong.local_rules.exists()


def test_the_organisation_returns_to_the_law(desk, cast):
    desk("rule", "plan.post_days", value="45", because="ประกาศ")
    desk("forget_rule", "plan.post_days", sure="yes")
    assert queries.rule_value(cast.ban_nong, "plan.post_days", TODAY) == 30


def test_a_planner_reads_the_rules_and_is_told_who_may_choose(client, cast):
    client.force_login(cast.somsri)
    page = client.get("/desk/ban-nong/rules/").content.decode()
    assert "ผู้ดูแลระบบของหน่วยงานเลือกได้" in page
    assert "/desk/ban-nong/rules/plan.post_days/" not in page


def test_the_desk_of_many_organisations_is_folded_and_of_one_is_not(client, cast):
    client.force_login(cast.anan)
    assert "desk-works" not in client.get("/desk/").content.decode()
    for name in ("หนึ่ง", "สอง", "สาม"):
        here = make.organisation(name_th=f"เทศบาลตำบล{name}")
        post = Post.objects.create(organisation=here, title="ผู้ดูแล", role=Role.ADMINISTRATOR)
        Holding.objects.create(post=post, user=cast.anan, since=date(2024, 10, 1))
    page = client.get("/desk/").content.decode()
    assert page.count("อย่าง<span") == 4  # one fold of work for each organisation
    assert page.count("<details") == page.count("</details>")
