"""Committees, forums and the kinds of local government."""

from datetime import date

import pytest

from ruamphaen.law.bodies import (
    body_at,
    body_codes,
    missing_seats,
    named_for,
    surplus_seats,
)
from ruamphaen.law.confidence import Confidence
from ruamphaen.law.dated import NotInForce, UnknownName
from ruamphaen.law.kinds import OrganisationKind, kind_named, profile_of
from ruamphaen.law.regulation import value_at

TODAY = date(2026, 11, 21)


def seats(code):
    return [
        (seat.group, seat.least, seat.most, seat.role.value, seat.term_years(TODAY))
        for seat in body_at(code, TODAY).seats
    ]


def test_the_development_committee_sits_as_section_8_says():
    assert seats("development-committee") == [
        ("head", 1, 1, "chair", None),
        ("deputies", 0, None, "member", None),
        ("councillors", 3, 3, "member", 4),
        ("experts", 3, 3, "member", 4),
        ("agencies", 3, None, "member", 4),
        ("forum", 3, 6, "member", 4),
        ("clerk", 1, 1, "member", None),
        ("planning-head", 1, 1, "member-secretary", None),
    ]
    body = body_at("development-committee", TODAY)
    assert body.cite.section == "ข้อ 8"
    assert [seat.group for seat in body.seats if seat.confidence is not Confidence.VERBATIM] == [
        "planning-head"
    ]
    assert body.seat("forum").term_confidence(TODAY) is Confidence.BELIEVED


def test_the_support_committee_sits_as_section_9_says():
    assert seats("support-committee") == [
        ("clerk", 1, 1, "chair", None),
        ("department-heads", 0, None, "member", None),
        ("forum", 3, 3, "member", 4),
        ("planning-head", 1, 1, "member-secretary", None),
        ("analyst", 1, 1, "assistant-secretary", None),
    ]


def test_the_evaluation_committee_has_eleven_members_and_no_head():
    body = body_at("evaluation-committee", TODAY)
    assert [(seat.group, seat.least) for seat in body.seats] == [
        ("councillors", 3),
        ("forum", 2),
        ("agencies", 2),
        ("department-heads", 2),
        ("experts", 2),
    ]
    assert sum(seat.least for seat in body.seats) == sum(seat.most for seat in body.seats) == 11


def test_a_local_term_is_respected():
    def ask(name, day):
        return value_at(name, day).locally(2)

    assert body_at("support-committee", TODAY).seat("forum").term_years(TODAY, ask) == 2


@pytest.mark.parametrize(
    "level", ["village", "community", "subdistrict", "town", "city", "province"]
)
def test_no_number_of_people_is_invented_for_a_forum(level):
    body = body_at(f"forum-{level}", TODAY)
    assert {(seat.least, seat.most) for seat in body.seats} == {(0, None)}
    assert missing_seats(body, {}) == []


@pytest.mark.parametrize(
    ("code", "organisation", "name"),
    [
        ("development-committee", "เทศบาลเมืองลำพูน", "คณะกรรมการพัฒนาเทศบาลเมืองลำพูน"),
        (
            "evaluation-committee",
            "องค์การบริหารส่วนตำบลแม่ใส",
            "คณะกรรมการติดตามและประเมินผลแผนพัฒนาองค์การบริหารส่วนตำบลแม่ใส",
        ),
        ("council", "เทศบาลเมืองลำพูน", "สภาเทศบาลเมืองลำพูน"),
    ],
)
def test_a_body_is_named_after_its_organisation(code, organisation, name):
    assert named_for(body_at(code, TODAY), organisation) == name


FULL = {"head": 1, "councillors": 3, "experts": 3, "agencies": 3, "forum": 3, "clerk": 1}


def test_missing_seats_are_told_in_words():
    body = body_at("development-committee", TODAY)
    missing = missing_seats(body, {**FULL, "forum": 1})
    assert [words.th for words in missing] == [
        "ผู้แทนประชาคมท้องถิ่นที่ประชาคมท้องถิ่นคัดเลือก ต้องมีอย่างน้อย 3 คน มีแล้ว 1 คน ขาดอีก 2 คน",
        "หัวหน้าส่วนการบริหารที่มีหน้าที่จัดทำแผน ต้องมีอย่างน้อย 1 คน มีแล้ว 0 คน ขาดอีก 1 คน",
    ]
    assert missing[0].en == (
        "Representatives chosen by the citizen forum: at least 3 needed, 1 there, 2 missing."
    )
    assert missing_seats(body, {**FULL, "planning-head": 1}) == []


