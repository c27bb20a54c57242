"""Provinces, districts and subdistricts by code and by name."""

import pytest

from ruamphaen.thai.places import (
    ATTRIBUTION,
    Place,
    districts,
    find_place,
    place,
    provinces,
    subdistricts,
)

LAMPHUN = Place("51", "ลำพูน", "Lamphun", "province", "")
TOWN = Place("5101", "เมืองลำพูน", "Mueang Lamphun", "district", "51")
IN_TOWN = Place("510101", "ในเมือง", "Nai Mueang", "subdistrict", "5101")


def test_the_country_has_77_provinces():
    assert len(provinces()) == 77
    assert LAMPHUN in provinces()


def test_areas_lie_within_each_other():
    assert TOWN in districts("51")
    assert IN_TOWN in subdistricts("5101")
    assert all(area.parent == "51" for area in districts("51"))
    assert (districts("99"), subdistricts("9999")) == ((), ())


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("51", LAMPHUN),
        ("๕๑", LAMPHUN),
        ("5101", TOWN),
        ("510101", IN_TOWN),
        ("99", None),
        ("5", None),
        ("", None),
        ("51010101", None),
    ],
)
def test_an_area_is_known_by_its_code(code, expected):
    assert place(code) == expected


@pytest.mark.parametrize(
    ("text", "kind", "within", "expected"),
    [
        ("ลำพูน", "province", "", LAMPHUN),
        ("จังหวัดลำพูน", "province", "", LAMPHUN),
        ("จ. ลําพูน", "province", "", LAMPHUN),
        ("lamphun", "province", "", LAMPHUN),
        ("อำเภอเมืองลำพูน", "district", "", TOWN),
        ("อ.เมืองลำพูน", "district", "51", TOWN),
        ("อ.เมือง", "district", "51", TOWN),
        ("อ.เมือง", "district", "", None),
        ("Mueang", "district", "51", TOWN),
        ("เขตพระนคร", "district", "", Place("1001", "พระนคร", "Phra Nakhon", "district", "10")),
        ("ต.ในเมือง", "subdistrict", "51", IN_TOWN),
        ("ต.ในเมือง", "subdistrict", "", None),
        ("เมืองลำพูน", "province", "", None),
        ("", "province", "", None),
    ],
)
def test_an_area_is_known_by_its_name_when_only_one_has_it(text, kind, within, expected):
    assert find_place(text, kind, within) == expected


@pytest.mark.parametrize(
    ("code", "title"),
    [
        ("51", "จังหวัดลำพูน"),
        ("5101", "อำเภอเมืองลำพูน"),
        ("510101", "ตำบลในเมือง"),
        ("10", "กรุงเทพมหานคร"),
        ("1001", "เขตพระนคร"),
        ("100101", "แขวงพระบรมมหาราชวัง"),
    ],
)
def test_an_area_is_called_by_its_title(code, title):
    assert place(code).title_th == title


def test_the_source_of_the_areas_is_named():
    assert "CC BY 4.0" in ATTRIBUTION
    assert "GeoThai" in ATTRIBUTION
