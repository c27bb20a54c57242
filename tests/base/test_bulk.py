"""Many rows at once, without an object for each: what arrives is what bulk_create would bring."""

from decimal import Decimal

import pytest
from django.db import connection

from ruamphaen.base.bulk import insert_rows
from ruamphaen.plan.models import Listing, Project, YearBudget
from ruamphaen.thai.dates import FiscalYear
from tests import make


@pytest.fixture
def draft(cast):
    tree = make.tree(organisation=cast.ban_nong)
    return make.version(plan=make.plan(organisation=cast.ban_nong, tree=tree))


@pytest.fixture
def road(draft):
    return make.listing(version=draft, title="ก่อสร้างถนน", number=1)


def test_a_row_arrives_with_the_defaults_of_what_was_not_named(cast, draft):
    project = Project.objects.create(organisation=cast.ban_nong)
    row = {"version_id": draft.pk, "project_id": project.pk, "title": "ขุดบ่อ 100%s"}
    (key,) = insert_rows(Listing, [row])
    arrived = Listing.objects.get(pk=key)
    expected = Listing(pk=key, **row)
    columns = [field.attname for field in Listing._meta.concrete_fields]
    assert {name: getattr(arrived, name) for name in columns} == {
        name: getattr(expected, name) for name in columns
    }


def test_keys_come_in_the_order_of_the_rows_however_many_statements_it_takes(
    road, django_assert_num_queries, monkeypatch
):
    monkeypatch.setattr(connection.ops, "bulk_batch_size", lambda fields, rows: 2)
    years = [FiscalYear(be) for be in (2568, 2566, 2570, 2567, 2569)]
    with django_assert_num_queries(3):
        keys = insert_rows(
            YearBudget,
            [
                {"listing_id": road.pk, "year": year, "amount_baht": Decimal(place)}
                for place, year in enumerate(years)
            ],
        )
    found = YearBudget.objects.in_bulk(keys)
    assert [(found[key].year, found[key].amount_baht) for key in keys] == [
        (year, Decimal(place)) for place, year in enumerate(years)
    ]


def test_no_rows_ask_nothing(django_assert_num_queries, db):
    with django_assert_num_queries(0):
        assert insert_rows(YearBudget, []) == []


def test_a_name_that_is_no_column_is_a_mistake_of_the_caller(road):
    with pytest.raises(KeyError, match="amount"):
        insert_rows(YearBudget, [{"listing_id": road.pk, "year": FiscalYear(2568), "amount": 1}])
