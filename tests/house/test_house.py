"""The house is as it says: picture and contract agree, every thing has its Thai name, every door is shut."""

import re
import tomllib
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.models import ForeignKey, Model

HOME = Path(__file__).resolve().parents[2]
OURS = [model for model in apps.get_models() if model.__module__.startswith("ruamphaen.")]


def contract_layers() -> list[list[str]]:
    """The layers of the river contract in pyproject.toml, top first."""
    settings = tomllib.loads((HOME / "pyproject.toml").read_text(encoding="utf-8"))
    layers = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    return [re.findall(r"ruamphaen\.(\w+)", layer) for layer in layers]


def test_the_picture_in_the_docs_shows_the_layers_of_the_contract():
    picture = (HOME / "docs" / "house.md").read_text(encoding="utf-8")
    block = re.search(r"```river\n(.*?)```", picture, re.DOTALL)
    assert block, "docs/house.md has no ```river block"
    drawn = [re.findall(r"[a-z]+", line) for line in block[1].splitlines() if line.strip()]
    assert drawn == contract_layers()


def test_every_package_of_the_house_is_in_the_contract():
    named = {name for layer in contract_layers() for name in layer}
    there = {path.parent.name for path in (HOME / "src" / "ruamphaen").glob("*/__init__.py")}
    assert there <= named


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_a_model_opens_with_its_thai_name_and_stands_in_the_word_list(model: type[Model]):
    docstring = (model.__doc__ or "").strip()
    assert re.match(r"[ก-๙]", docstring), (
        f"{model.__name__}: the docstring opens with the Thai name"
    )
    assert f"`{model.__name__}`" in (HOME / "docs" / "words.md").read_text(encoding="utf-8")


# These belong to the installation, not to one organisation; each says how it is kept apart.
OF_THE_INSTALLATION = {
    "User": "people; their posts lead to organisations",
    "Entry": "by its chain",
    "Head": "by its chain",
    "StoredFile": "by its chain",
    "Letter": "by its chain",
    "Bucket": "names nobody: an HMAC that lasts a day",
    "Organisation": "is one",
}


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_model_has_a_path_to_its_organisation(model: type[Model]):
    if model.__name__ in OF_THE_INSTALLATION:
        return
    assert _leads_home(model, set()), f"{model.__name__} belongs to no organisation"


def _leads_home(model: type[Model], seen: set[type[Model]]) -> bool:
    if model.__name__ == "Organisation":
        return True
    if model in seen:
        return False
    seen.add(model)
    links = [
        field.related_model
        for field in model._meta.get_fields()
        if isinstance(field, ForeignKey) and not field.null
    ]
    return any(_leads_home(linked, seen) for linked in links)


@pytest.mark.django_db
def test_no_migration_is_forgotten():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


SOURCE_FILES = sorted((HOME / "src" / "ruamphaen").rglob("*.py"))


def test_no_file_is_named_after_nothing():
    vague = {"utils", "helpers", "common", "manager", "service", "handler", "data", "info", "misc"}
    assert [path.name for path in SOURCE_FILES if path.stem in vague] == []


def test_a_picture_of_long_files_for_whoever_looks(capsys):
    """A mirror, not a ruler: printed with -s, never a failure."""
    long = [(len(path.read_text(encoding="utf-8").splitlines()), path) for path in SOURCE_FILES]
    for lines, path in sorted(long, reverse=True)[:5]:
        print(f"{lines:5d}  {path.relative_to(HOME)}")  # noqa: T201 -- the mirror
    assert long
