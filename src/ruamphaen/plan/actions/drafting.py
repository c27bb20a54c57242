"""Beginning: a plan for a period, a version of it, and projects taken up from earlier versions."""

from collections.abc import Iterable, Sequence

from django.db import IntegrityError, transaction
from django.db.models import Max, Q
from django.utils.translation import gettext as _

from ruamphaen.base.errors import Refused
from ruamphaen.base.ledger import record
from ruamphaen.organisation.models import Organisation, User
from ruamphaen.plan.actions.drafts import locked_draft
from ruamphaen.plan.models import Listing, ListingAlignment, Plan, Version, YearBudget
from ruamphaen.plan.rules.versions import NOUNS, VersionKind
from ruamphaen.strategy.models import Tree
from ruamphaen.thai.dates import FiscalYear, PlanPeriod
from ruamphaen.thai.text import clean


@transaction.atomic
def create_plan(
    organisation: Organisation, *, by: User | None, period: PlanPeriod, tree: Tree | None = None
) -> Plan:
    """Open a plan for a period. Raises Refused where the organisation has one for those years."""
    if tree is not None and tree.organisation_id != organisation.pk:
        raise Refused(_("ผังยุทธศาสตร์นี้เป็นของหน่วยงานอื่น"), status=403)
    try:
        with transaction.atomic():
            plan = Plan.objects.create(
                organisation=organisation,
                first_year=period.first,
                last_year=period.last,
                tree=tree,
            )
    except IntegrityError as already:
        raise Refused(_("มีแผนพัฒนาท้องถิ่น พ.ศ. %(period)s อยู่แล้ว") % {"period": period}) from already
    record(by, "plan.create", plan, period=period.slug, tree=tree.pk if tree else None)
    return plan


@transaction.atomic
def start_version(
    plan: Plan,
    *,
    by: User | None,
    kind: VersionKind,
    noun: str = NOUNS[0],
    round_number: int | None = None,
    year: FiscalYear | None = None,
    source: str = "",
    copying: Version | None = None,
) -> Version:
    """Start a draft: the next number of the plan. With `copying`, it lists the same projects.

    Raises Refused for a second first issue, for a version of another plan, and for an unknown noun.
    """
    plan = (
        Plan.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=plan.pk)
    )
    if kind == VersionKind.FIRST and plan.versions.filter(kind=VersionKind.FIRST).exists():
        raise Refused(_("แผนนี้มีฉบับแรกอยู่แล้ว เลือกทบทวน เพิ่มเติม เปลี่ยนแปลง หรือแก้ไข"))
    if noun not in NOUNS:
        raise Refused(_("คำเรียกฉบับใช้ได้เฉพาะ “ครั้งที่” หรือ “ฉบับที่”"), status=422)
    if copying is not None and copying.plan_id != plan.pk:
        raise Refused(_("คัดลอกได้เฉพาะจากฉบับของแผนเดียวกัน"))
    last = plan.versions.aggregate(last=Max("number"))["last"] or 0
    version = Version.objects.create(
        plan=plan,
        number=last + 1,
        kind=kind.value,
        noun=noun,
        round_number=round_number,
        year=year,
        source=clean(source),
    )
    copied = _copy(Listing.objects.filter(version=copying), version) if copying else []
    record(
        by,
        "plan.start_version",
        version,
        number=version.number,
        kind=kind.value,
        change=version.change,
        copying=copying.number if copying else None,
        listings=len(copied),
    )
    return version


@transaction.atomic
def take_up(version: Version, *, by: User | None, listings: Iterable[Listing]) -> list[Listing]:
    """Bring projects of other versions of the plan into a draft, as they stand there, to change them.

    Each keeps its project. Raises Refused where the draft lists one of them already.
    """
    draft = locked_draft(version)
    wanted = [listing.pk for listing in listings]
    rows = Listing.objects.filter(pk__in=wanted, version__plan=draft.plan)
    already = draft.listings.filter(project__in=rows.values("project"))
    if title := already.values_list("title", flat=True).first():
        raise Refused(_("ฉบับนี้มีโครงการ “%(title)s” อยู่แล้ว") % {"title": title})
    if rows.count() != len(set(wanted)) or rows.values("project").distinct().count() != len(wanted):
        raise Refused(_("เลือกได้เฉพาะโครงการของแผนนี้ โครงการละหนึ่งรายการ"))
    copied = _copy(rows, draft)
    record(by, "plan.take_up", draft, listings=wanted)
    return copied


def _copy(listings: Iterable[Listing], version: Version) -> list[Listing]:
    """New rows of `version` for the same projects, with their money and links; six statements."""
    sources: Sequence[Listing] = list(listings)
    after = version.listings.aggregate(last=Max("position"))["last"]
    start = 0 if after is None else after + 1
    old_keys = [source.pk for source in sources]
    copies = [_twin(source, version, start + place) for place, source in enumerate(sources)]
    Listing.objects.bulk_create(copies)
    new_key = dict(zip(old_keys, (copy.pk for copy in copies), strict=True))
    of_old = Q(listing__in=old_keys)
    YearBudget.objects.bulk_create(
        YearBudget(listing_id=new_key[old.listing_id], year=old.year, amount_baht=old.amount_baht)
        for old in YearBudget.objects.filter(of_old)
    )
    ListingAlignment.objects.bulk_create(
        ListingAlignment(
            listing_id=new_key[old.listing_id],
            list_code=old.list_code,
            number=old.number,
            title=old.title,
        )
        for old in ListingAlignment.objects.filter(of_old)
    )
    return copies


def _twin(source: Listing, version: Version, position: int) -> Listing:
    kept = {
        column.attname: getattr(source, column.attname)
        for column in Listing._meta.concrete_fields
        if column.name not in {"id", "version", "position", "edit"}
    }
    return Listing(version=version, position=position, **kept)
