"""`ruamphaen paper CODE`: an official paper as a file."""

import argparse
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.utils import timezone

from ruamphaen.base.errors import Refused
from ruamphaen.documents import kept, papers
from ruamphaen.documents.papers import meeting as meeting_papers
from ruamphaen.documents.render.child import RenderFailed, render_in_child
from ruamphaen.documents.script import Script
from ruamphaen.documents.views import KINDS
from ruamphaen.documents.written import Paper
from ruamphaen.meetings.models import Meeting
from ruamphaen.plan.models import Version
from ruamphaen.thai.dates import PlanPeriod, bangkok_day
from ruamphaen.thai.errors import Unreadable


def add_to(parsers: Any) -> None:
    """Declare the command."""
    parser = parsers.add_parser("paper", help="แบบทางการเป็นไฟล์ / an official paper as a file")
    codes = sorted({*papers.PAPERS, *meeting_papers.PAPERS})
    parser.add_argument("code", choices=codes, help="which form")
    parser.add_argument(
        "--org", required=True, metavar="SLUG", help="the organisation's name in addresses"
    )
    parser.add_argument("--plan", metavar="2566-2570", help="the plan's period (forms of a plan)")
    parser.add_argument(
        "--meeting", type=int, metavar="N", help="its number in addresses (papers of a meeting)"
    )
    parser.add_argument(
        "--from", dest="first", type=int, default=1, metavar="N", help="first card to print"
    )
    parser.add_argument("--version", type=int, metavar="N", help="default: the newest version")
    parser.add_argument(
        "--as", dest="kind", choices=KINDS, default="pdf", help="format of the file"
    )
    parser.add_argument(
        "--digits", choices=["arabic", "thai"], help="default: the organisation's own"
    )
    parser.add_argument(
        "--language",
        choices=["th", "en"],
        help="of a meeting's paper; default: the organisation's own",
    )
    parser.add_argument(
        "--layout", help="another layout of the same form, as the law files name it"
    )
    parser.add_argument("-o", "--output", type=Path, required=True, help="the file to write")
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace) -> int:
    """Write the paper. Exit 2, with a sentence, where there is no such version, meeting or folder."""
    try:
        sheet = _of_meeting(asked) if _is_of_meeting(asked) else _of_plan(asked)
        content = render_in_child(sheet, asked.kind, on_progress=_tell)
        asked.output.write_bytes(content)
    except (Refused, RenderFailed, Unreadable, OSError) as failed:
        sys.stderr.write(f"{getattr(failed, 'sentence', failed)}\n")
        return 2
    sys.stderr.write(f"{asked.output}  {len(content):,} bytes  sheet {kept.hash_of(sheet)[:16]}\n")
    return 0


def _is_of_meeting(asked: argparse.Namespace) -> bool:
    """A meeting and a plan both have an announcement: what else was named tells which is meant."""
    if asked.code in meeting_papers.PAPERS and asked.code in papers.PAPERS:
        return asked.meeting is not None
    return asked.code in meeting_papers.PAPERS


def _of_plan(asked: argparse.Namespace) -> Paper:
    if not asked.plan:
        raise Refused(f"บอกแผนของแบบ {asked.code} ด้วย --plan / name the plan with --plan 2566-2570")
    if asked.kind not in papers.PAPERS[asked.code].kinds:
        raise Refused(f"{asked.code} ไม่มีเป็น {asked.kind} / is not printed as {asked.kind}")
    chosen = {k: v for k in ("digits", "layout") if (v := getattr(asked, k)) is not None}
    return papers.build(asked.code, _version(asked), bangkok_day(timezone.now()), **chosen)


def _of_meeting(asked: argparse.Namespace) -> Script:
    """A paper of a meeting as staff get it: whoever runs commands here can read the database too."""
    if asked.kind not in meeting_papers.PAPERS[asked.code].kinds:
        raise Refused(f"{asked.code} ไม่มีเป็น {asked.kind} / is not printed as {asked.kind}")
    meeting = (
        Meeting.objects.filter(organisation__slug=asked.org, pk=asked.meeting)
        .select_related("organisation", "session", "community")
        .first()
    )
    if meeting is None:
        raise Refused(
            f"ไม่พบการประชุม {asked.meeting or ''} ของ {asked.org} ระบุด้วย --meeting / no such meeting here"
        )
    on = bangkok_day(timezone.now())
    chosen = {k: v for k in ("digits", "language") if (v := getattr(asked, k)) is not None}
    more = {"first": asked.first} if asked.code == "cards" else {}
    style = replace(meeting_papers.style_of(meeting, on), **chosen)
    return meeting_papers.build(asked.code, meeting, on, style=style, **more)


def _version(asked: argparse.Namespace) -> Version:
    period = PlanPeriod.parse(asked.plan)
    versions = Version.objects.filter(
        plan__organisation__slug=asked.org,
        plan__first_year=period.first,
        plan__last_year=period.last,
    ).select_related("plan__organisation", "plan__tree")
    if asked.version is not None:
        versions = versions.filter(number=asked.version)
    version = versions.order_by("-number").first()
    if version is None:
        raise Refused(f"ไม่พบแผน {asked.plan} ของ {asked.org} / no such plan or version here")
    return version


def _tell(phase: str, share: float) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{phase:<40} {share:>4.0%}")
        if share >= 1:
            sys.stderr.write("\n")
