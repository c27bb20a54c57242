"""Who may open which page of the hall: a matrix of people and pages."""

import pytest
from django.urls import reverse

from ruamphaen.meetings.actions import capture, deciding, roster, sheets, sitting
from ruamphaen.meetings.rules.kinds import Method, SayingKind, State
from tests import make
from tests.cast import Cast

pytestmark = pytest.mark.django_db
STAFF = ("somsri", "anan", "pranee", "wichai")
OTHERS = ("malee", "stranger", "kamon")


@pytest.fixture
def pages(cast: Cast) -> dict[str, str]:
    """Every page of the hall of a meeting that sits, by name."""
    meeting = make.meeting(organisation=cast.ban_nong)
    sitting.open_meeting(meeting, by=cast.somsri, present=0)
    person = roster.walk_in(meeting, by=cast.somsri, group=meeting.groups.get(), name="นายลับ เฉพาะ")
    sheets.type_sheet(meeting, by=cast.anan, number=1, names=[(1, "นางในกระดาษ")])
    saying = capture.say(meeting, by=cast.somsri, kind=SayingKind.NEED, text="ขอถนน")
    motion = deciding.put_motion(
        meeting.items.first(), by=cast.somsri, text="เห็นชอบ", method=Method.ROLL_CALL
    )
    args = {
        "hall_desk": (),
        "hall_walk_in": (),
        "hall_meter": (),
        "hall_person": (person.pk,),
        "hall_sheets": (),
        "hall_sheet": (1,),
        "hall_settle": (1,),
        "console": (),
        "console_roll": (motion.pk,),
        "capture": (),
        "capture_edit": (saying.pk,),
    }
    return {
        name: reverse(f"meetings:{name}", args=["ban-nong", meeting.pk, *more])
        for name, more in args.items()
    } | {"hall_screen": reverse("meetings:hall_screen", args=["ban-nong", meeting.pk])}


def test_everyone_at_the_staff_desk_opens_every_page(client, cast, pages):
    for who in STAFF:
        client.force_login(getattr(cast, who))
        assert {name: client.get(address).status_code for name, address in pages.items()} == (
            dict.fromkeys(pages, 200)
        ), who


def test_who_has_no_post_at_the_desk_opens_only_the_hall_screen(client, cast, pages):
    expected = dict.fromkeys(pages, 403) | {"hall_screen": 200}
    for who in OTHERS:
        client.force_login(getattr(cast, who))
        got = {name: client.get(address).status_code for name, address in pages.items()}
        assert got == expected, who


def test_who_is_not_signed_in_is_led_to_sign_in_and_sees_the_hall_screen(client, cast, pages):
    got = {name: client.get(address).status_code for name, address in pages.items()}
    assert got == dict.fromkeys(pages, 302) | {"hall_screen": 200}


def test_a_closed_door_shuts_on_acts_as_well(client, cast, pages):
    client.force_login(cast.malee)
    for name in ("open", "adjourn", "resume", "close"):
        assert client.post(f"{pages['console']}{name}/").status_code == 403
    assert client.post(pages["capture"], {"line": "แอบจด"}).status_code == 403


def test_the_hall_of_the_neighbour_is_not_found(client, cast):
    theirs = make.meeting(organisation=cast.nong_sung)
    client.force_login(cast.somsri)
    for name in ("hall_desk", "console", "capture", "hall_sheets", "hall_screen"):
        address = reverse(f"meetings:{name}", args=["ban-nong", theirs.pk])
        assert client.get(address).status_code == 404


def test_a_meeting_that_was_not_called_has_no_public_screen(client, cast):
    meeting = make.meeting(organisation=cast.ban_nong, state=State.PREPARED)
    address = reverse("meetings:hall_screen", args=["ban-nong", meeting.pk])
    assert client.get(address).status_code == 404
    client.force_login(cast.somsri)
    assert client.get(address).status_code == 200


def test_the_hall_screen_names_nobody(client, cast, pages):
    page = client.get(pages["hall_screen"]).content.decode()
    assert "นายลับ" not in page
    assert "นางในกระดาษ" not in page
