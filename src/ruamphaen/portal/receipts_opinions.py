"""Where is my statement? A receipt of a conversation leads to the page of its own that it has there."""

from django.urls import reverse

from ruamphaen.opinions.models import Statement


def statement_address(code: str) -> str:
    """The page of a statement by its receipt; empty where the receipt is of something else."""
    found = (
        Statement.objects.filter(receipt=code).select_related("conversation__organisation").first()
    )
    if found is None:
        return ""
    conversation = found.conversation
    return reverse("opinions:sent", args=[conversation.organisation.slug, conversation.pk, code])
