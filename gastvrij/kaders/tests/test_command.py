import json
import subprocess
import sys
from io import StringIO
from pathlib import Path

from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gastvrij.conftest import Cast
from gastvrij.kaders.models import Bron, Kruistabel, Voorstel

from .conftest import EXAMPLES, All

PLAN = EXAMPLES / "toetsplan.txt"
CROSSWALK = EXAMPLES / "kruistabel.csv"


def run(*words: str | Path) -> tuple[str, str, str]:
    """Return what was printed, what was complained about, and how it ended."""
    out, err = StringIO(), StringIO()
    try:
        call_command("import_documents", *map(str, words), stdout=out, stderr=err)
    except CommandError as problem:
        return out.getvalue(), err.getvalue(), str(problem)
    return out.getvalue(), err.getvalue(), ""


def test_a_dry_run_asks_nothing_of_the_database() -> None:
    out, err, end = run("--dry-run", "--json", PLAN)
    assert json.loads(out)["kind"] == "toetsplan"
    assert (err, end) == ("", "")


def test_several_files_give_one_object_a_line(db: None) -> None:
    with CaptureQueriesContext(connection) as queries:
        out, _err, _end = run("--dry-run", "--json", PLAN, CROSSWALK)
    plan, crosswalk = (json.loads(line) for line in out.splitlines())
    assert plan["sections"][0]["items"][0]["code"] == "L1.01"
    assert crosswalk["kind"] == "kruistabel"
    assert len(queries) == 0


def test_without_json_it_is_a_summary_in_dutch() -> None:
    out, _err, _end = run("--dry-run", PLAN, EXAMPLES / "competentieprofiel.txt", CROSSWALK)
    assert "Soort: Toetsplan (zekerheid 100 %)" in out
    assert "Toetsterm: 12" in out
    assert "staat niet in de tekst" in out
    assert "regel 1: " in out
    assert "Kruistabel: 22 verbanden" in out


def test_the_kind_can_be_given() -> None:
    out, _err, _end = run(
        "--dry-run",
        "--json",
        "--soort",
        "competentieprofiel",
        EXAMPLES / "competentiewoordenboek.txt",
    )
    assert json.loads(out)["kind"] == "competentieprofiel"


def test_storing_needs_somebody(db: None) -> None:
    assert "--door" in run(PLAN)[2]
    assert "geen medewerker “niemand”" in run("--door", "niemand", PLAN)[2]
    assert not Bron.objects.exists()


def test_storing_stores_file_and_proposal(cast: Cast) -> None:
    out, _err, end = run("--json", "--door", "kim", PLAN)
    assert end == ""
    voorstel = Voorstel.objects.get()
    assert voorstel.inhoud == json.loads(out)
    assert voorstel.bron.geladen_door == cast.kim


def test_a_crosswalk_is_stored_too(cast: Cast, all_published: All) -> None:
    assert run("--door", "kim", CROSSWALK)[2] == ""
    assert Kruistabel.objects.get().verbanden.count() == 22


def test_who_may_not_read_in_is_told_so(cast: Cast) -> None:
    _out, err, end = run("--door", "noor", PLAN)
    assert "Uw rol" in err
    assert end == "1 van 1 bestanden niet ingelezen."
    assert not Bron.objects.exists()


def test_a_bad_file_does_not_stop_the_others(cast: Cast, tmp_path: Path) -> None:
    empty = tmp_path / "leeg.txt"
    empty.write_bytes(b"")
    large = tmp_path / "groot.txt"
    with large.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    crosswalk = tmp_path / "fout.csv"
    crosswalk.write_text("van,naar\nA1,B\n")
    files = [empty, large, tmp_path / "weg.txt", tmp_path, crosswalk, PLAN]
    out, err, end = run("--json", "--door", "kim", *files)
    assert end == "5 van 6 bestanden niet ingelezen."
    for said in ("is leeg", "groter dan 20 MB", "niet te openen", "klopt nog niet", "  Regel 1"):
        assert said in err
    assert json.loads(out)["kind"] == "toetsplan"
    assert Bron.objects.count() == 1


def test_the_program_itself_ends_with_1_and_keeps_stdout_clean(tmp_path: Path) -> None:
    empty = tmp_path / "leeg.txt"
    empty.write_bytes(b"")
    done = subprocess.run(
        [Path(sys.executable).parent / "gastvrij", "import", "--dry-run", "--json", empty, PLAN],
        env={"GASTVRIJ_VAR": str(tmp_path / "var"), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert json.loads(done.stdout)["kind"] == "toetsplan"
    assert "leeg.txt: Dit bestand is leeg" in done.stderr
    assert not (tmp_path / "var" / "gastvrij.sqlite3").exists()
