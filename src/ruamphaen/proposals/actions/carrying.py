"""One person, one count: what was done in a browser before signing in becomes the account's."""

from django.db import transaction
from django.db.models import QuerySet

from ruamphaen.base.ledger import record
from ruamphaen.organisation.models import Organisation
from ruamphaen.proposals.actions.counting import hold_groups, locked_with_clusters, recount
from ruamphaen.proposals.models import Comment, Proposal, Report, Support


@transaction.atomic
def carry_over(organisation: Organisation, *, device: str, account: str) -> int:
    """Give to an account's key all that a browser's key did at this organisation; how many proposals
    were counted anew. Where both stood behind one proposal, one person stays.

    Only after the person said so (base.same_person). The ledger does not say who.
    """
    if not device or not account:
        return 0
    hold_groups(organisation.pk)
    behind = Support.objects.filter(supporter=device, proposal__organisation=organisation)
    together = locked_with_clusters(behind.values_list("proposal", flat=True))
    locked = [key for members in together for key in members]
    _unite(behind.filter(proposal__in=locked), "supporter", "proposal", account)
    for about in ("proposal", "comment"):
        reports = Report.objects.filter(organisation=organisation, reporter_key=device)
        _unite(reports.exclude(**{about: None}), "reporter_key", about, account)
    sent = Proposal.objects.filter(organisation=organisation, author_key=device)
    said = Comment.objects.filter(thread__organisation=organisation, author_key=device)
    changed = sent.update(author_key=account) + said.update(author_key=account)
    for members in together:
        recount(members)
    if together or changed:
        record(None, "proposals.carry_over", organisation)
    return len(locked)


def _unite(rows: QuerySet[Support] | QuerySet[Report], key: str, about: str, account: str) -> None:
    """Rows of the browser become the account's; where the account has one about the same, that stays."""
    theirs = rows.model._default_manager.filter(**{key: account})
    rows.filter(**{f"{about}__in": list(theirs.values_list(about, flat=True))}).delete()
    rows.update(**{key: account})
