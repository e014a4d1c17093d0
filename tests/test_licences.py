"""The project is EUPL-1.2, so nothing under GPL or AGPL may be needed to run it."""

import re
from importlib import metadata
from pathlib import Path

import pytest

pytestmark = pytest.mark.one_database

ROOT = Path(__file__).resolve().parent.parent
# LGPL is allowed: it binds changes to the library only.
STRONG_COPYLEFT = re.compile(r"(?<!L)\bA?GPL|(?<!Lesser )(?<!Library )General Public License", re.I)


def locked() -> list[str]:
    """Return the distributions that running needs, those of other platforms left out."""
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    return [
        line.split("==")[0]
        for line in lines
        if "==" in line and "sys_platform == 'win32'" not in line
    ]


def licences(name: str) -> list[str]:
    """Return what a distribution says about its licence, a long text by its first line."""
    about = metadata.metadata(name)
    said = [
        text.split("\n")[0]
        for field in ("License-Expression", "License")
        for text in about.get_all(field) or []
    ]
    classified = about.get_all("Classifier") or []
    return said + [text for text in classified if text.startswith("License ::")]


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("GPL-3.0-or-later", True),
        ("AGPLv3", True),
        ("License :: OSI Approved :: GNU General Public License v3 (GPLv3)", True),
        ("License :: OSI Approved :: GNU Affero General Public License v3", True),
        ("LGPL-3.0-only", False),
        ("GNU Lesser General Public License v3 (LGPLv3)", False),
        ("BSD-3-Clause", False),
    ],
)
def test_gpl_and_agpl_are_told_from_lgpl(text: str, refused: bool) -> None:  # noqa: FBT001
    assert bool(STRONG_COPYLEFT.search(text)) is refused


def test_every_runtime_dependency_names_a_licence_that_eupl_can_live_with() -> None:
    said = {name: licences(name) for name in locked()}
    assert [name for name, texts in said.items() if not texts] == []
    assert [
        name for name, texts in said.items() if any(STRONG_COPYLEFT.search(text) for text in texts)
    ] == []


def test_no_lock_names_a_registry() -> None:
    for lock in ROOT.glob("requirements*.lock"):
        text = lock.read_text(encoding="utf-8")
        assert "://" not in text, lock.name
        assert "--hash=sha256:" in text, lock.name
