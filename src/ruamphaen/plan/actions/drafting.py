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
from ruamphaen.plan.models.plan import KIND_NAMES
from ruamphaen.plan.queries.in_force import listings_in_force
from ruamphaen.plan.rules.versions import (
    NOUNS,
    SPECIAL_KINDS,
    State,
    UnlawfulKinds,
    VersionKind,
    kept_kinds,
    kinds_of,
    row_kind,
)
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
    kinds: Iterable[VersionKind],
    noun: str = NOUNS[0],
    round_number: int | None = None,
    year: FiscalYear | None = None,
    source: str = "",
    because: str = "",
    special_class: str = "",
    copying: Version | None = None,
    from_force: bool = False,
) -> Version:
    """Start a draft: the next number of the plan. With `copying`, it lists the same projects as
    another version; with `from_force`, everything that the plan says now.

    `kinds` is one kind, or several of addition, change and correction. `special_class` names the
    class of projects where the round goes the way of ข้อ 22/2.
    Raises Refused for kinds that cannot be one round, for a second first issue, for a version of
    another plan, and for an unknown noun.
    """
    try:
        chosen = kinds_of(kinds)
    except UnlawfulKinds as problem:
        raise Refused(
            _("เลือกอย่างน้อยหนึ่งประเภท ฉบับแรกและฉบับทบทวนรวมกับประเภทอื่นไม่ได้"), status=422
        ) from problem
    plan = (
        Plan.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=plan.pk)
    )
    firsts = plan.versions.filter(kinds=VersionKind.FIRST).exclude(state=State.DROPPED)
    if VersionKind.FIRST in chosen and firsts.exists():
        raise Refused(_("แผนนี้มีฉบับแรกอยู่แล้ว เลือกทบทวน เพิ่มเติม เปลี่ยนแปลง หรือแก้ไข"))
    if special_class and not set(chosen) <= SPECIAL_KINDS:
        raise Refused(_("ข้อ 22/2 ใช้ได้เฉพาะการเพิ่มเติมและการเปลี่ยนแปลง"), status=422)
    ensure_noun(noun)
    if copying is not None and copying.plan_id != plan.pk:
        raise Refused(_("คัดลอกได้เฉพาะจากฉบับของแผนเดียวกัน"))
    last = plan.versions.aggregate(last=Max("number"))["last"] or 0
    version = Version.objects.create(
        plan=plan,
        number=last + 1,
        kinds=kept_kinds(chosen),
        noun=noun,
        round_number=round_number,
        year=year,
        source=clean(source),
        because=clean(because),
        special_class=clean(special_class),
    )
    copied = []
    if copying is not None or from_force:
        kind = row_kind(chosen, known=True) or ""
        rows = Listing.objects.filter(version=copying, withdrawn=False)
        copied = copy_listings(listings_in_force(plan) if from_force else rows, version, kind=kind)
    record(
        by,
        "plan.start_version",
        version,
        number=version.number,
        kinds=version.kinds,
        change=version.change,
        special_class=version.special_class,
        copying=copying.number if copying else None,
        listings=len(copied),
    )
    return version


def ensure_noun(noun: str) -> None:
    """Raises Refused for a word that no round is called by."""
    if noun not in NOUNS:
        raise Refused(_("คำเรียกฉบับใช้ได้เฉพาะ “ครั้งที่” หรือ “ฉบับที่”"), status=422)


@transaction.atomic
def take_up(
    version: Version,
    *,
    by: User | None,
    listings: Iterable[Listing],
    kind: VersionKind | None = None,
    withdrawn: bool = False,
) -> list[Listing]:
    """Bring projects of other versions of the plan into a draft, as they stand there, to change them.

    Each keeps its project, and the page of the book where it stood becomes the old page. `kind` is
    what the round will do to them; without it, the first of the round's kinds that takes up
    existing projects. `withdrawn` lets them leave the plan with this version. Raises Refused where the draft lists one of them already, or where the round
    is not of that kind.
    """
    draft = locked_draft(version)
    row_kind = _kind_here(draft, kind)
    wanted = [listing.pk for listing in listings]
    rows = Listing.objects.filter(pk__in=wanted, version__plan=draft.plan)
    already = draft.listings.filter(project__in=rows.values("project"))
    if title := already.values_list("title", flat=True).first():
        raise Refused(_("ฉบับนี้มีโครงการ “%(title)s” อยู่แล้ว") % {"title": title})
    if rows.count() != len(set(wanted)) or rows.values("project").distinct().count() != len(wanted):
        raise Refused(_("เลือกได้เฉพาะโครงการของแผนนี้ โครงการละหนึ่งรายการ"))
    copied = copy_listings(rows, draft, kind=row_kind, withdrawn=withdrawn)
    record(by, "plan.take_up", draft, listings=wanted, kind=row_kind, withdrawn=withdrawn)
    return copied


def _kind_here(draft: Version, kind: VersionKind | None) -> str:
    """The kind of the rows taken up into a draft; empty in one that lists the whole plan."""
    usual = row_kind(draft.kind_list, known=True)
    if usual is None:
        return ""
    chosen = kind or usual
    if chosen not in draft.kind_list:
        raise Refused(
            _("รอบนี้ไม่มีการ%(kind)s เริ่มรอบใหม่ หรือเลือกประเภทที่รอบนี้มี") % {"kind": KIND_NAMES[chosen]},
            status=422,
        )
    return chosen.value


def copy_listings(
    listings: Iterable[Listing], version: Version, *, kind: str, withdrawn: bool = False
) -> list[Listing]:
    """New rows of `version` for the same projects, with their money and links; six statements.

    Reasons, origins and pages belong to the version that said them: they are not copied, but the
    page becomes the old page.
    """
    sources: Sequence[Listing] = list(listings)
    after = version.listings.aggregate(last=Max("position"))["last"]
    start = 0 if after is None else after + 1
    old_keys = [source.pk for source in sources]
    copies = [_twin(source, version, start + place, kind) for place, source in enumerate(sources)]
    for copy in copies:
        copy.withdrawn = withdrawn
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


_OF_ITS_VERSION = frozenset(
    {"id", "version", "position", "edit", "kind", "withdrawn", "page", "old_page"}
)


def _twin(source: Listing, version: Version, position: int, kind: str) -> Listing:
    kept = {
        column.attname: getattr(source, column.attname)
        for column in Listing._meta.concrete_fields
        if column.name not in _OF_ITS_VERSION
    }
    if kind:  # a change gives its own reason; a whole plan printed again keeps what it says
        kept["reason"] = ""
    return Listing(version=version, position=position, kind=kind, old_page=source.page, **kept)
