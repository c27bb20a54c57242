"""Photographs of a form that could not be sent yet: kept for a day, for whoever chose them."""

from datetime import timedelta
from io import BytesIO
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from PIL import Image

from ruamphaen.base.commands.serving import tonight
from ruamphaen.base.files import path_of, read
from ruamphaen.base.models import Entry, StoredFile
from ruamphaen.proposals.actions.keeping import forget_old, keep_photos
from ruamphaen.proposals.actions.withdrawing import forget_author
from ruamphaen.proposals.models import KeptPhoto, Proposal, ProposalPhoto
from tests.proposals.test_pages import NEW, picture, typed

pytestmark = pytest.mark.django_db
BROKEN = b"not a picture at all"


def coloured(colour):
    written = BytesIO()
    Image.new("RGB", (64, 48), colour).save(written, "JPEG")
    return SimpleUploadedFile("IMG.jpg", written.getvalue(), "image/jpeg")


def wrong_phone(uid, **more):
    return typed(uid=uid, phone="12", **more)


def test_a_photograph_chosen_before_an_error_goes_out_with_the_proposal(client, cast):
    uid = str(uuid4())
    answer = client.post(NEW, wrong_phone(uid, photos=[picture(with_place=True)]))
    assert answer.status_code == 422
    [kept] = answer.context["kept"]
    assert f'name="kept" value="{kept.pk}"' in answer.content.decode()
    assert dict(Image.open(BytesIO(read(kept.file))).getexif()) == {}
    sent = client.post(NEW, typed(uid=uid, kept=[kept.pk]))
    assert sent.status_code == 302
    assert [each.file for each in ProposalPhoto.objects.all()] == [kept.file]
    assert not KeptPhoto.objects.exists()


def test_a_photograph_stays_on_the_way_back_and_forth(client, cast):
    uid = str(uuid4())
    back = client.post(NEW, typed(uid=uid, go="back", photos=[picture()]))
    [kept] = back.context["kept"]
    assert back.context["step"] == 2
    forth = client.post(NEW, typed(uid=uid, step="2", go="next", kept=[kept.pk]))
    assert forth.context["step"] == 3
    assert [each.pk for each in forth.context["kept"]] == [kept.pk]


def test_a_kept_photograph_that_was_unticked_is_let_go(client, cast):
    uid = str(uuid4())
    answer = client.post(NEW, wrong_phone(uid, photos=[coloured("red"), coloured("blue")]))
    red, blue = answer.context["kept"]
    again = client.post(NEW, wrong_phone(uid, kept=[blue.pk]))
    assert [each.pk for each in again.context["kept"]] == [blue.pk]
    assert not StoredFile.objects.filter(pk=red.file_id).exists()
    client.post(NEW, typed(uid=uid, kept=[blue.pk]))
    assert [each.file_id for each in ProposalPhoto.objects.all()] == [blue.file_id]


def test_a_broken_photograph_is_told_and_the_good_one_beside_it_is_kept(client, cast):
    uid = str(uuid4())
    broken = SimpleUploadedFile("b.jpg", BROKEN, "image/jpeg")
    answer = client.post(NEW, typed(uid=uid, photos=[coloured("red"), broken]))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "ภาพที่ 2: เปิดภาพนี้ไม่ได้" in page
    assert len(answer.context["kept"]) == 1
    assert not Proposal.objects.exists()
    again = client.post(
        NEW, typed(uid=uid, go="back", photos=[SimpleUploadedFile("b.jpg", BROKEN)])
    )
    assert again.context["step"] == 3  # what could not be kept is said before they walk on


def test_only_four_are_kept_and_the_fifth_is_told(client, cast):
    uid = str(uuid4())
    answer = client.post(
        NEW, wrong_phone(uid, photos=[coloured(each) for each in ("red", "blue", "teal")])
    )
    keys = [each.pk for each in answer.context["kept"]]
    more = client.post(
        NEW, typed(uid=uid, kept=keys, photos=[coloured("green"), coloured("white")])
    )
    assert more.status_code == 422
    assert "ไม่เกิน 4 ภาพ" in more.content.decode()
    assert len(more.context["kept"]) == 4
    assert not Proposal.objects.exists()


def test_nobody_else_sees_or_sends_a_kept_photograph(client, cast):
    uid = str(uuid4())
    [kept] = client.post(NEW, wrong_phone(uid, photos=[picture()])).context["kept"]
    address = f"{NEW}photos/{uid}/{kept.pk}/"
    mine = client.get(address)
    assert (mine.status_code, mine["Cache-Control"]) == (200, "private, no-store")
    stranger = Client()
    assert stranger.get(address).status_code == 404
    assert client.get(f"{NEW}photos/{uuid4()}/{kept.pk}/").status_code == 404
    stranger.post(NEW, typed(kept=[kept.pk]))
    stranger.post(NEW, typed(uid=uid, kept=[kept.pk]))
    assert Proposal.objects.count() == 2
    assert not ProposalPhoto.objects.exists()


def test_nothing_is_left_of_kept_photographs_after_a_day(client, cast):
    [kept] = client.post(NEW, wrong_phone(str(uuid4()), photos=[picture()])).context["kept"]
    path, now = path_of(kept.file.sha256), kept.kept_at
    assert path.exists()
    assert forget_old(now + timedelta(hours=23)) == 0
    tonight(now + timedelta(hours=25))
    assert not KeptPhoto.objects.exists()
    assert not StoredFile.objects.filter(pk=kept.file_id).exists()
    assert Entry.objects.filter(act__startswith="proposals").count() == 0


def test_a_file_that_was_sent_meanwhile_outlives_the_waiting_form(client, cast):
    client.post(NEW, typed(photos=[picture()]))
    [sent] = ProposalPhoto.objects.all()
    client.post(NEW, wrong_phone(str(uuid4()), photos=[picture()]))
    assert KeptPhoto.objects.get().file_id == sent.file_id
    assert forget_old(timezone.now() + timedelta(days=2)) == 1
    assert read(sent.file)


def test_the_same_photograph_twice_is_kept_once(cast):
    both = [picture().read(), picture().read()]
    keep = {"uid": uuid4(), "key": "k", "wanted": (), "at": timezone.now()}
    assert keep_photos(cast.ban_nong, pictures=both, **keep) == []
    assert KeptPhoto.objects.count() == 1


def test_who_asks_to_be_forgotten_leaves_no_waiting_photograph(client, cast):
    client.post(NEW, typed())
    client.post(NEW, wrong_phone(str(uuid4()), photos=[picture()]))
    assert KeptPhoto.objects.count() == 1
    forget_author(Proposal.objects.get(), by=None, keep_photos=True)
    assert not KeptPhoto.objects.exists()
