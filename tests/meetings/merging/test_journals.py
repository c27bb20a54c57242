"""Journals of village boxes come home: merged whole, in part, twice; what is no journal is refused."""

import json
from datetime import timedelta

import pytest

from ruamphaen.base import ledger
from ruamphaen.base.errors import Refused
from ruamphaen.meetings.actions import merging, sitting
from ruamphaen.meetings.models import Clash, Line, Meeting
from ruamphaen.meetings.queries.presence import presence
from ruamphaen.meetings.rules import journal
from ruamphaen.meetings.rules.clashes import ClashKind
from ruamphaen.meetings.rules.kinds import State
from tests import make
from tests.cast import TODAY
from tests.meetings.halls import cut, hall, state_of
from tests.meetings.merging.homecoming import MORNING, day_at, forged, kit, line_of, with_line

pytestmark = pytest.mark.django_db


def test_a_day_in_a_hall_comes_home_whole_and_the_ledger_tells(meeting, cast, time_machine):
    box = kit(meeting)
    file = day_at(box, time_machine, 1, names=("นายหนึ่ง", "นางสอง"))
    assert not Line.objects.filter(box=box.code).exists()
    seen = merging.look_into(meeting, file)
    assert (seen.new_lines, seen.people, seen.present, seen.sayings) == (7, 2, 2, 1)
    assert not Line.objects.filter(box=box.code).exists()
    merged = merging.merge(meeting, file, by=cast.somsri)
    assert (merged.new_lines, merged.missing, merged.clashes) == (7, 0, {})
    meeting.refresh_from_db()
    assert meeting.state == State.CLOSED
    assert presence(meeting, TODAY).present == 2
    told = ledger.history_of(meeting).first()
    assert told.act == "meetings.merge_journal"
    facts = json.loads(told.facts)
    head = Line.objects.filter(box=box.code).order_by("-seq").first().hash
    assert (facts["lines"], facts["head"]) == (7, head)
    assert "หนึ่ง" not in told.facts
    assert ledger.verify() == []


def test_merging_twice_changes_nothing(meeting, cast, time_machine):
    file = day_at(kit(meeting), time_machine, 1)
    merging.merge(meeting, file, by=cast.somsri)
    before, lines = state_of(meeting), list(Line.objects.values_list("hash"))
    entries = ledger.history_of(meeting).count()
    again = merging.merge(meeting, file, by=cast.somsri)
    assert again.nothing_new
    assert again.known_lines == len(file.splitlines()) - 1
    assert state_of(meeting) == before
    assert list(Line.objects.values_list("hash")) == lines
    assert ledger.history_of(meeting).count() == entries


@pytest.mark.parametrize("middle", [False, True], ids=["between lines", "in the middle of a line"])
def test_a_journal_cut_in_half_is_merged_as_far_as_it_goes_and_says_what_is_missing(
    meeting, cast, time_machine, middle
):
    box = kit(meeting)
    file = day_at(box, time_machine, 1, names=("นายหนึ่ง", "นางสอง"))
    half = merging.merge(meeting, cut(file, 3, middle), by=cast.somsri)
    assert (half.new_lines, half.missing, half.present) == (3, 4, 1)
    box.refresh_from_db()
    assert (box.seq, box.seq_there, box.missing) == (3, 7, 4)
    rest = merging.merge(meeting, file, by=cast.somsri)
    assert (rest.new_lines, rest.known_lines, rest.missing) == (4, 3, 0)
    halved = state_of(meeting)
    assert presence(meeting, TODAY).present == 2
    older = merging.merge(meeting, cut(file, 2), by=cast.somsri)
    assert older.nothing_new
    assert state_of(meeting) == halved


def test_a_changed_line_and_a_line_taken_out_are_refused_and_nothing_is_merged(
    meeting, cast, time_machine
):
    file = day_at(kit(meeting), time_machine, 1, names=("นายหนึ่ง", "นางสอง"))
    rows = file.split(b"\n")
    changed = with_line(file, 2, {**line_of(file, 2), "at": "2020-01-01T00:00:00.000000+00:00"})
    named = line_of(file, 2)
    renamed = with_line(file, 2, {**named, "private": named["private"].replace("หนึ่ง", "อื่น")})
    taken_out = b"\n".join([*rows[:3], *rows[4:]])
    broken = b"\n".join([*rows[:3], rows[3][:20], *rows[4:]])
    for bad in (changed, renamed, taken_out, broken):
        with pytest.raises(Refused, match="ถูกแก้ ถูกตัดออก หรือถูกแทรก"):
            merging.merge(meeting, bad, by=cast.somsri)
    assert not Line.objects.exclude(box="").exists()


