"""What was computed of the votes, kept so that pages are quick. It can be thrown away at any time."""

from django.db import models

from ruamphaen.opinions.models.conversation import Conversation


class MapResult(models.Model):
    """ผลแผนที่ความเห็น — the map of one conversation, and of which votes it was made.

    `found` is what `rules.as_json` writes; its voters are keys of participants. For our own pages:
    what the public sees of it is chosen by `rules.published`.
    """

    conversation = models.OneToOneField(Conversation, models.CASCADE, related_name="map_result")
    votes_mark = models.CharField(max_length=64)
    found = models.JSONField()
    took_s = models.FloatField(default=0)
    made_at = models.DateTimeField()

    @property
    def chain(self) -> str:
        return self.conversation.organisation.chain
