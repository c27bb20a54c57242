"""Many proposals at once: paper cards in a grid, a workbook, what would become of each row; and out again."""

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ruamphaen.base.doors import door
from ruamphaen.base.errors import Refused
from ruamphaen.base.http import Request, download, page
from ruamphaen.base.turns import done
from ruamphaen.base.workbooks.writing import table_csv, table_xlsx
from ruamphaen.organisation.queries import communities_of
from ruamphaen.proposals import access
from ruamphaen.proposals.actions import exporting, intake
from ruamphaen.proposals.forms.desk import FileForm
from ruamphaen.proposals.importing.sheets import CARD_COLUMNS, batch_in_file, batch_of_cards
from ruamphaen.proposals.models import Intake
from ruamphaen.proposals.queries import exporting as tables
from ruamphaen.proposals.rules.intake import Source, read_back
from ruamphaen.thai.dates import thai_date
from ruamphaen.thai.text import one_line

CARD_ROWS, MOST_CARD_ROWS = 20, 200
PER_PAGE, EARLIER = 200, 10


@door(access.may_take_in)
def cards(request: Request) -> HttpResponse:
    """Paper cards as they are typed: a row a card. Tried out first, then brought in on a second word."""
    here = request.organisation
    rows = _typed(request) if request.method == "POST" else []
    refused = ""
    if rows:
        try:
            batch = batch_of_cards(here, rows)
            kept = intake.keep_batch(
                here, by=request.user, source=Source.CARDS, batch=batch, at=timezone.now()
            )
        except Refused as refusal:
            refused = str(refusal.sentence)
        else:
            return redirect("proposals:intake", here.slug, kept.pk)
    elif request.method == "POST":
        refused = _("ยังไม่ได้พิมพ์บัตร พิมพ์เรื่องอย่างน้อยหนึ่งแถว")
    blank = [[""] * len(CARD_COLUMNS)] * max(CARD_ROWS - len(rows), 0)
    return page(
        request,
        "proposals/desk/cards.html",
        status=422 if refused else 200,
        rows=[*rows, *blank],
        refused=refused,
        communities=communities_of(here),
        room="desk",
    )


def _typed(request: Request) -> list[list[str]]:
    """The rows of the grid down to the last that says anything."""
    columns = [request.POST.getlist(name)[:MOST_CARD_ROWS] for name in CARD_COLUMNS]
    if len({len(column) for column in columns}) != 1:
        raise Refused(_("ส่งตารางมาไม่ครบ ลองส่งอีกครั้ง"), status=422)
    rows = [[cell.strip() for cell in row] for row in zip(*columns, strict=True)]
    while rows and not any(rows[-1]):
        rows.pop()
    return rows


@door(access.may_take_in)
def upload(request: Request) -> HttpResponse:
    """Choose a file; it is read and tried out, and nothing is made yet."""
    here = request.organisation
    form = FileForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        if file.size > settings.UPLOAD_LIMIT_BYTES:
            form.add_error("file", _("ไฟล์ใหญ่เกิน 20 MB แบ่งเป็นหลายไฟล์แล้วนำเข้าทีละไฟล์"))
        else:
            kept = done(form, lambda: _tried_out(request, one_line(file.name), file.read()))
            if kept is not None:
                return redirect("proposals:intake", here.slug, kept.pk)
    return page(
        request,
        "proposals/desk/import.html",
        status=422 if form.errors else 200,
        form=form,
        earlier=Intake.objects.filter(organisation=here)[:EARLIER],
        room="desk",
    )


def _tried_out(request: Request, name: str, content: bytes) -> Intake:
    batch = batch_in_file(request.organisation, name, content)
    return intake.keep_batch(
        request.organisation, by=request.user, source=Source.FILE, batch=batch, at=timezone.now()
    )


@door(access.may_take_in)
def report(request: Request, pk: int) -> HttpResponse:
    """What would become of each row; what must be put right first."""
    kept = access.intake_for(request.visitor, pk)
    batch = read_back(kept.report)
    wanted = request.GET.get("show", "wrong" if batch.wrong else "all")
    rows = [row for row in batch.rows if wanted == "all" or row.fate == wanted]
    return page(
        request,
        "proposals/desk/intake.html",
        kept=kept,
        batch=batch,
        wanted=wanted,
        tabs=[
            ("wrong", _("ต้องแก้"), len(batch.wrong)),
            ("new", _("รับเข้า"), len(batch.new)),
            ("there", _("มีอยู่แล้ว"), len(batch.there)),
            ("all", _("ทั้งหมด"), len(batch.rows)),
        ],
        shown=Paginator(rows, PER_PAGE).get_page(request.GET.get("page")),
        room="desk",
    )


@require_POST
@door(access.may_take_in)
def accept(request: Request, pk: int) -> HttpResponse:
    """Bring the new rows in; the report's hash says which report was read."""
    kept = access.intake_for(request.visitor, pk)
    accepted = intake.accept_batch(
        kept,
        by=request.user,
        report_hash=request.POST.get("report", ""),
        at=timezone.now(),
        today=request.today,
    )
    messages.success(request, _("รับเข้าแล้ว %(count)s เรื่อง") % {"count": accepted.brought})
    return redirect("proposals:intake", request.organisation.slug, kept.pk)


@require_POST
@door(access.may_take_in)
def undo(request: Request, pk: int) -> HttpResponse:
    """Take a batch out again, while nobody has worked with it."""
    kept = access.intake_for(request.visitor, pk)
    count = intake.undo_batch(kept, by=request.user, at=timezone.now())
    messages.success(request, _("เอาออกแล้ว %(count)s เรื่อง") % {"count": count})
    return redirect("proposals:intake", request.organisation.slug, kept.pk)


@door(access.may_work_with_proposals)
def export(request: Request, kind: str) -> HttpResponse:
    """Proposals as a table. People's names and numbers only for those who may, by POST, on record."""
    if kind not in {"csv", "xlsx"}:
        raise Http404
    personal = request.method == "POST" and "personal" in request.POST
    if personal and not access.may_answer(request.visitor):
        raise Refused(_("ข้อมูลติดต่อผู้เสนอส่งออกได้เฉพาะนักวิเคราะห์และผู้ดูแลระบบของหน่วยงาน"), status=403)
    here = request.organisation
    note = exporting.note_export_with_names if personal else exporting.note_export
    note(here, by=request.user, kind=kind)
    headings = tables.headings(personal=personal)
    rows = tables.rows(here, personal=personal)
    content = (
        table_csv(headings, rows) if kind == "csv" else table_xlsx(_("ข้อเสนอ"), headings, rows)
    )
    name = _("ข้อเสนอ %(organisation)s %(day)s") % {
        "organisation": here.name,
        "day": thai_date(request.today, "short"),
    }
    return download(content, name=f"{name}.{kind}", kind=kind)
