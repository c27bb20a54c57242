"""The ledger's guards: triggers that refuse to change or take away an entry, on both databases."""

from django.db import migrations

REFUSAL = "ledger entries are never changed or removed: record a new act instead"

SET_GUARDS = {
    "sqlite": [
        f"CREATE TRIGGER ledger_no_update BEFORE UPDATE ON base_entry "
        f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END",
        f"CREATE TRIGGER ledger_no_delete BEFORE DELETE ON base_entry "
        f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END",
    ],
    "postgresql": [
        f"CREATE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$",
        "CREATE TRIGGER ledger_no_update BEFORE UPDATE ON base_entry "
        "FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()",
        "CREATE TRIGGER ledger_no_delete BEFORE DELETE OR TRUNCATE ON base_entry "
        "FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()",
    ],
}
LIFT_GUARDS = {
    "sqlite": ["DROP TRIGGER ledger_no_update", "DROP TRIGGER ledger_no_delete"],
    "postgresql": [
        "DROP TRIGGER ledger_no_update ON base_entry",
        "DROP TRIGGER ledger_no_delete ON base_entry",
        "DROP FUNCTION ledger_refuse()",
    ],
}


def set_guards(apps, schema_editor):
    """Raise the guards. Other databases are refused: the ledger would stand unguarded."""
    for statement in SET_GUARDS[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def lift_guards(apps, schema_editor):
    """Take the guards away, for going back before this migration."""
    for statement in LIFT_GUARDS[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("base", "0001_initial")]

    operations = [migrations.RunPython(set_guards, lift_guards)]
