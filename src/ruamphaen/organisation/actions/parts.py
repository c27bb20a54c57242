"""The organisation itself, its departments, and its communities or villages."""

from collections.abc import Sequence
from typing import Any

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from ruamphaen.base.errors import Refused
from ruamphaen.base.ledger import record
from ruamphaen.law.kinds import OrganisationKind
from ruamphaen.organisation.models import Community, Department, LocalRule, Organisation, User
from ruamphaen.organisation.rules import RESERVED_SLUGS
from ruamphaen.thai.sorting import sort_key
from ruamphaen.thai.text import one_line

# The one local rule that has its place among the organisation's own settings.
DIGITS = "paper.digits"


@transaction.atomic
def create_organisation(
    *, by: User | None, slug: str, kind: OrganisationKind, name_th: str, **more: Any
) -> Organisation:
    """Open a new organisation on this installation. Raises Refused where the address is taken."""
    if slug in RESERVED_SLUGS or Organisation.objects.filter(slug=slug).exists():
        raise Refused(_("ใช้ที่อยู่ “%(slug)s” ไม่ได้ มีผู้ใช้อยู่แล้ว เลือกชื่ออื่น") % {"slug": slug})
    name = one_line(name_th)
    organisation = Organisation.objects.create(
        slug=slug, kind=kind.value, name_th=name, sort_key=sort_key(name), **more
    )
    record(by, "organisation.create", organisation, slug=slug, kind=kind.value, name=name)
    return organisation


@transaction.atomic
def describe_organisation(
    organisation: Organisation,
    *,
    by: User | None,
    name_th: str,
    name_en: str = "",
    code: str = "",
    province_th: str = "",
    district_th: str = "",
    host: str = "",
    source: str = "",
    digits: str | None = None,
) -> Organisation:
    """Change the organisation's own names and settings; `digits` is "arabic" or "thai".

    Its kind and its address stay: plans, links and printed papers point to them. Raises Refused
    where another organisation already has this host name.
    """
    taken = Organisation.objects.filter(host=host).exclude(pk=organisation.pk) if host else None
    if taken is not None and taken.exists():
        raise Refused(_("มีหน่วยงานอื่นใช้ชื่อโฮสต์ “%(host)s” อยู่แล้ว") % {"host": host})
    after = {
        "name_th": one_line(name_th),
        "name_en": one_line(name_en),
        "code": code,
        "province_th": one_line(province_th),
        "district_th": one_line(district_th),
        "host": host or None,
        "source": one_line(source),
    }
    changed = [key for key, value in after.items() if getattr(organisation, key) != value]
    for key in changed:
        setattr(organisation, key, after[key])
    organisation.sort_key = sort_key(organisation.name_th)
    organisation.save(update_fields=[*changed, "sort_key"])
    facts: dict[str, Any] = {key: after[key] for key in changed}
    if digits is not None and _print_with(organisation, digits):
        facts["digits"] = digits
    record(by, "organisation.describe", organisation, **facts)
    return organisation


def _print_with(organisation: Organisation, digits: str) -> bool:
    """Keep the choice of digits; False where it was so already."""
    kept = LocalRule.objects.filter(organisation=organisation, name=DIGITS).first()
    if kept is not None and kept.value == digits:
        return False
    LocalRule.objects.update_or_create(
        organisation=organisation, name=DIGITS, defaults={"value": digits}
    )
    return True


# ------------------------------------------------------------------ departments


@transaction.atomic
def add_department(organisation: Organisation, *, by: User | None, name: str) -> Department:
    """Add a department; the same name twice is refused."""
    name = one_line(name)
    try:
        with transaction.atomic():
            department = Department.objects.create(
                organisation=organisation, name=name, sort_key=sort_key(name)
            )
    except IntegrityError as already:
        raise _department_is_there(name) from already
    record(by, "organisation.add_department", department, name=name)
    return department


