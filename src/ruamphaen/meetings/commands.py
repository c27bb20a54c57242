"""`ruamphaen meetings …`: village boxes at the command line.

Exit codes: 0 fine · 1 merged, and something waits for a person · 2 bad usage or an unreadable file.
"""

import argparse
import json
import os
import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command

from ruamphaen.base.errors import Refused
from ruamphaen.meetings.actions import boxes, merging
from ruamphaen.meetings.actions.opening import open_kit
from ruamphaen.meetings.models import Clash, Meeting
from ruamphaen.meetings.rules.journal import LARGEST_FILE_BYTES

FINE, FOUND_WRONG, BAD_USAGE = 0, 1, 2


def add_to(parsers: Any) -> None:
    """Declare `meetings` and its commands."""
    meetings = parsers.add_parser("meetings", help="เครื่องหมู่บ้าน / village boxes")
    commands = meetings.add_subparsers(required=True)
    merge = commands.add_parser("merge", help="รวมสมุดประชุมของเครื่องหมู่บ้าน / merge a box's journal")
    merge.add_argument("file", type=Path, metavar="FILE")
    merge.add_argument("--org", required=True, metavar="SLUG")
    merge.add_argument("--dry-run", action="store_true", help="บอกว่าจะเกิดอะไร ไม่เขียนอะไร")
    merge.add_argument("--json", action="store_true", help="ผลเป็น JSON")
    merge.add_argument(
        "--clock",
        type=int,
        default=0,
        metavar="SECONDS",
        help="added to the box's times where its clock was off (negative: it was fast)",
    )
    merge.set_defaults(run=run_merge)
    box = commands.add_parser("box", help="ชุดไฟล์และสมุดของเครื่องหมู่บ้าน / kit and journal of a box")
    acts = box.add_subparsers(required=True)
    hand = acts.add_parser("hand-out", help="จัดชุดไฟล์ (ที่เว็บหลัก) / make a kit (main site)")
    hand.add_argument("--org", required=True, metavar="SLUG")
    hand.add_argument("--meeting", required=True, type=int, metavar="PK")
    hand.add_argument("--place", required=True)
    hand.add_argument("-o", "--output", required=True, type=Path, metavar="FILE")
    hand.set_defaults(run=run_hand_out)
    opened = acts.add_parser("open", help="เปิดชุดไฟล์บนเครื่องหมู่บ้าน / open a kit on the laptop")
    opened.add_argument("file", type=Path, metavar="FILE")
    opened.add_argument("--data", help="โฟลเดอร์ข้อมูลของเครื่องหมู่บ้าน / folder of the box's data")
    opened.set_defaults(run=run_open)
    journal = acts.add_parser("journal", help="ส่งออกสมุดประชุม (ที่เครื่องหมู่บ้าน) / export the journal")
    journal.add_argument("--org", required=True, metavar="SLUG")
    journal.add_argument("--meeting", metavar="UID", help="where the laptop ran more than one")
    journal.add_argument("-o", "--output", required=True, type=Path, metavar="FILE")
    journal.set_defaults(run=run_journal)


def run_merge(asked: argparse.Namespace) -> int:
    """Merge a journal into the meeting it names, or tell what that would do."""
    try:
        content = _read(asked.file, LARGEST_FILE_BYTES)
        uid = merging.read_or_refuse(content).header.meeting
        meeting = Meeting.objects.filter(organisation__slug=asked.org, uid=uid).first()
        if meeting is None:
            raise Refused(f"{asked.org}: ไม่พบการประชุมของสมุดนี้ในหน่วยงานนี้ / no such meeting here")
        if asked.dry_run:
            merged = merging.look_into(meeting, content, clock_seconds=asked.clock)
        else:
            merged = merging.merge(meeting, content, by=None, clock_seconds=asked.clock)
    except Refused as refused:
        return _refuse(refused)
    waiting = Clash.objects.filter(meeting=meeting, settled_at=None).count()
    told = _told(merged, waiting)
    if asked.json:
        sys.stdout.write(json.dumps({**told, "dry_run": asked.dry_run}, ensure_ascii=False) + "\n")
    else:
        sys.stdout.write(_in_words(merged, waiting, dry_run=asked.dry_run))
    found = bool(merged.missing or merged.clashes or merged.clock.is_off)
    return FOUND_WRONG if found else FINE


def _told(merged: merging.Merged, waiting: int) -> dict[str, Any]:
    return {
        "box": merged.box.code,
        "new_lines": merged.new_lines,
        "known_lines": merged.known_lines,
        "missing": merged.missing,
        "people": merged.people,
        "present": merged.present,
        "sayings": merged.sayings,
        "counts": merged.counts,
        "resolutions": merged.resolutions,
        "clashes": dict(merged.clashes),
        "unsettled": waiting,
        "restored": list(merged.restored),
        "clock_off_seconds": merged.clock.certain or merged.clock.from_announced or 0,
        "moved_since": merged.moved,
    }


