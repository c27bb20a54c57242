"""สมุดคำวินิจฉัย: what moderators decided, for everyone, without a word of what was hidden."""

import csv
import io

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils.translation import gettext as _

from ruamphaen.base.doors import door, everyone
from ruamphaen.base.http import Request, download, page
from ruamphaen.base.moderation import CHOOSABLE, REASONS
from ruamphaen.proposals.queries.log import log_figures, log_of, log_rows

PER_PAGE = 100


@door(everyone)
def log(request: Request) -> HttpResponse:
    """The judgements, newest first, with sums and the list of reasons."""
    shown = Paginator(log_of(request.organisation), PER_PAGE).get_page(request.GET.get("page"))
    return page(
        request,
        "proposals/moderation_log.html",
        figures=log_figures(request.organisation),
        reasons=[REASONS[reason] for reason in CHOOSABLE],
        rows=log_rows(shown.object_list),
        shown=shown,
        room="proposals",
    )


@door(everyone)
def log_csv(request: Request) -> HttpResponse:
    """The whole log as CSV (UTF-8 with a mark, so that spreadsheets read the Thai)."""
    written = io.StringIO()
    sheet = csv.writer(written)
    sheet.writerow([_("วันที่"), _("ชนิด"), _("คำวินิจฉัย"), _("เหตุผล"), _("ผลอุทธรณ์"), _("เลิกทำ")])
    for row in log_rows(log_of(request.organisation).iterator()):
        undone = _("เลิกทำแล้ว") if row.undone else ""
        sheet.writerow([row.on.isoformat(), row.kind, row.decision, row.reason, row.appeal, undone])
    content = written.getvalue().encode("utf-8-sig")
    return download(content, name=_("สมุดคำวินิจฉัย") + ".csv", kind="csv")
