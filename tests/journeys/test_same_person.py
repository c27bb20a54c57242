"""A telephone on which somebody acts first without an account and then signs in; and the other way round."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from ruamphaen.opinions.models import Conversation, Participant
from ruamphaen.proposals.models import Proposal
from tests import make
from tests.cast import Cast, gather_cast
from tests.journeys.conftest import Opens, assert_kind
from tests.opinions.talks import talk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"viewport": {"width": 360, "height": 740}}
LIST = "/ban-nong/proposals/"
PASSWORD = "ริมน้ำยามเย็น-2569"


@pytest.fixture
def town(transactional_db: None) -> Cast:
    cast = gather_cast()
    cast.stranger.set_password(PASSWORD)
    cast.stranger.save()
    return cast


@pytest.fixture
def river(town: Cast) -> Conversation:
    return talk(town.ban_nong)


def at(conversation: Conversation) -> str:
    return reverse("opinions:conversation", args=["ban-nong", conversation.pk])


def signs_in(page: Page) -> None:
    page.locator("[name=login]").fill("stranger")
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("[name=password]").press("Enter")
    page.wait_for_url(lambda address: "login" not in address)


def signs_out(page: Page) -> None:
    page.goto(reverse("account_logout"))
    page.locator("main").get_by_role("button", name="ออกจากระบบ").click()
    page.wait_for_url(lambda address: "logout" not in address)


def supported(page: Page, supports: int) -> None:
    """This phone stands behind the proposal, as one of so many."""
    expect(page.get_by_role("button", name="สนับสนุนแล้ว")).to_be_visible()
    expect(page.locator(".prop-behind")).to_contain_text(f"{supports} คน รวมท่าน")


def people(conversation: Conversation) -> list[int]:
    rows = Participant.objects.filter(conversation=conversation).order_by("pk")
    return [n for row in rows if (n := row.votes.count())]


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_support_and_answers_before_signing_in_are_claimed_on_the_same_phone(
    opens: Opens, town: Cast, river: Conversation, script: bool
):
    lamp = make.proposal(organisation=town.ban_nong)
    road = make.proposal(organisation=town.ban_nong, title="ซ่อมถนนหน้าโรงเรียน")
    phone = opens(None, f"{LIST}{lamp.receipt}/", java_script_enabled=script, **PHONE)
    phone.get_by_role("button", name="สนับสนุน").click()
    supported(phone, 2)
    phone.goto(at(river))
    phone.get_by_role("button", name="เห็นด้วย", exact=True).click()
    phone.get_by_text("ตอบแล้ว 1 จาก").wait_for()
    phone.goto(reverse("account_login"))
    signs_in(phone)
    phone.goto(f"{LIST}{road.receipt}/")
    phone.get_by_role("button", name="สนับสนุน").click()
    expect(phone.get_by_role("heading", name="ก่อนนับ ขอถามหนึ่งข้อ")).to_be_visible()
    expect(phone.get_by_text("สนับสนุน 1 เรื่อง")).to_be_visible()
    if script:
        assert_kind(phone)
    phone.get_by_role("button", name="ใช่ ของฉันเอง").click()
    supported(phone, 2)
    assert phone.url.endswith(f"{road.receipt}/")
    phone.goto(f"{LIST}{lamp.receipt}/")
    supported(phone, 2)
    assert sorted(Proposal.objects.values_list("supports", flat=True)) == [2, 2]
    phone.goto(at(river))
    expect(phone.get_by_text("ตอบ 1 ข้อความ")).to_be_visible()
    if script:
        assert_kind(phone)
    phone.get_by_role("button", name="ใช่ ของฉันเอง").click()
    phone.get_by_text("ตอบแล้ว 1 จาก").wait_for()
    phone.get_by_role("button", name="ไม่เห็นด้วย").click()
    phone.get_by_text("ตอบแล้ว 2 จาก").wait_for()
    assert people(river) == [2]


def test_signed_out_again_the_phone_asks_and_a_neighbour_goes_on_alone(
    opens: Opens, town: Cast, river: Conversation
):
    lamp = make.proposal(organisation=town.ban_nong)
    phone = opens(None, reverse("account_login"), **PHONE)
    signs_in(phone)
    phone.goto(f"{LIST}{lamp.receipt}/")
    phone.get_by_role("button", name="สนับสนุน").click()
    supported(phone, 2)
    signs_out(phone)
    phone.goto(f"{LIST}{lamp.receipt}/")
    phone.get_by_role("button", name="สนับสนุน").click()
    expect(phone.get_by_text("มีผู้ใช้บัญชีในเครื่องนี้มาก่อน")).to_be_visible()
    assert_kind(phone)
    phone.get_by_role("button", name="เป็นฉัน เข้าสู่ระบบ").click()
    signs_in(phone)
    supported(phone, 2)
    signs_out(phone)
    phone.goto(at(river))
    phone.get_by_role("button", name="คนละคน ทำต่อ").click()
    phone.get_by_role("button", name="เห็นด้วย", exact=True).click()
    phone.get_by_text("ตอบแล้ว 1 จาก").wait_for()
    phone.goto(f"{LIST}{lamp.receipt}/")
    phone.get_by_role("button", name="สนับสนุน").click()
    supported(phone, 3)
    assert people(river) == [1]
