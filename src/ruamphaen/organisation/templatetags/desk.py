"""The tabs of the desk: the sibling pages that keep one organisation, as far as they open to me."""

from typing import Any

from django import template
from django.utils.translation import gettext as _

from ruamphaen.organisation import access

register = template.Library()


@register.inclusion_tag("organisation/desk_tabs.html", takes_context=True)
def desk_tabs(context: dict[str, Any]) -> dict[str, Any]:
    """Tabs for the visitor; `tab` in the context names the page we are on."""
    visitor = context["visitor"]
    runs, keeps = access.may_run_organisation(visitor), access.may_keep_bodies(visitor)
    tabs = [
        ("people", _("คนและตำแหน่ง"), runs),
        ("bodies", _("คณะกรรมการและสภา"), keeps),
        ("parts", _("ส่วนราชการและชุมชน"), runs),
        ("figures", _("ข้อมูลพื้นฐาน"), access.may_keep_figures(visitor)),
        ("holidays", _("วันหยุดราชการ"), keeps),
        ("rules", _("ค่าตามระเบียบ"), access.may_see_rules(visitor)),
        ("settings", _("ข้อมูลหน่วยงาน"), runs),
    ]
    return {
        "organisation": visitor.organisation,
        "tabs": [
            (f"organisation:{name}", title, name == context.get("tab"))
            for name, title, opens in tabs
            if opens
        ],
    }
