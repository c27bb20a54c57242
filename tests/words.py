"""The English words: gathered from templates and code, kept in one .po, compiled to the .mo that ships.

    python -m tests.words --gather     bring the .po up to date with the source, then compile it

Thai is the source language, so a message's id is its Thai text. Nothing but Babel and Django is
needed: no gettext tools on the machine.
"""

import argparse
import io
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

SOURCE = Path(__file__).resolve().parent.parent / "src" / "ruamphaen"
LOCALE = SOURCE / "locale"
PO = LOCALE / "en" / "LC_MESSAGES" / "django.po"
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}

CALL = re.compile(r"""\b[np]{0,2}gettext\((?:[^()'"]|'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")*\)""")

type Found = tuple[str, int, object, str | None]


def found_in_source() -> Iterator[Found]:
    """Every (file, line, message, context) of templates and code."""
    for path in sorted(SOURCE.rglob("*")):
        if "migrations" in path.parts or "static" in path.parts:
            continue
        name = path.relative_to(SOURCE).as_posix()
        if path.suffix == ".py":
            text = path.read_bytes()
        elif path.suffix == ".html":
            # Between its calls a templatised file is filler, which is no Python: only the calls stay.
            calls = CALL.findall(templatize(path.read_text(encoding="utf-8"), origin=name))
            text = "\n".join(calls).encode()
        else:
            continue
        for line, message, _comments, context in extract(
            "python", io.BytesIO(text), keywords=KEYWORDS, options={"encoding": "utf-8"}
        ):
            yield name, line, message, context


def gathered() -> Catalog:
    """A fresh catalogue of everything in the source, with the English we have."""
    catalog = Catalog(locale="en", project="ruamphaen", charset="utf-8", fuzzy=False)
    catalog.header_comment = (
        "# The English of Ruamphaen; Thai is the source. Made up to date by ./run fix."
    )
    for name, _line, message, context in found_in_source():
        catalog.add(message, locations=[(name, 0)], context=context)
    known = read(PO)
    for message in catalog:
        old = known.get(message.id, message.context) if message.id else None
        if old is not None:
            message.string = old.string
    return catalog


def catalogues() -> list[Path]:
    """The catalogues that ship: the English, and our Thai for the framework's own sentences."""
    return sorted(LOCALE.glob("*/LC_MESSAGES/django.po"))


def read(po: Path) -> Catalog:
    """A catalogue as it stands on disk."""
    with po.open("rb") as file:
        return read_po(file, locale=po.parents[1].name)


def untranslated(catalog: Catalog) -> list[str]:
    """The Thai texts that have no English yet."""
    return [
        str(message.id)
        for message in catalog
        if message.id
        and not (all(message.string) if isinstance(message.string, tuple) else message.string)
    ]


def compiled(catalog: Catalog) -> bytes:
    """The catalogue as the .mo that Django reads; the same catalogue gives the same bytes."""
    # The clock would make two compilations of the same words differ.
    catalog.creation_date = catalog.revision_date = datetime(2026, 1, 1, tzinfo=UTC)
    out = io.BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def written(catalog: Catalog) -> bytes:
    """The catalogue as the .po that people edit."""
    out = io.BytesIO()
    write_po(out, catalog, width=100, sort_output=True, omit_header=False, include_lineno=False)
    return re.sub(
        rb'"(?:POT-Creation-Date|PO-Revision-Date|Last-Translator|Language-Team|Report-Msgid|Generated-By)[^"]*\\n"\n',
        b"",
        out.getvalue(),
    )


def main() -> int:
    """Gather or only tell; exit 1 when something has no English."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gather", action="store_true", help="write the .po and the .mo")
    asked = parser.parse_args()
    catalog = gathered()
    if asked.gather:
        PO.write_bytes(written(catalog))
        for po in catalogues():
            po.with_suffix(".mo").write_bytes(compiled(read(po)))
    missing = untranslated(catalog)
    for text in missing:
        sys.stdout.write(f"no English yet: {text}\n")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
