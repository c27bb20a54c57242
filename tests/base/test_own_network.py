"""A site on a hall's network answers to the laptop's own private addresses, and to no other name."""

import os

import pytest
from django.core.exceptions import DisallowedHost
from django.test import RequestFactory

from ruamphaen.base.commands import serving


@pytest.fixture
def on_wifi(monkeypatch, settings):
    monkeypatch.setattr(serving, "own_addresses", lambda: ["192.168.1.5"])
    monkeypatch.setenv("RUAMPHAEN_HOSTS", "")
    settings.ALLOWED_HOSTS = ["localhost"]
    return settings


def asks(host: str) -> str:
    return RequestFactory().get("/", headers={"host": host}).get_host()


def test_phones_in_the_hall_are_answered_and_strange_names_are_not(on_wifi):
    assert serving.answer_to_own_addresses("0.0.0.0") == ["192.168.1.5"]  # noqa: S104
    assert asks("192.168.1.5:8000") == "192.168.1.5:8000"
    assert os.environ["RUAMPHAEN_HOSTS"] == "localhost,192.168.1.5"
    for strange in ("evil.example", "192.168.1.6", "*"):
        with pytest.raises(DisallowedHost):
            asks(strange)


def test_a_site_for_this_machine_alone_or_with_named_hosts_stays_as_it_is(on_wifi, monkeypatch):
    assert serving.answer_to_own_addresses("127.0.0.1") == []
    monkeypatch.setenv("RUAMPHAEN_HOSTS", "plan.example.go.th")
    assert serving.answer_to_own_addresses("0.0.0.0") == []  # noqa: S104
    assert on_wifi.ALLOWED_HOSTS == ["localhost"]


def test_only_private_addresses_count_as_ones_own():
    import ipaddress

    for address in serving.own_addresses():
        assert ipaddress.ip_address(address).is_private


def test_receipts_lead_to_the_port_that_is_served_where_no_address_is_named(monkeypatch, settings):
    settings.SITE_ADDRESS = "http://localhost:8000"
    # Set and taken out again, so that what is served under test does not stay in this process.
    monkeypatch.setenv("RUAMPHAEN_ADDRESS", "")
    serving.lead_here(8123)
    assert os.environ["RUAMPHAEN_ADDRESS"] == settings.SITE_ADDRESS == "http://localhost:8123"


def test_an_address_that_is_named_stays(monkeypatch, settings):
    settings.SITE_ADDRESS = "http://localhost:8000"
    monkeypatch.setenv("RUAMPHAEN_ADDRESS", "https://plan.example.go.th")
    serving.lead_here(8123)
    assert os.environ["RUAMPHAEN_ADDRESS"] == "https://plan.example.go.th"
