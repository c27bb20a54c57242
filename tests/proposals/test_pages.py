"""The public pages of proposals: proposing in three steps, the list, one of them, standing behind it."""

from decimal import Decimal
from io import BytesIO
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from ruamphaen.base.files import path_of, read
from ruamphaen.organisation.models import Community, LocalRule
from ruamphaen.proposals.models import Proposal, ProposalContact, ProposalPhoto, Support
from ruamphaen.proposals.rules.kinds import ProposalKind, Standing
from tests import make

pytestmark = pytest.mark.django_db
LIST, NEW = "/ban-nong/proposals/", "/ban-nong/proposals/new/"


def typed(**more):
    return {
        "kind": "need",
        "title": "ขอไฟส่องทางหน้าวัดบ้านหนอง",
        "urgency": "normal",
        "uid": str(uuid4()),
        "step": "3",
        "go": "send",
        **more,
    }


def picture(kind="JPEG", *, with_place=False):
    written = BytesIO()
    exif = Image.Exif()
    if with_place:
        exif.get_ifd(0x8825).update({1: "N", 2: (18.0, 34.0, 12.0)})
        exif[0x010F] = "กล้อง"
    Image.new("RGB", (640, 480), "teal").save(written, kind, exif=exif)
    return SimpleUploadedFile("IMG_1234.jpg", written.getvalue(), "image/jpeg")


def test_the_three_steps_lead_to_a_receipt_without_script_or_account(client, cast):
    place = Community.objects.create(organisation=cast.ban_nong, name="บ้านหนอง", number=1)
    uid = str(uuid4())
    first = client.post(NEW, typed(uid=uid, step="1", go="next"))
    assert first.context["step"] == 2
    assert "ขอไฟส่องทางหน้าวัดบ้านหนอง" in first.content.decode()
    second = client.post(
        NEW, typed(uid=uid, step="2", go="next", community=place.pk, place="หน้าวัด")
    )
    assert second.context["step"] == 3
    back = client.post(NEW, typed(uid=uid, step="3", go="back", community=place.pk, place="หน้าวัด"))
    assert back.context["step"] == 2
    assert 'value="หน้าวัด"' in back.content.decode()
    sent = client.post(
        NEW,
        typed(uid=uid, community=place.pk, place="หน้าวัด", how_many="๑๒๐", phone="081 234 5678"),
        follow=True,
    )
    made = Proposal.objects.get()
    assert sent.redirect_chain[-1][0] == f"/r/{made.receipt}"
    assert (made.community, made.how_many, made.standing) == (place, 120, Standing.WAITING)
    assert ProposalContact.objects.get().phone
    assert made.title in sent.content.decode()


def test_the_form_sent_five_times_makes_one_and_always_leads_to_its_receipt(client, cast):
    answers = {
        client.post(NEW, typed(uid="7" * 8 + "-1111-4111-8111-" + "7" * 12)).url for _ in "12345"
    }
    assert answers == {f"/r/{Proposal.objects.get().receipt}"}


def test_our_script_is_told_where_the_receipt_is_and_the_page_still_says_it_was_received(
    client, cast
):
    uid = str(uuid4())
    first = client.post(NEW, typed(uid=uid), headers={"HX-Request": "true"})
    again = client.post(NEW, typed(uid=uid), headers={"HX-Request": "true"})
    receipt = f"/r/{Proposal.objects.get().receipt}"
    assert (first["HX-Redirect"], again["HX-Redirect"]) == (receipt, receipt)
    assert "ได้รับข้อเสนอของท่านแล้ว" in client.get(receipt).content.decode()


