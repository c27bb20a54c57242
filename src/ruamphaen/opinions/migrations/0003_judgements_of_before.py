"""Statements hidden before judgements were kept get one, so that who sent them may appeal too.

Who decided stands in the ledger; the same person must not answer the appeal.
"""

import json

from django.db import migrations


def keep(apps, _schema_editor):
    Statement = apps.get_model("opinions", "Statement")
    Judgement = apps.get_model("opinions", "StatementJudgement")
    Entry = apps.get_model("base", "Entry")
    hidden = Statement.objects.filter(standing="hidden", judgements=None, decided_at__isnull=False)
    for statement in hidden.exclude(hidden_because="replaced").select_related("conversation"):
        acts = Entry.objects.filter(
            act="opinions.hide_statements", about=f"opinions.conversation:{statement.conversation_id}"
        )
        by = [
            entry.actor
            for entry in acts.order_by("id")
            if statement.number in json.loads(entry.facts).get("statements", [])
        ]
        Judgement.objects.create(
            organisation_id=statement.conversation.organisation_id,
            statement=statement,
            decision="hide",
            reason=statement.hidden_because,
            by_tag=by[-1] if by and by[-1] != "system" else "",
            judged_at=statement.decided_at,
        )


class Migration(migrations.Migration):
    dependencies = [
        ("base", "0003_limits"),
        ("opinions", "0002_judgements_and_appeals"),
    ]

    operations = [migrations.RunPython(keep, migrations.RunPython.noop)]