@transaction.atomic
def rename_department(department: Department, *, by: User | None, name: str) -> Department:
    """Give a department another name; what it answers for stays with it."""
    before, name = department.name, one_line(name)
    department.name, department.sort_key = name, sort_key(name)
    try:
        with transaction.atomic():
            department.save(update_fields=["name", "sort_key"])
    except IntegrityError as already:
        raise _department_is_there(name) from already
    record(by, "organisation.rename_department", department, before=before, name=name)
    return department


@transaction.atomic
def remove_department(department: Department, *, by: User | None) -> None:
    """Remove a department that no post and no project refers to."""
    _ensure_unused(department, department.name)
    record(by, "organisation.remove_department", department, name=department.name)
    department.delete()


def _department_is_there(name: str) -> Refused:
    return Refused(_("มีส่วนราชการชื่อ “%(name)s” อยู่แล้ว") % {"name": name})


# ------------------------------------------------------------------ communities


@transaction.atomic
def add_community(
    organisation: Organisation,
    *,
    by: User | None,
    name: str,
    number: int | None = None,
    code: str = "",
    zone: str = "",
) -> Community:
    """Add a community or village; the same name with the same number twice is refused."""
    name = one_line(name)
    _ensure_new(organisation, name, number)
    community = Community.objects.create(
        organisation=organisation, name=name, number=number, code=code, zone=one_line(zone)
    )
    record(by, "organisation.add_community", community, name=name, number=number)
    return community


@transaction.atomic
def add_communities(
    organisation: Organisation, *, by: User | None, rows: Sequence[tuple[int | None, str]]
) -> list[Community]:
    """Add many communities or villages at once, as (number, name); all of them or none."""
    if not rows:
        raise Refused(_("ไม่มีรายชื่อใหม่ให้เพิ่ม"))
    for number, name in rows:
        _ensure_new(organisation, one_line(name), number)
    added = Community.objects.bulk_create(
        Community(organisation=organisation, number=number, name=one_line(name))
        for number, name in rows
    )
    record(by, "organisation.add_communities", organisation, count=len(added))
    return added


@transaction.atomic
def edit_community(
    community: Community, *, by: User | None, name: str, number: int | None, zone: str = ""
) -> Community:
    """Change the name, number or zone of a community or village."""
    name, before = one_line(name), str(community)
    if (name, number) != (community.name, community.number):
        _ensure_new(community.organisation, name, number)
    community.name, community.number, community.zone = name, number, one_line(zone)
    community.save(update_fields=["name", "number", "zone"])
    record(by, "organisation.edit_community", community, before=before, name=name, number=number)
    return community


@transaction.atomic
def remove_community(community: Community, *, by: User | None) -> None:
    """Remove a community or village that nothing refers to."""
    _ensure_unused(community, str(community))
    record(by, "organisation.remove_community", community, name=community.name)
    community.delete()


def _ensure_new(organisation: Organisation, name: str, number: int | None) -> None:
    if Community.objects.filter(organisation=organisation, name=name, number=number).exists():
        raise Refused(_("มีชุมชนหรือหมู่บ้าน “%(name)s” อยู่แล้ว") % {"name": name})


def _ensure_unused(part: models.Model, name: str) -> None:
    """Refuse to remove what any room refers to, also rooms that this one knows nothing of."""
    count = uses_of(part)
    if count:
        raise Refused(
            _("ลบ “%(name)s” ไม่ได้ ยังมี %(count)s รายการอ้างถึง เปลี่ยนรายการเหล่านั้นก่อน")
            % {"name": name, "count": count}
        )


def uses_of(part: models.Model) -> int:
    """How many rows of any table point to this one."""
    links = [
        link
        for link in part._meta.get_fields(include_hidden=True)
        if isinstance(link, models.ManyToOneRel)
    ]
    return sum(
        link.related_model._base_manager.filter(**{link.field.name: part}).count() for link in links
    )
