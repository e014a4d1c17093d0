"""The house keeps its shape: every room has its floor, and only actions write."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from django.apps import apps

pytestmark = pytest.mark.one_database

ROOT = Path(__file__).resolve().parent.parent
HOUSE = ROOT / "gastvrij"
ROOMS = sorted(
    path.name for path in HOUSE.iterdir() if path.is_dir() and (path / "__init__.py").exists()
)
WRITES = {
    "save",
    "create",
    "bulk_create",
    "bulk_update",
    "get_or_create",
    "update_or_create",
    "delete",
}
SQL_WRITES = re.compile(r"\b(INSERT|UPDATE|DELETE|DROP|CREATE|ALTER|TRUNCATE)\b", re.IGNORECASE)
# Steps around migrations make triggers and schedules; health and verification only read.
WRITERS = {"actions", "migrations", "tests", "install_triggers.py", "install_jobs.py"}


def sources() -> Iterator[Path]:
    yield from sorted(HOUSE.rglob("*.py"))


def is_writer(path: Path) -> bool:
    parts = path.relative_to(HOUSE).parts
    return bool(WRITERS & set(parts)) or path.stem == "actions"


def writes(tree: ast.AST) -> Iterator[int]:
    """Yield the lines on which a model is written, as far as names can tell."""
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        name = node.func.attr
        on_manager = "objects" in ast.unparse(node.func.value)
        is_sql = name in {"execute", "executemany"} and SQL_WRITES.search(ast.unparse(node))
        is_orm = name == "save" or (on_manager and name in WRITES | {"update"})
        if is_sql or is_orm:
            yield node.lineno


def test_every_room_stands_on_a_floor_of_the_contracts() -> None:
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contract = config["tool"]["importlinter"]["contracts"][0]
    floors = {room for layer in contract["layers"] for room in layer.split(" | ")}
    assert floors == set(ROOMS) - {"locale", "static"}


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_says_what_it_is_for(room: str) -> None:
    tree = ast.parse((HOUSE / room / "__init__.py").read_text(encoding="utf-8"))
    assert (ast.get_docstring(tree) or "").lower().startswith(room)


def test_only_actions_write() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in sources()
        if not is_writer(path)
        for line in writes(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert found == []


def test_the_search_for_writes_sees_a_write() -> None:
    assert list(writes(ast.parse("Bron.objects.filter(pk=1).update(naam='x')"))) == [1]
    assert list(writes(ast.parse("taak.save()"))) == [1]
    assert list(writes(ast.parse("cursor.execute('DELETE FROM basis_event')"))) == [1]
    assert list(writes(ast.parse("cursor.execute('SELECT 1')"))) == []
    assert list(writes(ast.parse("names.update({1})"))) == []


def test_every_noun_stands_in_the_list_of_terms() -> None:
    terms = (ROOT / "docs" / "begrippen.md").read_text(encoding="utf-8")
    models = [
        f"{model._meta.app_label}.{model.__name__}"
        for model in apps.get_models()
        if model.__module__.startswith("gastvrij.")
    ]
    assert [name for name in models if f"`{name}`" not in terms] == []


def test_nothing_is_left_for_later() -> None:
    words = re.compile(r"\b(TODO|FIXME|XXX|HACK|NotImplementedError)\b")
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in sources()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if words.search(line)
    ]
    assert found == []


def test_nobody_catches_everything() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in sources()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or ast.unparse(node.type) in {"Exception", "BaseException"})
    ]
    assert found == []


def test_publiccode_says_what_the_standard_asks() -> None:
    public = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert public["publiccodeYmlVersion"] == "0.4"
    assert public["softwareVersion"] == config["project"]["version"]
    assert public["legal"] == {"license": "EUPL-1.2"}
    assert public["softwareType"] == "standalone/web"
    assert public["maintenance"]["type"] in {"internal", "contract", "community", "none"}
    assert public["maintenance"]["contacts"]
    assert public["localisation"]["availableLanguages"] == ["nl", "en"]
    for texts in public["description"].values():
        assert len(texts["shortDescription"]) <= 150
        assert 150 <= len(texts["longDescription"]) <= 10000
        assert texts["features"]
