"""What no page of ours would send: every address of the voices, asked for with nonsense in every field."""

import re
from collections.abc import Iterator, Mapping

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import get_resolver
from django.urls.resolvers import URLPattern, URLResolver

from ruamphaen.opinions.actions.cards import make_cards
from ruamphaen.organisation.models import Organisation
from ruamphaen.proposals.models import Comment, Proposal, ProposalContact
from tests import make
from tests.opinions.talks import asked, talk
from tests.proposals.officers import some
from tests.proposals.voices import say

pytestmark = pytest.mark.django_db

VOICES = re.compile(r"proposals|opinions|^r/|search")
ASKED = [
    "page",
    "q",
    "community",
    "kind",
    "node",
    "fate",
    "order",
    "after",
    "view",
    "stage",
    "sort",
    "homeless",
    "show",
    "meeting",
    "only",
    "s",
    "via",
    "standing",
    "undo",
    "code",
    "tree",
    "title",
    "body",
    "receipt",
    "number",
    "tab",
]
SENT = [
    "receipt",
    "saying",
    "statement",
    "statements",
    "item",
    "tick",
    "ticked",
    "way",
    "report",
    "verdict",
    "feasibility",
    "cost_baht",
    "department",
    "note",
    "plain",
    "whom",
    "working_days",
    "question",
    "text",
    "seen",
    "node",
    "programme",
    "title",
    "body",
    "kind",
    "community",
    "place",
    "latitude",
    "longitude",
    "beneficiaries",
    "how_many",
    "urgency",
    "name",
    "phone",
    "uid",
    "step",
    "go",
    "shown",
    "shown_name",
    "why",
    "outcome",
    "answer",
    "open",
    "office",
    "at",
    "back",
    "large",
    "value",
    "via",
    "act",
    "lines",
    "count",
    "number",
    "check",
    "answers",
    "opens_on",
    "closes_on",
    "adding",
    "asked_least",
    "about",
    "meeting",
    "looked_at",
    "shown_at",
    "credit",
    "photos",
]
NONSENSE = {
    "a null, that PostgreSQL takes in no text": "a\x00b",
    "more digits than Python reads": "9" * 5000,
    "more than a row's key holds": str(2**63),
    "pieces of an address and of a header": "a/b?c#d²\r\nSet-Cookie: a=b",
}


@pytest.fixture
def town(cast):
    """A town in which every kind of address leads somewhere."""
    lamp, road, well = some(cast, 3)
    comment = say(lamp)
    make.cluster(road, well)
    conversation = talk(cast.ban_nong)
    return {
        "org": cast.ban_nong.slug,
        "receipt": lamp.receipt,
        "code": comment.receipt,
        "pk": conversation.pk,
        "statement": asked(conversation)[0].pk,
        "batch": make_cards(conversation, by=None, count=2).pk,
        "contact": ProposalContact.objects.create(proposal=lamp, name="ผู้เสนอ", phone="081").pk,
    }


def addresses(**parts: object) -> list[str]:
    """Every address of the voices with these in its places."""
    nowhere = "6f1f6a3e-8a6f-4f63-9d0b-1fbb1a2b3c4d"
    parts = {"kind": "csv", "uuid:batch": nowhere, "uuid:uid": nowhere, **parts}

    def filled(raw: str) -> str:
        for name, value in parts.items():
            pattern = rf"<{name}>" if ":" in name else rf"<(?!uuid)\w+:{name}>"
            raw = re.sub(pattern, lambda _found, put=str(value): put, raw)
        return f"/{raw}"

    return [filled(raw) for raw in _patterns(get_resolver().url_patterns) if VOICES.search(raw)]