def test_a_step_says_what_is_wrong_and_keeps_the_rest(client, cast):
    answer = client.post(NEW, typed(title="", body="รายละเอียดที่พิมพ์ไว้", step="1", go="next"))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert answer.context["step"] == 1
    assert "ยังไม่ได้บอกว่าเรื่องอะไร" in page
    assert "รายละเอียดที่พิมพ์ไว้" in page
    assert "โทรศัพท์: " not in page


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7|add:7 }}"]
)
def test_script_in_any_field_is_only_text(client, cast, text):
    client.post(
        NEW, typed(title=text, body=text, place=text, beneficiaries=text, name=text, show_name="on")
    )
    made = Proposal.objects.get()
    Proposal.objects.update(standing=Standing.SHOWN)
    for path in (LIST, f"{LIST}{made.receipt}/", f"/r/{made.receipt}", f"{LIST}?q={text}"):
        page = client.get(path).content.decode()
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert ">14<" not in page


def test_a_megabyte_without_a_space_is_refused_and_not_lost(client, cast):
    text = "ก" * 350_000  # three bytes a letter
    answer = client.post(NEW, typed(body=text))
    assert answer.status_code == 422
    assert text in answer.content.decode()
    assert not Proposal.objects.exists()


def test_a_photograph_loses_the_place_it_was_taken_at(client, cast):
    client.post(NEW, typed(photos=[picture(with_place=True), picture("PNG")]))
    kept = ProposalPhoto.objects.all()
    assert len(kept) == 2
    for each in kept:
        opened = Image.open(BytesIO(read(each.file)))
        assert dict(opened.getexif()) == {}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\x00\x00\x00\x18ftypheic" + b"\x00" * 200, "ไอโฟน"),
        (picture().read()[:900], "เสียหรือมาไม่ครบ"),
        (b"not a picture at all", "เปิดภาพนี้ไม่ได้"),
    ],
)
def test_a_photograph_that_cannot_be_opened_is_refused_in_words(client, cast, content, said):
    answer = client.post(NEW, typed(photos=[SimpleUploadedFile("a.jpg", content, "image/jpeg")]))
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert "ขอไฟส่องทางหน้าวัดบ้านหนอง" in answer.content.decode()
    assert not Proposal.objects.exists()


def test_five_photographs_are_one_too_many(client, cast):
    answer = client.post(NEW, typed(photos=[picture() for _each in range(5)]))
    assert answer.status_code == 422
    assert "ไม่เกิน 4 ภาพ" in answer.content.decode()


def test_what_others_said_is_shown_between_the_steps_once(client, cast):
    lamp = make.proposal(organisation=cast.ban_nong, body="มืดมากตอนกลางคืน เด็กเดินกลับบ้านไม่เห็นทาง")
    answer = client.post(NEW, typed(title="ขอไฟส่องทางหน้าวัดบ้านหนองค่ะ", step="1", go="next"))
    page = answer.content.decode()
    assert [one.proposal for one in answer.context["alike"]] == [lamp]
    assert lamp.body in page
    assert "ของฉันต่างออกไป" in page
    assert "<b>“ขอไฟส่องทางหน้าวัดบ้านหนองค่ะ”</b>" in page
    back = client.post(
        NEW, typed(title="ขอไฟส่องทางหน้าวัดบ้านหนองค่ะ", step="1", go="back", seen="yes")
    )
    assert (back.context["step"], back.context["alike"]) == (1, None)
    on = client.post(NEW, typed(title="ขอไฟส่องทางหน้าวัดบ้านหนองค่ะ", step="1", go="next", seen="yes"))
    assert on.context["step"] == 2


def test_what_is_hidden_is_never_suggested(client, cast):
    make.proposal(organisation=cast.ban_nong, standing=Standing.HIDDEN)
    answer = client.post("/ban-nong/proposals/similar/", {"title": "ขอไฟส่องทางหน้าวัดบ้านหนอง"})
    assert answer.content.decode().strip() == ""


def choose(organisation, name, value):
    LocalRule.objects.create(organisation=organisation, name=name, value=value)


def test_an_office_may_ask_for_an_account_or_a_telephone(client, cast):
    choose(cast.ban_nong, "proposals.who", "phone")
    assert client.post(NEW, typed()).status_code == 422
    assert client.post(NEW, typed(phone="0812345678")).status_code == 302
    LocalRule.objects.update(value="account")
    assert client.get(NEW).url.startswith("/accounts/login/")
    client.force_login(cast.stranger)
    assert client.get(NEW).status_code == 200