def _in_words(merged: merging.Merged, waiting: int, *, dry_run: bool) -> str:
    done = "จะรวม / would merge" if dry_run else "รวมแล้ว / merged"
    lines = [
        f"{merged.box.code} {merged.box.place}: {done} {merged.new_lines:,} บรรทัด / lines "
        f"(มีแล้ว / known {merged.known_lines:,})",
        f"คน / people +{merged.people:,} · เข้าประชุม / present +{merged.present:,} · "
        f"ถ้อยคำ / sayings +{merged.sayings:,} · ผลนับ / counts +{merged.counts:,} · "
        f"มติ / resolutions +{merged.resolutions:,}",
    ]
    if merged.missing:
        lines.append(
            f"ยังขาดอีก {merged.missing:,} บรรทัด ส่งออกใหม่จากเครื่องแล้วรวมอีกครั้ง / lines missing"
        )
    if merged.clock.is_off:
        lines.append(
            f"นาฬิกาเครื่องไม่ตรง ราว {merged.clock.suggested:+,} วินาทีจึงจะตรง / the clock was off (--clock)"
        )
    lines += [f"คืนสิ่งที่ถูกลบที่นี่ / restored: {name}" for name in merged.restored]
    lines.append(f"รอชี้ขาด / to settle: {waiting:,}")
    return "\n".join(lines) + "\n"


def run_hand_out(asked: argparse.Namespace) -> int:
    """Make a kit for a new box of a meeting."""
    meeting = Meeting.objects.filter(organisation__slug=asked.org, pk=asked.meeting).first()
    try:
        if meeting is None:
            raise Refused(f"{asked.org}: ไม่พบการประชุม {asked.meeting} / no such meeting")
        box = boxes.hand_out(meeting, by=None, place=asked.place)
    except Refused as refused:
        return _refuse(refused)
    _write_private(asked.output, boxes.kit_bytes(box))
    sys.stdout.write(f"{box.code} {box.place} → {asked.output}\n")
    return FINE


def run_open(asked: argparse.Namespace) -> int:
    """Set this laptop up from a kit; the clerk's one-time password is printed once."""
    if asked.data and Path(asked.data).resolve() != settings.DATA_FOLDER:
        # Settings were read from the environment already: begin again with the folder that was named.
        os.environ["RUAMPHAEN_DATA"] = str(Path(asked.data).resolve())
        os.execv(sys.executable, [sys.executable, "-m", "ruamphaen", *sys.argv[1:]])  # noqa: S606 -- our own command again
    try:
        content = _read(asked.file, LARGEST_FILE_BYTES)
        call_command("migrate", verbosity=0, interactive=False)
        opened = open_kit(content)
    except Refused as refused:
        return _refuse(refused)
    meeting = opened.meeting
    password = opened.password or "(รหัสเดิมของเครื่องนี้ / as before)"
    sys.stdout.write(
        f"{meeting.box}: {meeting.title}\n"
        f"เข้าสู่ระบบ / sign in: {opened.clerk.username}\n"
        f"รหัสผ่านใช้ครั้งเดียว ตั้งใหม่เมื่อเข้าครั้งแรก / one-time password: {password}\n"
        f"ลบชุดไฟล์หลังเปิด มีชื่อและโทรศัพท์ของผู้คน / delete the kit: it names people\n"
    )
    if opened.slow_seconds:
        sys.stderr.write(
            f"นาฬิกาเครื่องนี้ช้ากว่าความจริงอย่างน้อย {opened.slow_seconds:,} วินาที ตั้งนาฬิกาก่อนเริ่มประชุม / set the clock\n"
        )
        return FOUND_WRONG
    return FINE


def run_journal(asked: argparse.Namespace) -> int:
    """Write the journal of this box to a file."""
    meetings = Meeting.objects.filter(organisation__slug=asked.org).exclude(box="")
    if asked.meeting:
        meetings = meetings.filter(uid=asked.meeting)
    found = list(meetings[:2])
    try:
        if len(found) != 1:
            raise Refused(
                "ระบุการประชุมด้วย --meeting UID / more than one meeting here"
                if found
                else f"{asked.org}: ไม่มีการประชุมจากชุดไฟล์บนเครื่องนี้ / no box here"
            )
        content = boxes.export_journal(found[0], by=None)
    except Refused as refused:
        return _refuse(refused)
    _write_private(asked.output, content)
    sys.stdout.write(
        f"{found[0].box}: {content.count(b'\n') - 1:,} บรรทัด / lines → {asked.output}\n"
    )
    return FINE


def _read(file: Path, most: int) -> bytes:
    try:
        if file.stat().st_size > most:
            raise Refused(f"{file}: ใหญ่เกิน {most // 1_000_000} MB ตรวจว่าเลือกไฟล์ถูก / too large")
        return file.read_bytes()
    except OSError as problem:
        raise Refused(f"{file}: เปิดไฟล์ไม่ได้ / cannot be read") from problem


def _write_private(file: Path, content: bytes) -> None:
    """A file with names of people in it: only its owner may read it."""
    file.write_bytes(content)
    file.chmod(0o600)


def _refuse(refused: Refused) -> int:
    sys.stderr.write(f"{refused.sentence}\n")
    return BAD_USAGE
