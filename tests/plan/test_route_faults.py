"""What may go wrong: many who approve at once, a crash while freezing, hands in the database itself."""

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction

from ruamphaen.base.errors import Refused
from ruamphaen.base.ledger import verify
from ruamphaen.plan import actions, queries
from ruamphaen.plan.actions import approving
from ruamphaen.plan.models import (
    Approval,
    Listing,
    ListingAlignment,
    ListingOrigin,
    ProjectLink,
    Version,
    YearBudget,
    guards,
)
from ruamphaen.plan.rules.versions import State
from tests import make
from tests.cast import TODAY
from tests.plan.approving_child import APPROVERS
from tests.plan.round_day import begin
from tests.plan.test_two_at_once import ended

HOME = Path(__file__).resolve().parents[2]


@pytest.fixture
def day(cast):
    day = begin(cast)
    ListingAlignment.objects.create(listing=day.added, list_code="sdg", number="6")
    ListingOrigin.objects.create(listing=day.added, kind="disaster", text="น้ำท่วม")
    ProjectLink.objects.create(
        version=day.draft,
        kind="continues",
        source=day.added.project,
        target=day.changed.project,
    )
    day.ready()
    return day


@pytest.fixture
def approved(day):
    day.approve()
    day.draft.refresh_from_db()
    return day


# ------------------------------------------------------------------ crashes


@pytest.mark.django_db
class TestCrash:
    def test_a_fault_while_freezing_leaves_a_draft(self, day, monkeypatch, recorded):
        recorded()

        def fault(*_said, **_facts):
            raise RuntimeError("the disk is full")

        with monkeypatch.context() as broken:
            broken.setattr(approving, "record", fault)
            with pytest.raises(RuntimeError), transaction.atomic():
                day.approve()
        day.draft.refresh_from_db()
        assert (day.draft.state, day.draft.content_hash, day.draft.approved_on) == (
            State.DRAFT,
            "",
            None,
        )
        assert not Approval.objects.get().is_given
        assert recorded() == []
        assert day.approve().state == State.APPROVED  # and it can be done after all
        assert verify() == []


@pytest.mark.slow
class TestOnAFile:
    """SQLite as an office runs it: a file, processes, threads."""

    @pytest.fixture
    def child(self, tmp_path):
        env = {**os.environ, "RUAMPHAEN_DATA": str(tmp_path), "PYTHONPATH": f"{HOME}/src:{HOME}"}
        for name in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE", "RUAMPHAEN_TEST_POSTGRES"):
            env.pop(name, None)

        def run(what):
            return subprocess.run(
                [sys.executable, "-m", "tests.plan.approving_child", what],
                env=env,
                cwd=HOME,
                capture_output=True,
                text=True,
                timeout=180,
                check=False,
            )

        prepared = run("prepare")
        assert prepared.returncode == 0, prepared.stderr[-2000:]
        return run

    def test_a_killed_process_leaves_a_draft_and_then_one_of_fifty_approves(self, child):
        assert child("kill").returncode == -9
        left = json.loads(child("state").stdout)
        assert (left["state"], left["given"], left["lines"], left["faults"]) == ("draft", 0, 0, 0)
        raced = child("race")
        ends = json.loads(raced.stdout or "[]")
        assert len(ends) == APPROVERS, raced.stderr[-2000:]
        assert ends.count("done") == 1
        assert set(ends) == {"done", "ฉบับนี้อนุมัติแล้ว"}
        after = json.loads(child("state").stdout)
        assert (after["state"], after["given"], after["lines"], after["faults"]) == (
            "approved",
            1,
            1,
            0,
        )
        assert len(after["hash"]) == 64


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor == 'sqlite'", reason="SQLite in memory has one connection")
class TestAtOnce:
    def test_of_fifty_who_approve_one_does(self, day):
        heads = [make.user() for _place in range(APPROVERS)]
        read = day.hash()

        def approve(head):
            return lambda: actions.approve(day.draft, by=head, today=TODAY, read=read)

        ends = ended(*(approve(head) for head in heads))
        assert (ends.count("done"), ends.count("Refused")) == (1, APPROVERS - 1)
        assert Approval.objects.filter(approved_at__isnull=False).count() == 1
        assert verify() == []

    def test_an_edit_and_an_approval_at_once_leave_what_was_read_or_a_refusal(self, day):
        read = day.hash()
        first, second = ended(
            lambda: day.edit(day.added, "ขุดบ่อบาดาล 9 บ่อ"),
            lambda: actions.approve(day.draft, by=day.head, today=TODAY, read=read),
        )
        day.draft.refresh_from_db()
        if second == "done":
            assert first == "Refused"
            assert day.draft.content_hash == read == day.hash()
        else:
            assert (first, second) == ("done", "EditedMeanwhile")
            assert day.draft.state == State.DRAFT
        assert verify() == []


# ------------------------------------------------------------------ guards