def test_known_authors_need_not_wait_and_an_office_may_show_at_once(client, cast):
    client.force_login(cast.stranger)
    client.post(NEW, typed())
    first = Proposal.objects.get()
    assert first.standing == Standing.WAITING
    Proposal.objects.update(standing=Standing.SHOWN)
    client.post(NEW, typed(title="ซ่อมฝาท่อ"))
    assert Proposal.objects.latest("pk").standing == Standing.SHOWN
    client.logout()
    choose(cast.ban_nong, "proposals.read_first", False)
    client.post(NEW, typed(title="ขอถังขยะ"))
    assert Proposal.objects.latest("pk").standing == Standing.SHOWN


def test_a_name_is_shown_only_when_it_was_ticked_and_the_office_allows_it(client, cast):
    client.post(NEW, typed(name="ป้าแดง"))
    assert Proposal.objects.latest("pk").shown_name == ""
    client.post(NEW, typed(name="ป้าแดง", show_name="on"))
    assert Proposal.objects.latest("pk").shown_name == "ป้าแดง"
    choose(cast.ban_nong, "proposals.names", False)
    client.post(NEW, typed(name="ป้าแดง", show_name="on"))
    assert Proposal.objects.latest("pk").shown_name == ""


def test_a_machine_that_fills_every_field_is_stopped(client, cast):
    assert client.post(NEW, typed(website="http://spam.example")).status_code == 422
    assert not Proposal.objects.exists()


def test_standing_behind_takes_one_tap_and_counts_one_browser_once(client, cast):
    lamp = make.proposal(organisation=cast.ban_nong)
    address = f"{LIST}{lamp.receipt}/support/"
    for _time in range(3):
        assert client.post(address).status_code == 302
    lamp.refresh_from_db()
    assert lamp.supports == 2
    client.post(address, {"back": "yes"})
    lamp.refresh_from_db()
    assert lamp.supports == 1
    part = client.post(address, headers={"HX-Request": "true"}).content.decode()
    assert "สนับสนุนแล้ว" in part
    assert "<html" not in part


def test_a_made_up_device_cookie_is_nobody(client, cast):
    lamp = make.proposal(organisation=cast.ban_nong)
    client.cookies["ruamphaen-device"] = "forged:signature"
    client.post(f"{LIST}{lamp.receipt}/support/")
    assert Support.objects.filter(proposal=lamp).count() == 2
    assert client.cookies["ruamphaen-device"].value != "forged:signature"


def test_a_support_leads_back_only_to_pages_of_ours(client, cast):
    lamp = make.proposal(organisation=cast.ban_nong)
    address = f"{LIST}{lamp.receipt}/support/"
    assert client.post(address, {"at": "https://evil.example/"}).url == f"{LIST}{lamp.receipt}/"
    assert client.post(address, {"at": f"{LIST}?kind=need"}).url == f"{LIST}?kind=need"


def test_an_office_may_ask_supporters_for_an_account(client, cast):
    lamp = make.proposal(organisation=cast.ban_nong)
    choose(cast.ban_nong, "proposals.supporters", "account")
    assert "/accounts/login/" in client.post(f"{LIST}{lamp.receipt}/support/").url
    assert Support.objects.count() == 1