def test_too_many_members_are_told_in_words():
    body = body_at("development-committee", TODAY)
    assert [words.en for words in surplus_seats(body, {**FULL, "forum": 7, "agencies": 9})] == [
        "Representatives chosen by the citizen forum: at most 6 allowed, 7 there."
    ]


def test_unknown_bodies_groups_and_days_are_refused_with_a_sentence():
    body = body_at("development-committee", TODAY)
    with pytest.raises(UnknownName, match="no group of members called monks"):
        missing_seats(body, {"monks": 2})
    with pytest.raises(UnknownName, match="no body called senate"):
        body_at("senate", TODAY)
    with pytest.raises(NotInForce, match="first entry begins on 4 October 2018"):
        body_at("development-committee", date(2017, 1, 1))


@pytest.mark.parametrize(
    ("kind", "abbreviation", "head", "council", "budget_law", "community", "forum", "approves"),
    [
        *[
            (kind, abbreviation, "นายกเทศมนตรี", "สภาเทศบาล", "เทศบัญญัติ", community, forum, False)
            for kind, abbreviation, community, forum in [
                (OrganisationKind.CITY, "ทน.", "ชุมชน", "city"),
                (OrganisationKind.TOWN, "ทม.", "ชุมชน", "town"),
                (OrganisationKind.SUBDISTRICT_MUNICIPALITY, "ทต.", "หมู่บ้าน", "subdistrict"),
            ]
        ],
        (
            *(OrganisationKind.PAO, "อบจ.", "นายกองค์การบริหารส่วนจังหวัด"),
            *("สภาองค์การบริหารส่วนจังหวัด", "ข้อบัญญัติ", "อำเภอ", "province", False),
        ),
        (
            *(OrganisationKind.SAO, "อบต.", "นายกองค์การบริหารส่วนตำบล"),
            *("สภาองค์การบริหารส่วนตำบล", "ข้อบัญญัติ", "หมู่บ้าน", "subdistrict", True),
        ),
    ],
)
def test_each_kind_has_its_own_words(
    kind, abbreviation, head, council, budget_law, community, forum, approves
):
    words = kind.profile
    assert (words.abbreviation, words.head_th, words.council_th) == (abbreviation, head, council)
    assert (words.budget_law_th, words.community_th) == (budget_law, community)
    assert words.forum_level == forum
    assert words.council_approves_plan is approves


def test_every_kind_names_a_forum_and_values_that_exist():
    for kind in OrganisationKind:
        assert f"forum-{kind.profile.forum_level}" in body_codes()
        assert value_at(kind.profile.plan_due, TODAY).unit == "month"
        rules = kind.profile.council_rules
        assert value_at(f"council.session_days.{rules}", TODAY).unit == "days"


def test_bangkok_and_pattaya_have_words_of_their_own():
    assert profile_of(OrganisationKind.SPECIAL, "เมืองพัทยา").head_th == "นายกเมืองพัทยา"
    assert profile_of(OrganisationKind.SPECIAL, "กรุงเทพมหานคร").abbreviation == "กทม."
    assert profile_of(OrganisationKind.SPECIAL, "ที่อื่น").head_th == "ผู้บริหารท้องถิ่น"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("องค์การบริหารส่วนจังหวัดลำพูน", OrganisationKind.PAO),
        ("องค์การบริหารส่วนตำบลแม่ใส", OrganisationKind.SAO),
        ("เทศบาลนครขอนแก่น", OrganisationKind.CITY),
        ("ทม.ลำพูน", OrganisationKind.TOWN),
        (" เทศบาลตำบลบ้านกลาง", OrganisationKind.SUBDISTRICT_MUNICIPALITY),
        ("เมืองพัทยา", OrganisationKind.SPECIAL),
        ("กรุงเทพมหานคร", OrganisationKind.SPECIAL),
        ("โรงเรียนบ้านกลาง", None),
    ],
)
def test_a_kind_is_told_by_its_name(name, kind):
    assert kind_named(name) is kind
