"""The map without a map server: outlines as a picture, points on it, the office's own GeoJSON."""

import json
from decimal import Decimal
from itertools import combinations
from math import dist

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from ruamphaen.base.errors import Refused
from ruamphaen.proposals.actions.mapping import keep_area
from ruamphaen.proposals.models import AreaMap, Proposal
from ruamphaen.proposals.queries.areas import area_of, pinned
from ruamphaen.proposals.rules.areas import (
    MOST_POINTS,
    REACH,
    WIDTH,
    AreaFault,
    bunched,
    drawn,
    read_shapes,
)
from ruamphaen.proposals.views.proposing import PLAIN_MAP_PX
from tests import make
from tests.proposals.test_pages import NEW, typed

SQUARE = [[99.0, 18.5], [99.1, 18.5], [99.1, 18.6], [99.0, 18.6], [99.0, 18.5]]


def collection(rings, kind="Polygon", **properties):
    feature = {
        "type": "Feature",
        "properties": {"name": "บ้านหนอง", **properties},
        "geometry": {"type": kind, "coordinates": rings},
    }
    return {"type": "FeatureCollection", "features": [feature]}


def test_a_place_on_the_picture_and_its_degrees_lead_to_one_another():
    area = drawn(read_shapes(collection([SQUARE])))
    x, y = area.place(Decimal("18.55"), Decimal("99.05"))
    east, north = area.degrees_at(x, y)
    assert (round(east, 6), round(north, 6)) == (99.05, 18.55)
    assert 450 < x < 550
    assert area.place(Decimal("13.7"), Decimal("100.5")) is None


def test_north_is_up():
    area = drawn(read_shapes(collection([SQUARE])))
    assert (
        area.place(Decimal("18.59"), Decimal("99.05"))[1]
        < area.place(Decimal("18.51"), Decimal("99.05"))[1]
    )


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ([], "not_a_collection"),
        ({"type": "Feature"}, "not_a_collection"),
        ({"type": "FeatureCollection", "features": []}, "empty"),
        ({"type": "FeatureCollection", "features": [{}] * 501}, "too_many"),
        (collection([[[1, 2]]], "LineString"), "no_polygons"),
        (collection([[[99, 18]] * 3]), "broken"),
        (collection([[["99", "18"]] * 5]), "broken"),
        (collection([[[True, True]] * 5]), "broken"),
        (collection("x"), "broken"),
        (collection([[[18.5, 99.0]] * 5]), "elsewhere"),
        (collection([[[float("nan"), 18.0]] * 5]), "elsewhere"),
        (collection([[[99.0, 18.0]] * (MOST_POINTS + 1)]), "too_fine"),
    ],
)
def test_what_is_no_map_says_what_is_wrong(content, code):
    with pytest.raises(AreaFault) as fault:
        read_shapes(content)
    assert fault.value.code == code


@pytest.mark.django_db
def test_an_office_sends_its_own_map_and_takes_it_out_again(client, cast):
    address = "/desk/ban-nong/proposals/map/"
    client.force_login(cast.somsri)
    sent = SimpleUploadedFile("a.geojson", json.dumps(collection([SQUARE])).encode())
    assert client.post(address, {"file": sent, "credit": "กองช่าง"}).status_code == 302
    page = client.get("/ban-nong/proposals/").content.decode()
    assert "กองช่าง" in page
    assert "บ้านหนอง" in page
    client.post(f"{address}drop/")
    assert area_of(cast.ban_nong) is None
    assert client.get("/ban-nong/proposals/").status_code == 200


@pytest.mark.django_db
def test_only_planners_change_the_map(client, cast):
    address = "/desk/ban-nong/proposals/map/"
    assert client.get(address).status_code == 302
    for stranger in (cast.stranger, cast.kamon, cast.malee):
        client.force_login(stranger)
        assert client.get(address).status_code == 403
        assert client.post(f"{address}drop/").status_code == 403


