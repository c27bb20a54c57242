"""English is complete, and what ships is what was written."""

from pathlib import Path

import pytest

from tests import words


def test_every_thai_text_has_its_english():
    assert words.untranslated(words.gathered()) == []


def test_the_catalogue_is_up_to_date_with_the_source():
    assert words.PO.read_bytes() == words.written(words.gathered()), "run ./run fix"


@pytest.mark.parametrize("po", words.catalogues(), ids=lambda po: po.parents[1].name)
def test_the_compiled_words_are_those_of_the_catalogue(po: Path):
    assert po.with_suffix(".mo").read_bytes() == words.compiled(words.read(po)), "run ./run fix"
