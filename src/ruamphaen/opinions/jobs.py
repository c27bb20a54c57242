"""What happens afterwards: a map that was computed is kept, so that the next page is quick."""

from datetime import datetime

from ruamphaen.opinions.models import Conversation, MapResult
from ruamphaen.opinions.queries.results import Made, current


def map_of(conversation: Conversation, now: datetime) -> Made | None:
    """The map of the votes as they stand, kept from now on. Keeping it is no act: it can be thrown away."""
    made = current(conversation, now)
    if made is not None and made.is_new:
        MapResult.objects.update_or_create(
            conversation=conversation,
            defaults={
                "votes_mark": made.mark,
                "found": made.found,
                "took_s": made.took_s,
                "made_at": made.at,
            },
        )
    return made
