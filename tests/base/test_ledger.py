"""The ledger: what was written stays written, and whoever gets at the file is found out."""

from decimal import Decimal

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError

from ruamphaen.base.ledger import (
    Checkpoint,
    Fault,
    canonical,
    checkpoints,
    digest,
    history_of,
    missing_triggers,
    record,
    verify,
)
from ruamphaen.base.models import Entry, Head

pytestmark = pytest.mark.django_db


@pytest.fixture
def five_lines(cast):
    """Five acts of one organisation, and two of its neighbour."""
    with transaction.atomic():
        for step in range(5):
            record(cast.somsri, "test.step", cast.ban_nong, step=step)
        for step in range(2):
            record(cast.kamon, "test.step", cast.nong_sung, step=step)
    return cast


def test_what_was_recorded_holds(five_lines):
    assert verify() == []
    assert missing_triggers() == []
    assert [entry.detail for entry in history_of(five_lines.ban_nong)] == [
        {"step": step} for step in (4, 3, 2, 1, 0)
    ]


def test_a_line_carries_no_personal_data(five_lines):
    entry = history_of(five_lines.ban_nong)[0]
    assert (entry.actor, entry.about, entry.act) == (
        five_lines.somsri.tag,
        f"organisation.organisation:{five_lines.ban_nong.pk}",
        "test.step",
    )
    everything = "".join(str(value) for value in vars(entry).values())
    assert "somsri" not in everything
    assert "สมศรี" not in everything


@pytest.mark.django_db(transaction=True)
def test_an_act_outside_a_transaction_is_refused(cast):
    with pytest.raises(transaction.TransactionManagementError):
        record(cast.somsri, "test.step", cast.ban_nong)
    assert Entry.objects.count() == 0


@pytest.mark.parametrize("act", ["update", "delete"])
def test_the_database_itself_refuses_to_change_a_line(five_lines, act):
    line = Entry.objects.filter(chain=five_lines.ban_nong.chain, seq=3)
    with pytest.raises(DatabaseError, match="never changed or removed"), transaction.atomic():
        line.update(act="test.other") if act == "update" else line.delete()
    assert verify() == []


def sealed(entry):
    """An entry whose hash fits what it says: what a careful forger would write."""
    entry.hash = digest(entry)
    return entry


def edited(chain):
    Entry.objects.filter(chain=chain, seq=3).update(facts='{"step":99}')


def edited_with_its_own_hash_made_right(chain):
    entry = Entry.objects.get(chain=chain, seq=3)
    entry.facts = '{"step":99}'
    sealed(entry).save()


def deleted(chain):
    Entry.objects.filter(chain=chain, seq=3).delete()


def last_one_deleted(chain):
    Entry.objects.filter(chain=chain, seq=5).delete()


def deleted_and_renumbered(chain):
    Entry.objects.filter(chain=chain, seq=3).delete()
    for seq in (4, 5):
        Entry.objects.filter(chain=chain, seq=seq).update(seq=seq - 1)


def inserted(chain):
    last = Entry.objects.get(chain=chain, seq=5)
    extra = Entry(
        chain=chain,
        seq=6,
        prev=last.hash,
        act="test.extra",
        about=last.about,
        actor="x",
        at=last.at,
    )
    sealed(extra).save()


def swapped(chain):
    third, fourth = Entry.objects.filter(chain=chain, seq__in=(3, 4)).order_by("seq")
    Entry.objects.filter(pk=third.pk).update(seq=100)
    Entry.objects.filter(pk=fourth.pk).update(seq=3)
    Entry.objects.filter(pk=third.pk).update(seq=4)


