"""The index of the words of proposals, and of what may say the same."""

from django.db import models

from ruamphaen.proposals.models.proposal import Proposal


class Posting(models.Model):
    """รายการดัชนี — that a proposal has a word, or a key of its sketch (rules.postings).

    The same in SQLite and PostgreSQL: a search reads the entries of one key in order and stops.
    """

    key = models.BigIntegerField()
    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "proposal"], name="posting_once")]

    @property
    def chain(self) -> str:
        return self.proposal.organisation.chain