def test_the_list_filters_orders_and_shows_only_what_is_shown(client, cast):
    place = Community.objects.create(organisation=cast.ban_nong, name="บ้านหนอง")
    lamp = make.proposal(organisation=cast.ban_nong, community=place)
    road = make.proposal(
        organisation=cast.ban_nong, title="ซ่อมถนนสายเก่า", kind=ProposalKind.PROBLEM
    )
    make.support(proposal=lamp)
    make.proposal(organisation=cast.ban_nong, title="ไม่ให้เห็นเรื่องนี้", standing=Standing.HIDDEN)
    make.proposal(organisation=cast.ban_nong, title="ยังไม่ได้อ่าน", standing=Standing.WAITING)
    make.proposal(organisation=cast.nong_sung, title="ของเพื่อนบ้าน")

    def rows(asked=""):
        return [each.pk for each in client.get(f"{LIST}{asked}").context["view"].rows]

    assert rows() == [road.pk, lamp.pk]
    assert rows("?order=supported") == [lamp.pk, road.pk]
    assert rows(f"?community={place.pk}") == [lamp.pk]
    assert rows("?kind=problem") == [road.pk]
    assert rows("?q=ถนน") == [road.pk]
    assert rows("?fate=answered") == []
    assert rows("?fate=unanswered") == [road.pk, lamp.pk]
    assert rows("?q=ไม่ให้เห็น") == []
    assert rows("?kind=nonsense&community=x&after=zzz") == [road.pk, lamp.pk]


@pytest.mark.parametrize("order", ["newest", "supported"])
def test_pages_follow_one_another_without_gaps_or_repeats(client, cast, order):
    made = [make.proposal(organisation=cast.ban_nong, title=f"เรื่องที่ {n}") for n in range(60)]
    for each in made[::7]:
        make.support(proposal=each)
    seen, after = [], ""
    while True:
        view = client.get(LIST, {"order": order, "after": after}).context["view"]
        seen += [each.pk for each in view.rows]
        if view.after is None:
            break
        after = str(view.after)
    assert sorted(seen) == sorted(each.pk for each in made)
    assert len(set(seen)) == 60


def test_the_list_asks_equally_often_for_one_and_many(client, cast, same_queries):
    def add():
        make.proposal(organisation=cast.ban_nong, latitude=Decimal("18.5"), longitude=Decimal(99))

    assert same_queries(lambda: client.get(f"{LIST}?q=ไฟ"), add) <= 12


def test_a_strangers_waiting_proposal_is_not_there_and_staff_may_read_it(client, cast):
    waiting = make.proposal(organisation=cast.ban_nong, standing=Standing.WAITING)
    address = f"{LIST}{waiting.receipt}/"
    assert client.get(address).status_code == 404
    client.force_login(cast.kamon)
    assert client.get(address).status_code == 404
    client.force_login(cast.somsri)
    assert client.get(address).status_code == 200


def test_my_proposals_are_withdrawn_and_forgotten_by_me_alone(
    client, cast, django_capture_on_commit_callbacks
):
    client.post(NEW, typed(phone="0812345678", photos=[picture()]))
    made = Proposal.objects.get()
    Proposal.objects.update(standing=Standing.SHOWN)
    mine = f"{LIST}mine/"
    assert made.title in client.get(mine).content.decode()
    other = type(client)()
    assert made.title not in other.get(mine).content.decode()
    for act in ("withdraw", "forget"):
        assert other.post(f"{LIST}{made.receipt}/{act}/").status_code == 404
    assert client.get(f"{LIST}{made.receipt}/forget/").status_code == 200
    kept = path_of(ProposalPhoto.objects.get().file.sha256)
    assert kept.exists()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"{LIST}{made.receipt}/forget/", {"photos": "drop"})
    assert not kept.exists()
    made.refresh_from_db()
    assert (made.supports, made.standing) == (1, Standing.SHOWN)
    assert not ProposalContact.objects.exists()
    assert not ProposalPhoto.objects.exists()
    assert made.title not in client.get(mine).content.decode()


def test_a_withdrawn_proposal_is_gone_and_its_receipt_says_so(client, cast):
    client.post(NEW, typed())
    made = Proposal.objects.get()
    client.post(f"{LIST}{made.receipt}/withdraw/")
    assert "ผู้เสนอถอนเรื่องนี้แล้ว" in client.get(f"/r/{made.receipt}").content.decode()
    assert "ผู้เสนอถอนเรื่องนี้แล้ว" in type(client)().get(f"/r/{made.receipt}").content.decode()
    assert made.title not in type(client)().get(f"/r/{made.receipt}").content.decode()
    assert client.get(f"{LIST}{made.receipt}/").status_code == 404