def test_a_file_that_another_key_sealed_is_refused_even_where_it_is_cut(
    meeting, cast, time_machine
):
    box = kit(meeting)
    file = day_at(box, time_machine, 1)
    lines = journal.read(file).lines
    sealed = journal.written(meeting.uid, box.code, "00" * 32, lines, MORNING)
    # The genuine header in front of lines of one's own: "cut short".
    own = journal.JournalLine(**{**journal.asdict(lines[0]), "actor": "someone"})
    own = journal.replace(own, hash=journal.digest(meeting.uid, box.code, own))
    pretended = file.split(b"\n")[0] + b"\n" + journal.canonical(journal.asdict(own)).encode()
    for bad in (sealed, pretended):
        with pytest.raises(Refused, match="ตราของไฟล์ไม่ตรง"):
            merging.merge(meeting, bad, by=cast.somsri)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "ไม่ใช่สมุดประชุม"),
        (b"%PDF-1.7", "ไม่ใช่สมุดประชุม"),
        (b"[1, 2]", "ไม่ใช่สมุดประชุม"),
        (b'{"format": 1}', "ไม่ใช่สมุดประชุม"),
        (b'{"format": 2}', "รุ่นใหม่กว่า"),
        (b'{"format": 0}', "รุ่นเก่า"),
        (b"x" * 60_000_000, "ใหญ่เกิน 50 MB"),
    ],
    ids=["empty", "pdf", "list", "no header", "newer", "older", "60 MB"],
)
def test_what_is_no_journal_is_refused_in_a_sentence(meeting, content, says):
    with pytest.raises(Refused, match=says):
        merging.look_into(meeting, content)


def test_an_act_of_a_newer_version_is_refused_whole(meeting, cast, time_machine):
    box = kit(meeting)
    file = forged(day_at(box, time_machine, 1), box.key, meeting, box.code, act="teleport")
    with pytest.raises(Refused, match=r"ไม่รู้จัก \(teleport\).*ยังไม่มีอะไรถูกรวม"):
        merging.merge(meeting, file, by=cast.somsri)
    assert not Line.objects.exclude(box="").exists()


def test_a_line_that_cannot_be_understood_is_refused_whole(meeting, cast, time_machine):
    box = kit(meeting)
    file = forged(day_at(box, time_machine, 1), box.key, meeting, box.code, act="say", facts="{}")
    with pytest.raises(Refused, match="ไม่เข้าใจ"):
        merging.merge(meeting, file, by=cast.somsri)
    assert not Line.objects.exclude(box="").exists()


def test_a_journal_of_another_meeting_or_office_is_refused_by_name(meeting, cast, time_machine):
    other = make.meeting(organisation=cast.ban_nong, title="ประชาคมอีกครั้ง")
    file = day_at(kit(other), time_machine, 1)
    with pytest.raises(Refused, match="เป็นของการประชุม “ประชาคมอีกครั้ง”"):
        merging.merge(meeting, file, by=cast.somsri)
    neighbours = make.meeting(organisation=cast.nong_sung, title="ของหนองสูง")
    file = day_at(kit(neighbours), time_machine, 1)
    with pytest.raises(Refused, match="หน่วยงานอื่น") as refused:
        merging.merge(meeting, file, by=cast.somsri)
    assert "หนองสูง" not in str(refused.value)
    unknown = day_at(box := kit(meeting), time_machine, 2)
    box.delete()
    with pytest.raises(Refused, match="ไม่ได้จัดชุดไฟล์ให้เครื่อง “B1”"):
        merging.merge(meeting, unknown, by=cast.somsri)


def test_two_laptops_with_one_kit_are_told_apart(meeting, cast, time_machine):
    box = kit(meeting)
    first, second = (day_at(box, time_machine, hour, names=(f"คน {hour}",)) for hour in (1, 2))
    merging.merge(meeting, first, by=cast.somsri)
    before = state_of(meeting)
    with pytest.raises(Refused, match="อาจมีสองเครื่องเปิดชุดไฟล์เดียวกัน"):
        merging.merge(meeting, second, by=cast.somsri)
    assert state_of(meeting) == before


def test_a_clock_two_years_off_is_told_and_put_right_where_a_person_says_so(
    meeting, cast, time_machine
):
    box = kit(meeting)
    file = day_at(box, time_machine, 2 * 365 * 24)
    time_machine.move_to(MORNING + timedelta(hours=9), tick=False)
    seen = merging.look_into(meeting, file)
    assert seen.clock.certain > 700 * 24 * 3600
    off = -seen.clock.certain
    merged = merging.merge(meeting, file, by=cast.somsri, clock_seconds=off)
    assert merged.clashes == {ClashKind.CLOCK: 1}
    meeting.refresh_from_db()
    assert meeting.closed_at.date() == TODAY
    kept = Line.objects.filter(box=box.code).last()
    assert kept.at.year == 2028  # the line itself stays as it was written
    assert journal.digest(meeting.uid, box.code, _written(kept)) == kept.hash
    told = Clash.objects.get(kind=ClashKind.CLOCK)
    assert told.sides[0]["corrected"] == off


def _written(line: Line) -> journal.JournalLine:
    from ruamphaen.meetings.actions.journal import as_written

    return as_written(line)


def test_a_slow_clock_and_one_moved_by_hours_are_told(meeting, cast, time_machine):
    slow = kit(meeting)
    file = day_at(slow, time_machine, -24 * 400)
    time_machine.move_to(MORNING + timedelta(hours=9), tick=False)
    assert merging.look_into(meeting, file).clock.certain < -390 * 24 * 3600
    moved = kit(meeting, "ศาลาหมู่ที่ 2")
    with hall(moved) as day:
        sitting.open_meeting(day.meeting, by=None, present=0)
        time_machine.shift(8 * 3600)
        sitting.close(day.meeting, by=None)
    seen = merging.look_into(meeting, day.journal)
    assert (seen.clock.certain, seen.clock.jump) == (0, 8 * 3600)


def test_a_meeting_moved_after_the_kit_was_made_is_told(meeting, cast, time_machine):
    file = day_at(kit(meeting), time_machine, 1)
    Meeting.objects.filter(pk=meeting.pk).update(place="โรงเรียน")
    assert merging.look_into(meeting, file).moved
