"""Templates compile, carry nothing inline, and take every colour from the tokens."""

import re
from collections import Counter
from pathlib import Path

import pytest
from django.template.loader import get_template

SOURCE = Path(__file__).resolve().parents[2] / "src" / "ruamphaen"
TEMPLATES = sorted(SOURCE.glob("*/templates/**/*.html"))
STYLES = sorted(SOURCE.glob("*/static/css/*.css"))


def name_of(path: Path) -> str:
    """A template's name as views use it."""
    return str(path).split("/templates/", 1)[1]


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_a_template_compiles(path: Path):
    assert get_template(name_of(path)) is not None


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_a_template_has_no_inline_style_or_script(path: Path):
    text = path.read_text(encoding="utf-8")
    inline = re.findall(r"\sstyle=|\son[a-z]+=\"|<script(?![^>]*\ssrc=)|<style", text)
    assert inline == [], f"{name_of(path)}: the security policy would block {inline}"


def test_no_two_rooms_serve_a_file_under_one_name():
    """The first would hide the second: an element of one room would run on the page of another."""
    served = Counter(
        str(path).split("/static/", 1)[1] for path in SOURCE.glob("*/static/**/*") if path.is_file()
    )
    assert [name for name, times in served.items() if times > 1] == []


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_colours_come_from_the_tokens(path: Path):
    if path.name == "tokens.css":
        return
    text = re.sub(r"@media print \{.*", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    found = set(re.findall(r"#[0-9a-fA-F]{3,8}\b", text)) - WITHOUT_TOKEN
    assert found == set(), f"{path.name}: name these colours in tokens.css: {found}"


# White under a QR code and black ink on gold hold in both schemes and have no token.
WITHOUT_TOKEN = {"#fff", "#2a0a20", "#f0cb78", "#231a2c", "#6fcab4"}