HANDS = {
    "edits a title": "UPDATE plan_listing SET title = 'สลับ' WHERE version_id = {version}",
    "edits a reason": "UPDATE plan_listing SET reason = 'สลับ' WHERE version_id = {version}",
    "deletes the rows": "DELETE FROM plan_listing WHERE id = {listing}",
    "moves a row elsewhere": "UPDATE plan_listing SET version_id = {other} WHERE id = {listing}",
    "moves a row in": "UPDATE plan_listing SET version_id = {version} WHERE version_id = {loose}",
    "edits money": "UPDATE plan_yearbudget SET amount_baht = 1 WHERE listing_id = {listing}",
    "deletes money": "DELETE FROM plan_yearbudget WHERE listing_id = {listing}",
    "adds money": "INSERT INTO plan_yearbudget (listing_id, year, amount_baht) "
    "VALUES ({listing}, 2569, 1)",
    "edits a link": "UPDATE plan_listingalignment SET number = '1' WHERE listing_id = {listing}",
    "deletes a link": "DELETE FROM plan_listingalignment WHERE listing_id = {listing}",
    "edits an origin": "UPDATE plan_listingorigin SET text = '' WHERE listing_id = {listing}",
    "deletes an origin": "DELETE FROM plan_listingorigin WHERE listing_id = {listing}",
    "deletes the lineage": "DELETE FROM plan_projectlink WHERE version_id = {version}",
    "edits the reason of the round": "UPDATE plan_version SET because = '' WHERE id = {version}",
    "edits the hash": "UPDATE plan_version SET content_hash = 'x' WHERE id = {version}",
    "edits the day": "UPDATE plan_version SET approved_on = '2020-01-01' WHERE id = {version}",
    "takes it back to a draft": "UPDATE plan_version SET state = 'draft' WHERE id = {version}",
    "announces another content": "UPDATE plan_version SET state = 'announced', "
    "content_hash = 'x' WHERE id = {version}",
    "deletes the version": "DELETE FROM plan_version WHERE id = {version}",
}


def in_sql(day, statement):
    other = make.version(plan=day.plan)
    loose = make.version(plan=day.plan)
    make.listing(version=loose)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            statement.format(
                version=day.draft.pk, listing=day.added.pk, other=other.pk, loose=loose.pk
            )
        )


@pytest.mark.django_db
class TestGuards:
    @pytest.mark.parametrize("what", HANDS)
    @pytest.mark.parametrize("state", [State.APPROVED, State.ANNOUNCED])
    def test_the_database_refuses(self, approved, what, state):
        if state == State.ANNOUNCED:
            actions.announce_version(approved.draft, by=None, on=TODAY, today=TODAY)
        with pytest.raises(DatabaseError, match="never changed"):
            in_sql(approved, HANDS[what])
        assert verify() == []

    @pytest.mark.parametrize("table", ["plan_version", "plan_listing", "plan_yearbudget"])
    def test_no_table_is_emptied_at_once(self, approved, table):
        if connection.vendor == "sqlite":
            pytest.skip("SQLite has no TRUNCATE; its DELETE asks the triggers of each row")
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # or rows of this test stand in the way
        refused = pytest.raises(DatabaseError, match="never changed")
        with refused, transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"TRUNCATE {table} CASCADE")
        assert verify() == []

    def test_rows_are_not_added_by_hand(self, approved):
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
            Listing.objects.create(
                version=approved.draft, project=approved.added.project, title="แทรก"
            )

    def test_a_draft_and_a_search_index_stay_free(self, day, approved):
        Listing.objects.filter(version=approved.draft).update(search_text="ใหม่")
        draft = make.version(plan=approved.plan)
        row = make.listing(version=draft, money={2568: 5})
        YearBudget.objects.filter(listing=row).update(amount_baht=6)
        Version.objects.filter(pk=draft.pk).update(because="แก้")
        row.budgets.all().delete()
        row.delete()
        draft.delete()
        assert verify() == []

    def test_every_guard_stands_after_a_migration(self):
        assert guards.missing_guards() == []
        guards.lift_guards()
        assert set(guards.missing_guards()) == set(guards.names())
        assert {fault.what for fault in verify()} == {
            f"trigger missing: {x}" for x in guards.names()
        }
        guards.raise_where_whole()
        assert guards.missing_guards() == []


# ------------------------------------------------------------------ verify

# What a hand does once it has taken the guards away; the ledger still knows better.
FOUND = {
    "edits a title": "was edited after it was sealed",
    "edits money": "was edited after it was sealed",
    "deletes an origin": "was edited after it was sealed",
    "deletes the lineage": "was edited after it was sealed",
    "moves a row elsewhere": "was edited after it was sealed",
    "edits the hash": "carries another hash",
    "edits the day": "carries another day",
    "takes it back to a draft": "is draft, the ledger says approved",
}


@pytest.mark.django_db
class TestVerify:
    @pytest.mark.parametrize("what", FOUND)
    def test_it_finds_what_was_done_without_guards(self, approved, what):
        with guards.lifted_guards():
            in_sql(approved, HANDS[what])
        [fault] = verify()
        assert FOUND[what] in fault.what
        assert fault.what.startswith(f"plan.version:{approved.draft.pk} ")
        approved.draft.refresh_from_db()
        assert queries.is_as_sealed(approved.draft) is False

    def test_it_finds_a_version_that_was_deleted(self, approved):
        pk = approved.draft.pk
        with guards.lifted_guards():
            approved.draft.delete()
        [fault] = verify()
        assert fault.what == f"plan.version:{pk} was deleted after it was sealed"

    def test_it_finds_a_version_announced_behind_its_back(self, day):
        Version.objects.filter(pk=day.draft.pk).update(
            state=State.ANNOUNCED, announced_on=date(2026, 11, 1), content_hash=day.hash()
        )
        [fault] = verify()
        assert "the ledger knows no act" in fault.what

    def test_names_of_departments_may_be_put_right(self, cast, approved):
        cast.works.name = "สำนักช่าง"
        cast.works.save()
        assert verify() == []

    def test_the_act_says_it_in_a_sentence_not_in_an_error(self, approved):
        change = actions.CellChange(approved.added.pk, 0, "title", "แก้")
        with pytest.raises(Refused, match="อนุมัติแล้ว"):
            actions.edit_cells(approved.draft, by=None, changes=[change])