@pytest.mark.parametrize(
    ("harm", "found_at"),
    [
        (edited, {3}),
        (edited_with_its_own_hash_made_right, {4}),
        (deleted, {3, 4}),
        (last_one_deleted, {4}),
        (deleted_and_renumbered, {3, 4}),
        (inserted, {6}),
        (swapped, {3, 4, 5}),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_harm_to_one_chain_is_found_where_it_was_done(five_lines, without_guards, harm, found_at):
    with without_guards():
        harm(five_lines.ban_nong.chain)
    faults = verify()
    assert {fault.chain for fault in faults} == {five_lines.ban_nong.chain}
    assert {fault.seq for fault in faults} == found_at


def rewrite_from(chain, seq):
    """What someone with the whole file can do: change an act and make every later hash fit."""
    prev = Entry.objects.get(chain=chain, seq=seq - 1).hash
    for entry in Entry.objects.filter(chain=chain, seq__gte=seq).order_by("seq"):
        if entry.seq == seq:
            entry.facts = canonical({"step": 99})
        entry.prev = prev
        sealed(entry).save()
        prev = entry.hash
    Head.objects.filter(chain=chain).update(hash=prev)


def test_a_chain_rewritten_to_its_end_is_found_only_by_a_checkpoint_kept_elsewhere(
    five_lines, without_guards
):
    chain = five_lines.ban_nong.chain
    kept = [point for point in checkpoints() if point.chain == chain]
    with without_guards():
        rewrite_from(chain, 3)
    assert verify() == []
    assert verify(kept) == [Fault(chain, 5, "an earlier checkpoint is not in the chain")]


def test_an_old_checkpoint_of_an_honest_chain_is_met(five_lines):
    kept = checkpoints()
    with transaction.atomic():
        record(five_lines.anan, "test.later", five_lines.ban_nong)
    assert verify(kept) == []


def test_a_whole_chain_gone_is_found_by_its_checkpoint(five_lines, without_guards):
    chain = five_lines.nong_sung.chain
    kept = checkpoints()
    with without_guards():
        Entry.objects.filter(chain=chain).delete()
        Head.objects.filter(chain=chain).delete()
    assert verify() == []
    assert verify(kept) == [Fault(chain, 2, "an earlier checkpoint is not in the chain")]


def test_entries_without_a_head_are_found(five_lines):
    chain = five_lines.nong_sung.chain
    Head.objects.filter(chain=chain).delete()
    assert verify() == [Fault(chain, 0, "entries without a head")]


def test_missing_guards_are_named(five_lines, without_guards):
    with without_guards():
        assert verify() == [
            Fault("", 0, "trigger missing: ledger_no_update"),
            Fault("", 0, "trigger missing: ledger_no_delete"),
        ]


def test_a_checkpoint_survives_its_journey_as_json(five_lines):
    assert [Checkpoint(**point.as_json()) for point in checkpoints()] == checkpoints()


@pytest.mark.parametrize(
    ("facts", "text"),
    [
        ({"b": 1, "a": None}, '{"a":null,"b":1}'),
        ({"baht": Decimal("1250.50")}, '{"baht":"1250.50"}'),
        ({"word": "น" + "ำ"}, '{"word":"นำ"}'),
        ({"set": {2, 1}}, '{"set":[1,2]}'),
    ],
)
def test_facts_have_one_spelling(facts, text):
    assert canonical(facts) == text


def test_a_float_is_no_fact():
    with pytest.raises(TypeError, match="float"):
        canonical({"baht": 0.1})


def test_time_never_runs_backwards_in_a_chain(five_lines, monkeypatch):
    before = Head.objects.get(chain=five_lines.ban_nong.chain).at
    monkeypatch.setattr(
        "ruamphaen.base.ledger.timezone.now", lambda: before.replace(year=before.year - 1)
    )
    with transaction.atomic():
        late = record(five_lines.somsri, "test.late", five_lines.ban_nong)
    assert late.at == before
    assert verify() == []


def test_the_two_chains_are_independent(five_lines):
    assert {point.chain: point.seq for point in checkpoints()} == {
        five_lines.ban_nong.chain: 5,
        five_lines.nong_sung.chain: 2,
    }
    assert connection.in_atomic_block
