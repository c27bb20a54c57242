"""English is complete, and what ships is what was written."""

from babel.messages.pofile import read_po

from tests import words


def test_every_thai_text_has_its_english():
    assert words.untranslated(words.gathered()) == []


def test_the_catalogue_is_up_to_date_with_the_source():
    assert words.PO.read_bytes() == words.written(words.gathered()), "run ./run fix"


def test_the_compiled_words_are_those_of_the_catalogue():
    with words.PO.open("rb") as file:
        assert words.MO.read_bytes() == words.compiled(read_po(file, locale="en")), "run ./run fix"