@pytest.mark.django_db
@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[" * 100_000, b'"x"'])
def test_a_file_that_is_no_geojson_is_refused_in_words(cast, content):
    with pytest.raises(Refused) as refusal:
        keep_area(cast.ban_nong, by=None, content=content, credit="", at=make.NOW)
    assert refusal.value.status == 422
    assert not AreaMap.objects.exists()


@pytest.mark.django_db
@pytest.mark.django_db
@pytest.mark.parametrize("number", ["1" + "0" * 400, "-1" + "0" * 400, "1e999", "NaN", "-Infinity"])
def test_a_number_no_place_has_is_refused_in_words(cast, number):
    written = f'{{"type":"FeatureCollection","features":[{{"type":"Feature","geometry":{{"type":"Polygon","coordinates":[[[{number},18],[99,18],[99,19],[98,18]]]}}}}]}}'
    with pytest.raises(Refused) as refused:
        keep_area(cast.ban_nong, by=None, content=written.encode(), credit="กองช่าง", at=make.NOW)
    assert refused.value.status == 422


@pytest.mark.django_db
def test_the_name_of_an_area_is_made_sound_like_any_other_text(cast):
    name = "บ้าน\0หนอง\ud800\u202e\ue000" + "ก" * 5000
    shape = collection([SQUARE], name=name)
    kept = keep_area(
        cast.ban_nong, by=None, content=json.dumps(shape).encode(), credit="กองช่าง", at=make.NOW
    )
    assert kept.shapes[0]["name"] == ("บ้านหนอง" + "ก" * 5000)[:120]


def test_pins_are_numbered_as_the_list_and_bad_file_names_do_no_harm(client, cast):
    content = json.dumps(collection([SQUARE], name="<script>alert(1)</script>")).encode()
    keep_area(cast.ban_nong, by=None, content=content, credit="", at=make.NOW)
    here = {"latitude": Decimal("18.55"), "longitude": Decimal("99.05")}
    rows = [
        make.proposal(organisation=cast.ban_nong),
        make.proposal(organisation=cast.ban_nong, **here),
        make.proposal(organisation=cast.ban_nong, latitude=Decimal(7), longitude=Decimal(100)),
    ]
    assert [(pin.number, pin.proposal) for pin in pinned(area_of(cast.ban_nong), rows)] == [
        (2, rows[1])
    ]
    for path in ("", "?view=map", "new/", f"{rows[1].receipt}/"):
        page = client.get(f"/ban-nong/proposals/{path}").content.decode()
        assert "<script>alert" not in page
        assert "area-map" in page


@pytest.mark.django_db
def test_the_outlines_that_come_with_the_system_are_found_by_official_code(cast):
    town = cast.ban_nong
    town.province_code, town.code, town.district_th = "51", "5199", "เมืองลำพูน"
    assert len(area_of(town).shapes) == 15
    town.code = "51"
    assert len(area_of(town).shapes) == 8
    town.province_code = "56"
    assert area_of(town) is None


@pytest.mark.django_db
def test_no_page_asks_another_host_unless_a_map_server_is_named(client, cast, settings):
    keep_area(
        cast.ban_nong,
        by=None,
        content=json.dumps(collection([SQUARE])).encode(),
        credit="",
        at=make.NOW,
    )
    page = client.get("/ban-nong/proposals/new/")
    assert "data-tiles" not in page.content.decode()
    assert "img-src 'self' data:;" in page.headers["Content-Security-Policy"]
    settings.TILES = "https://maps.example.go.th/{z}/{x}/{y}.png"
    assert (
        'data-tiles="https://maps.example.go.th'
        in client.get("/ban-nong/proposals/new/").content.decode()
    )


def test_marks_for_many_points_never_cover_one_another_and_lose_nobody():
    points = [(x * 7.0 % 1000, x * 13.0 % 700) for x in range(500)]
    marks = bunched(points)
    assert sum(mark.count for mark in marks) == 500
    assert all(
        dist((one.x, one.y), (other.x, other.y)) > REACH for one, other in combinations(marks, 2)
    )
    assert bunched([]) == []
    assert [mark.count for mark in bunched([(10.0, 10.0), (500.0, 10.0), (12.0, 9.0)])] == [2, 1]


@pytest.mark.django_db
def test_the_whole_map_says_how_many_there_are_and_the_list_keeps_its_numbers(client, cast):
    content = json.dumps(collection([SQUARE])).encode()
    keep_area(cast.ban_nong, by=None, content=content, credit="", at=make.NOW)
    for _each in range(3):
        make.proposal(
            organisation=cast.ban_nong, latitude=Decimal("18.55"), longitude=Decimal("99.05")
        )
    whole = client.get("/ban-nong/proposals/?view=map").content.decode()
    assert '<text class="pin-n" y="14">3</text>' in whole
    assert "3 เรื่องที่ปักจุดไว้" in whole
    beside = client.get("/ban-nong/proposals/").content.decode()
    assert beside.count('class="pin-t"') == 3
    assert 'class="pin-n"' not in beside


@pytest.mark.django_db
def test_a_point_is_put_moved_and_taken_out_without_script(client, cast):
    content = json.dumps(collection([SQUARE])).encode()
    keep_area(cast.ban_nong, by=None, content=content, credit="", at=make.NOW)
    area = area_of(cast.ban_nong)
    x, y = area.place(Decimal("18.55"), Decimal("99.05"))
    px = PLAIN_MAP_PX / WIDTH
    tap = {"tap.x": round(x * px), "tap.y": round(y * px), "step": "2", "title": "ถนนเป็นหลุม"}
    answer = client.post(NEW, typed(**tap))
    assert answer.context["step"] == 2
    put = answer.context["form"].cleaned_data
    assert abs(put["latitude"] - Decimal("18.55")) < Decimal("0.0005")
    assert abs(put["longitude"] - Decimal("99.05")) < Decimal("0.0005")
    assert "ปักจุดแล้ว</p>" in answer.content.decode()
    where = {"latitude": put["latitude"], "longitude": put["longitude"]}
    out = client.post(NEW, typed(go="unpin", step="2", **where))
    assert out.context["point"] is None
    assert not Proposal.objects.exists()
    client.post(NEW, typed(**where))
    assert Proposal.objects.get().latitude == put["latitude"]


@pytest.mark.django_db
@pytest.mark.parametrize("tap", [("0", "0"), ("-4", "9"), ("", "9"), ("9" * 40, "9"), ("๔", "x")])
def test_a_tap_that_is_none_puts_no_point(client, cast, tap):
    content = json.dumps(collection([SQUARE])).encode()
    keep_area(cast.ban_nong, by=None, content=content, credit="", at=make.NOW)
    answer = client.post(NEW, typed(**{"tap.x": tap[0], "tap.y": tap[1], "step": "2"}))
    assert (answer.status_code, answer.context["step"], answer.context["point"]) == (200, 2, None)