def _patterns(those: list[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    for each in those:
        if isinstance(each, URLResolver):
            yield from _patterns(each.url_patterns, before + str(each.pattern))
        else:
            yield before + str(each.pattern)


def test_the_addresses_are_all_found(town):
    found = addresses(**town)
    assert len(found) > 75
    assert not [each for each in found if "<" in each]


@pytest.mark.parametrize("nonsense", NONSENSE.values(), ids=NONSENSE)
def test_nonsense_in_every_field_is_answered(cast, town, nonsense):
    passer_by, officer = Client(), Client()
    officer.force_login(cast.anan)
    for address in addresses(**town):
        client = officer if address.startswith("/desk/") else passer_by
        assert _status(client.get(address, dict.fromkeys(ASKED, nonsense))) < 500, address
        assert _status(client.post(address, dict.fromkeys(SENT, nonsense))) < 500, address


def _status(answer) -> int:
    if answer.streaming:
        assert b"".join(answer.streaming_content)
    return int(answer.status_code)


@pytest.mark.parametrize("key", [2**63, "9" * 5000, "๑", "-1", "1%00", "%00", "%FF", "..%2f"])
def test_nonsense_for_a_key_is_not_found(cast, town, key):
    client = Client()
    client.force_login(cast.anan)
    nowhere = {**town, **dict.fromkeys(("pk", "receipt", "code", "batch", "statement"), key)}
    for address in set(addresses(**nowhere)) - set(addresses(**town)):
        if "<" not in address:
            assert client.get(address).status_code in {302, 404, 405}, address


def test_a_code_with_a_stroke_in_it_is_read_as_it_was_meant(client, cast, town):
    [lamp] = Proposal.objects.filter(receipt=town["receipt"])
    code = f" {lamp.receipt[:5].lower()}/{lamp.receipt[5:]}\x00-"
    assert client.get("/r/", {"code": code}).headers["Location"] == f"/r/{lamp.receipt}"


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"title": "ข้อความยาว" * 100_000}, 422),
        ({"title": "x" * 6_000_000}, 400),
        ({f"a{at}": "" for at in range(5_001)}, 400),
        ({f"f{at}": SimpleUploadedFile("a.jpg", b"x") for at in range(101)}, 400),
    ],
    ids=["long", "too long", "fields", "files"],
)
def test_a_form_that_is_too_much_is_answered_with_a_page(client, cast, sent, status):
    answer = client.post("/ban-nong/proposals/new/", {"step": "3", "go": "send", **sent})
    assert answer.status_code == status
    assert "<h1" in answer.content.decode()


def test_what_would_fill_the_disk_is_not_read(cast):
    """By its length, before anything of it is: Django writes files of a form to the disk as they come."""
    client = Client(enforce_csrf_checks=True)
    sent = {"CONTENT_LENGTH": str(10**12), "content_type": "multipart/form-data; boundary=x"}
    answer = client.generic("POST", "/ban-nong/proposals/new/", b"--x", **sent)
    assert answer.status_code == 413
    assert "100 เมกะไบต์" in answer.content.decode()


# ------------------------------------------------------------------ other people's things


def test_no_key_of_a_neighbour_leads_anywhere(cast):
    """Asked for under one's own organisation, and under theirs."""
    theirs, own = _things(cast.nong_sung), _things(cast.ban_nong)
    for who in (None, cast.stranger, cast.anan):
        client = Client()
        if who is not None:
            client.force_login(who)
        here = set(addresses(org="ban-nong", **theirs)) - set(addresses(org="ban-nong", **own))
        for address in here:
            if address.startswith("/r/") or (who is not cast.anan and address.startswith("/desk/")):
                continue
            assert client.get(address).status_code in {404, 405}, address
            assert client.post(address, {"way": "dissolve"}).status_code == 404, address
        if who is cast.anan:
            there = set(addresses(org="nong-sung", **theirs))
            for address in there:
                if address.startswith("/desk/"):
                    assert client.get(address).status_code in {403, 405}, address
                    assert client.post(address).status_code == 403, address
    assert Comment.objects.filter(standing="shown").count() == 2


def _things(organisation: Organisation) -> Mapping[str, object]:
    lamp = make.proposal(organisation=organisation)
    comment = say(lamp)
    conversation = talk(organisation)
    batch = make_cards(conversation, by=None, count=1)
    # One number for every kind of key, far from those of the other organisation.
    return {
        "receipt": lamp.receipt,
        "code": comment.receipt,
        "pk": conversation.pk,
        "statement": asked(conversation)[0].pk,
        "batch": batch.pk,
    }
