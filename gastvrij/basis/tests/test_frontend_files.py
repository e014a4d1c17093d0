"""What every template, style sheet and theme of the house keeps to."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from gastvrij.basis import thema
from gastvrij.basis.componenten import ICONS
from gastvrij.config.navigation import NAVIGATION

ROOT = Path(__file__).parents[3]
CSS = ROOT / "gastvrij/basis/static/basis/css"
VENDOR = ICONS.parent
NODE_MODULES = ROOT / "frontend/node_modules"
TEMPLATES = sorted(ROOT.glob("gastvrij/**/templates/**/*.html"))
SCRIPTS = sorted(ROOT.glob("gastvrij/**/static/**/js/*.js"))
SHIPPED = {
    line
    for line in (ROOT / "frontend/icons.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
}
TAG = re.compile(r"{%.*?%}", re.DOTALL)
FORBIDDEN_IN_HTML = {
    "inline style": r"\sstyle\s*=",
    "inline script": r"<script(?![^>]*\ssrc=)",
    "style element": r"<style",
    "event attribute": r"\son[a-z]+\s*=",
    "htmx event attribute": r"hx-on",
    "script in an attribute": r"[\"'](js|javascript):",
}


def _id(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", TEMPLATES, ids=_id)
def test_a_template_keeps_to_the_content_security_policy(path: Path) -> None:
    html = TAG.sub("", path.read_text(encoding="utf-8"))
    found = [what for what, pattern in FORBIDDEN_IN_HTML.items() if re.search(pattern, html)]
    assert found == []


@pytest.mark.parametrize("path", TEMPLATES, ids=_id)
def test_every_icon_that_a_template_names_is_shipped(path: Path) -> None:
    html = path.read_text(encoding="utf-8")
    named = re.findall(r"{%\s*icoon\s+[\"']([\w-]+)", html)
    named += re.findall(r"\bicon=[\"']([\w-]+)[\"']", html)
    assert set(named) <= SHIPPED


def test_every_icon_of_the_main_menu_is_shipped() -> None:
    assert {entry.icon for entry in NAVIGATION} <= SHIPPED


def test_the_built_icons_are_those_of_the_list() -> None:
    assert set(json.loads(ICONS.read_text(encoding="utf-8"))) == SHIPPED


@pytest.mark.parametrize("name", ["app.css", "compact.css", "patronen.css", "grafiek.css"])
def test_colour_values_stand_in_themes_only(name: str) -> None:
    css = (CSS / name).read_text(encoding="utf-8")
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl)a?\(", css) == []


@pytest.mark.parametrize("path", sorted(CSS.glob("thema-*.css")), ids=_id)
def test_a_theme_keeps_the_contract_of_contrast(path: Path) -> None:
    assert thema.shortfalls(thema.read_theme(path.read_text(encoding="utf-8"))) == []


def test_a_theme_that_is_too_pale_or_incomplete_is_told_so() -> None:
    colours = thema.read_theme((CSS / "thema-lindemeer.css").read_text(encoding="utf-8"))
    pale = thema.shortfalls(colours | {"merk-400": "#8fc4cd"})
    assert [text.split(":")[0] for text in pale] == ["merk-400 op wit"]
    without = {name: colour for name, colour in colours.items() if name != "geel-300"}
    assert thema.shortfalls(without) == ["geel-300 ontbreekt"]


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21.0), ("#ffffff", "#ffffff", 1.0), ("#777777", "#ffffff", 4.48)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert thema.contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert thema.contrast(other, one) == pytest.approx(ratio, abs=0.005)


@pytest.mark.parametrize("path", SCRIPTS, ids=_id)
def test_own_scripts_evaluate_no_text_and_keep_only_the_number_of_a_draft(path: Path) -> None:
    script = path.read_text(encoding="utf-8")
    forbidden = r"\beval\(|new Function|innerHTML|outerHTML|insertAdjacentHTML|localStorage"
    assert re.findall(forbidden, script) == []
    # What is typed without a server is kept by one script, encrypted.
    assert ("indexedDB" in script) == (path.name == "kluis.js")
    assert ("indexedDB" in script) == ("AES-GCM" in script)
    kept = re.findall(r"sessionStorage\.setItem\(([^)]*\)), (.*?)\)", script)
    assert set(kept) <= {("place(form)", "versie")}
    assert script.count("sessionStorage.setItem") == len(kept)


def test_the_lock_file_names_no_registry() -> None:
    lock = (ROOT / "frontend/package-lock.json").read_text(encoding="utf-8")
    assert '"resolved"' not in lock
    assert "registry" not in lock


def test_every_package_travels_with_its_licence() -> None:
    manifest = json.loads((ROOT / "frontend/package.json").read_text(encoding="utf-8"))
    notices = (VENDOR / "LICENTIES.txt").read_text(encoding="utf-8")
    assert [
        name
        for name, version in manifest["dependencies"].items()
        if f"{name} {version} (" not in notices
    ] == []


@pytest.mark.skipif(not NODE_MODULES.is_dir(), reason="frontend/node_modules is not installed")
def test_a_second_build_finds_everything_done(tmp_path: Path) -> None:
    command: list[str | Path] = [
        sys.executable,
        ROOT / "frontend/build.py",
        NODE_MODULES,
        tmp_path / "vendor",
    ]
    first = subprocess.run(command, capture_output=True, text=True, check=True)
    made = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "vendor").iterdir()}
    second = subprocess.run(command, capture_output=True, text=True, check=True)
    assert first.stdout.startswith("Front end built")
    assert second.stdout.startswith("Front end is up to date")
    assert made == {path.name: path.stat().st_mtime_ns for path in (tmp_path / "vendor").iterdir()}
    assert {"nlds.css", "koppeling.css", "letters.css", "htmx.min.js"} <= set(made)
    assert "sourceMappingURL" not in (tmp_path / "vendor/htmx.min.js").read_text(encoding="utf-8")


def test_a_build_without_packages_says_what_to_run(tmp_path: Path) -> None:
    command: list[str | Path] = [
        sys.executable,
        ROOT / "frontend/build.py",
        tmp_path,
        tmp_path / "vendor",
    ]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    assert answer.returncode == 1
    assert "npm ci --prefix frontend" in answer.stderr
