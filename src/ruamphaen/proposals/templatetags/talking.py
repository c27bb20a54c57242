"""Pieces of talking: the thread under a thing, and the words of a suggestion that change."""

from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ruamphaen.proposals import access
from ruamphaen.proposals.models import Comment, Proposal, Thread
from ruamphaen.proposals.queries.threads import thread_page
from ruamphaen.thai.diff import RunKind, word_diff

register = template.Library()


@register.inclusion_tag("proposals/thread.html", takes_context=True)
def thread(context: dict[str, Any], proposal: Proposal) -> dict[str, Any]:
    """What people say under a proposal: {% thread proposal %}.

    The page gives `comment_form` where one may write, and the reader's `key`.
    """
    request = context["request"]
    found = Thread.objects.filter(proposal=proposal).first()
    say = reverse("proposals:comment", args=[request.organisation.slug, proposal.receipt])
    return talk(context, found, say)


@register.inclusion_tag("proposals/thread.html", takes_context=True)
def talk(context: dict[str, Any], found: Thread | None, say: str) -> dict[str, Any]:
    """The same under a thing of a room downstream: {% talk thread address-to-say %}."""
    request = context["request"]
    return {
        "request": request,
        "organisation": request.organisation,
        "csrf_token": context.get("csrf_token"),
        "view": thread_page(found, key=context.get("key", ""), number=request.GET.get("page")),
        "thread": found,
        "say": say,
        "form": context.get("comment_form"),
        "may_moderate": access.may_moderate(request.visitor),
    }


@register.filter
def word_marks(comment: Comment) -> SafeString:
    """A suggested paragraph with the words that go and come marked, for eyes and for ears."""
    return marked(comment.original, comment.proposed)


@register.simple_tag
def marked(before: str, after: str) -> SafeString:
    """Two texts as one with marks; hidden words say what the colours say."""
    parts = []
    for run in word_diff(before, after):
        if run.kind == RunKind.SAME:
            parts.append(format_html("{}", run.text))
            continue
        tag, said = ("del", _("ตัดออก")) if run.kind == RunKind.REMOVED else ("ins", _("เพิ่ม"))
        opened = format_html('<{}><span class="vh">{} </span>', SafeString(tag), said)
        parts.append(format_html("{}{}</{}>", opened, run.text, SafeString(tag)))
    return format_html_join("", "{}", ((part,) for part in parts))
