"""How often: loose for a village behind one router, and no address is kept."""

from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import timezone

from ruamphaen.base.errors import Refused
from ruamphaen.base.limits import Limit, spend
from ruamphaen.base.middleware import sender
from ruamphaen.base.models import Bucket
from tests.cast import TODAY

pytestmark = pytest.mark.django_db

TWO_AN_HOUR = Limit("test", most=2, per=timedelta(hours=1))


def ask(address: str, day=TODAY) -> None:
    spend(TWO_AN_HOUR, RequestFactory().post("/", REMOTE_ADDR=address), day)


def test_the_third_within_an_hour_is_refused_in_a_sentence():
    ask("10.0.0.1")
    ask("10.0.0.1")
    with pytest.raises(Refused, match="ถี่เกินไป") as refused:
        ask("10.0.0.1")
    assert refused.value.status == 429


def test_one_network_shares_a_bucket_and_another_has_its_own():
    ask("10.0.0.1")
    ask("10.0.0.200")
    with pytest.raises(Refused):
        ask("10.0.0.77")
    ask("10.0.1.1")
    ask("2001:db8::1")


def test_waiting_fills_the_bucket_again():
    ask("10.0.0.1")
    ask("10.0.0.1")
    Bucket.objects.update(at=timezone.now() - timedelta(minutes=31))
    ask("10.0.0.1")
    with pytest.raises(Refused):
        ask("10.0.0.1")


def test_no_address_stands_anywhere_and_yesterday_is_thrown_away():
    ask("10.0.0.1")
    assert "10.0.0" not in Bucket.objects.get().key
    Bucket.objects.update(at=timezone.now() - timedelta(days=2))
    ask("10.0.0.1", TODAY + timedelta(days=1))
    assert Bucket.objects.count() == 1


@pytest.mark.parametrize(
    ("behind", "said", "counted"),
    [
        (True, "203.0.113.9", "203.0.113.9"),
        (True, "10.9.9.9, 203.0.113.9", "203.0.113.9"),  # what the sender wrote stands first
        (True, "2001:db8::7", "2001:db8::7"),
        (True, "nonsense", "127.0.0.1"),
        (True, "", "127.0.0.1"),
        (False, "203.0.113.9", "127.0.0.1"),
    ],
)
def test_behind_a_proxy_the_sender_is_who_the_proxy_saw(settings, behind, said, counted):
    settings.BEHIND_PROXY = behind
    request = RequestFactory().get("/", headers={"x-forwarded-for": said})
    sender(lambda asked: HttpResponse(asked.META["REMOTE_ADDR"]))(request)
    assert request.META["REMOTE_ADDR"] == counted
