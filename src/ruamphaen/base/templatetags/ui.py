"""Pieces of the page that need a little thought: icons, status, pager, bars, breadcrumbs."""

from typing import Any

from django import template
from django.forms.utils import flatatt
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def icon(name: str, size: str = "") -> SafeString:
    """An icon of the sprite; always beside a word, never alone."""
    return format_html(
        '<svg class="icon{}" aria-hidden="true"><use href="#i-{}"/></svg>',
        f" icon-{size}" if size else "",
        name,
    )


@register.inclusion_tag("ui/crumbs.html", takes_context=True)
def crumbs(context: dict[str, Any], *steps: str) -> dict[str, Any]:
    """Knots on a thread: {% crumbs address title address title … title-of-this-page %}."""
    pairs = list(zip(steps[0:-1:2], steps[1:-1:2], strict=True))
    return {"steps": pairs, "last": steps[-1]}


@register.inclusion_tag("ui/pager.html", takes_context=True)
def pager(context: dict[str, Any], page: Any) -> dict[str, Any]:
    """Page numbers that keep the filters of the address."""
    asked = context["request"].GET.copy()
    asked.pop("page", None)
    return {
        "page": page,
        "numbers": page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1),
        "rest": f"&{asked.urlencode()}" if asked else "",
        "ellipsis": page.paginator.ELLIPSIS,
    }


@register.simple_tag
def bar(share: float, colour: int | str = "", label: str = "") -> SafeString:
    """A thin bar of `share` (0 to 1), drawn with attributes so that the CSP stays strict."""
    kind = format_html(' class="bar k-{}"', colour) if colour else SafeString(' class="bar"')
    said = flatatt({"role": "img", "aria-label": label} if label else {"aria-hidden": "true"})
    return format_html(
        '<svg{} viewBox="0 0 100 10" preserveAspectRatio="none"{}><rect width="{}" height="10"/></svg>',
        kind,
        said,
        f"{max(0.0, min(1.0, float(share))) * 100:.2f}",
    )


@register.filter
def colour(position: int | None) -> int | str:
    """The chart colour of a strategy: 1 to 8 as its number, the rest share one."""
    return position if position and 1 <= position <= 8 else "rest"


@register.filter
def percent_of(part: Any, whole: Any) -> float:
    """part / whole as 0 to 1; nothing of nothing is 0."""
    return float(part) / float(whole) if whole else 0.0
