import json
import re
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

pytestmark = pytest.mark.one_database

HEADER = "item,rater,value\n"
TWO = HEADER + "1,els,1\n1,wim,1\n2,els,2\n2,wim,3\n3,els,3\n3,wim,3\n4,els,1\n4,wim,2\n"
KEYS = [
    "percent_agreement",
    "cohen_kappa",
    "fleiss_kappa",
    "krippendorff_alpha",
    "gwet_ac1",
    "gwet_ac2",
    "icc",
    "notes",
]
# Twelve units and four observers with gaps, from Krippendorff 2011.
GAPS = "11*1,2232,3333,3333,2222,1234,4444,1121,2222,*555,**11,**3*"


def write(folder: Path, text: str) -> Path:
    path = folder / "oordelen.csv"
    path.write_text(text, encoding="utf-8")
    return path


def run(path: Path, *words: str) -> str:
    out = StringIO()
    call_command("agreement", str(path), *words, stdout=out, stderr=StringIO())
    return out.getvalue()


def as_json(path: Path, *words: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run(path, "--json", *words))
    return found


def test_json_has_the_promised_keys_and_only_numbers(tmp_path: Path) -> None:
    found = as_json(write(tmp_path, TWO))
    assert list(found) == KEYS
    assert list(found["krippendorff_alpha"]) == ["nominal", "ordinal", "interval"]
    assert list(found["icc"]) == ["1_1", "2_1", "3_1", "1_k", "2_k", "3_k"]
    assert found["percent_agreement"] == 0.5
    assert found["gwet_ac2"] is None
    assert "--weights" in found["notes"]["gwet_ac2"]
    parts = [found[key] for key in KEYS[:-1] if key != "gwet_ac2"]
    numbers = [
        one for part in parts for one in (part.values() if isinstance(part, dict) else [part])
    ]
    assert all(isinstance(one, float) for one in numbers)
    assert all(isinstance(text, str) for text in found["notes"].values())


def test_with_weights_cohen_is_weighted_and_ac2_is_filled(tmp_path: Path) -> None:
    path = write(tmp_path, TWO)
    plain, linear, quadratic = (
        as_json(path, *words) for words in ([], ["--weights", "linear"], ["--weights", "quadratic"])
    )
    assert len({one["cohen_kappa"] for one in (plain, linear, quadratic)}) == 3
    assert linear["gwet_ac2"] != quadratic["gwet_ac2"]
    assert "gwet_ac2" not in linear["notes"]
    for key in ("gwet_ac1", "fleiss_kappa", "icc", "krippendorff_alpha"):
        assert plain[key] == linear[key]


def test_missing_rows_are_not_rated(tmp_path: Path) -> None:
    rows = [
        f"{item},{who},{sign}\n"
        for item, line in enumerate(GAPS.split(","))
        for who, sign in enumerate(line)
        if sign != "*"
    ]
    found = as_json(write(tmp_path, HEADER + "".join(rows)), "--weights", "quadratic")
    assert found["percent_agreement"] == 9 / 11
    assert found["krippendorff_alpha"]["nominal"] == 113 / 152
    assert found["krippendorff_alpha"]["interval"] == 951 / 1120
    assert found["gwet_ac1"] == 31825 / 41041
    assert found["gwet_ac2"] == 17685 / 19349
    assert round(found["fleiss_kappa"], 5) == 0.76117
    assert found["cohen_kappa"] is None
    assert "twee beoordelaars" in found["notes"]["cohen_kappa"]
    assert "8 van de 12" in found["notes"]["icc.2_1"]
    expected = "Items: 12. Beoordelaars: 4. Oordelen: 41. Dubbel beoordeeld: 11."
    assert found["notes"]["n"].startswith(expected)
    assert "Indicatief" in found["notes"]["n"]


def test_words_have_no_order_so_what_needs_one_is_null_and_says_so(tmp_path: Path) -> None:
    words = TWO.replace(",1\n", ",K\n").replace(",2\n", ",B\n").replace(",3\n", ",RV\n")
    found = as_json(write(tmp_path, words), "--weights", "linear")
    plain = as_json(write(tmp_path, TWO))
    assert found["krippendorff_alpha"]["nominal"] == plain["krippendorff_alpha"]["nominal"]
    assert found["gwet_ac1"] == plain["gwet_ac1"]
    for name in ("cohen_kappa", "gwet_ac2"):
        assert found[name] is None
        assert "volgorde" in found["notes"][name]
    assert found["krippendorff_alpha"]["ordinal"] is None
    assert "volgorde" in found["notes"]["krippendorff_alpha.ordinal"]
    assert set(found["icc"].values()) == {None}
    assert "getallen" in found["notes"]["icc.3_k"]


def test_the_table_is_dutch_and_says_how_little_it_rests_on(tmp_path: Path) -> None:
    text = run(write(tmp_path, TWO), "--weights", "linear")
    lines = text.splitlines()
    assert lines[0] == "Items: 4. Beoordelaars: 2. Oordelen: 8. Dubbel beoordeeld: 4."
    assert lines[1].startswith("Minder dan 10")
    (percent,) = (line for line in lines if line.startswith("Gelijke oordelen"))
    assert percent.split() == ["Gelijke", "oordelen", "0,500", "0,000", "tot", "1,000"]
    assert [line.split()[0] for line in lines if line.startswith("ICC")] == [
        "ICC(1,1)",
        "ICC(2,1)",
        "ICC(3,1)",
        "ICC(1,k)",
        "ICC(2,k)",
        "ICC(3,k)",
    ]
    assert lines[-1].startswith("Intervallen: 1000 trekkingen")


def test_a_note_stands_once_below_the_table_that_refers_to_it(tmp_path: Path) -> None:
    text = run(write(tmp_path, HEADER + "1,els,Ja\n1,wim,ja\n2,els,Ja\n"))
    assert text.count("Hiervoor moeten alle waarden getallen zijn") == 1
    assert "Deze waarden verschillen alleen in hoofdletters en tellen als verschil: Ja, ja." in text
    assert "Maar één keer beoordeeld: 1 van de 2 items" in text
    (icc,) = (line for line in text.splitlines() if line.startswith("ICC(1,1)"))
    assert icc.split()[1] == "–"
    found = as_json(tmp_path / "oordelen.csv")
    assert "Ja, ja" in found["notes"]["value"]


def test_enough_items_need_no_warning(tmp_path: Path) -> None:
    rows = "".join(f"{at},els,{at % 3}\n{at},wim,{(at + at // 20) % 3}\n" for at in range(30))
    lines = run(write(tmp_path, HEADER + rows)).splitlines()
    assert lines[0].endswith("Dubbel beoordeeld: 30.")
    assert lines[1] == ""


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_who_looks_on_sees_the_progress(tmp_path: Path) -> None:
    err = Terminal()
    call_command("agreement", str(write(tmp_path, TWO)), stdout=StringIO(), stderr=err)
    said = re.sub(r"\x1b\[[0-9;]*m", "", err.getvalue())
    assert said.startswith("Trekking 100 van 1000\rTrekking 200 van 1000\r")
    assert said.endswith("Trekking 1000 van 1000\n")


def test_who_does_not_look_on_gets_no_progress_and_the_same_table_each_time(tmp_path: Path) -> None:
    path, err = write(tmp_path, TWO), StringIO()
    out = StringIO()
    call_command("agreement", str(path), stdout=out, stderr=err)
    assert err.getvalue() == ""
    assert out.getvalue() == run(path)


def test_conversations_are_what_is_drawn(tmp_path: Path) -> None:
    rows = "".join(f"{at},{who},1,g\n" for at in range(3) for who in ("els", "wim"))
    text = run(write(tmp_path, "item,rater,value,gesprek\n" + rows))
    assert "minstens twee gesprekken" in text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "noemt niet: item, rater, value"),
        ("item,value\n1,2\n", "noemt niet: rater"),
        ("item,rater,value,value\n1,els,1,2\n", "De kolom value staat er meer dan één keer"),
        (HEADER, "Onder de kop staan geen oordelen"),
        (HEADER + "1,els,1\n1,els,2\n", "Item “1” heeft meer dan één oordeel van “els”"),
        (HEADER + "1,els,1\n1,els,1\n", "Laat er één staan"),
        (HEADER + "1,els,\n", "Regel 2: value is leeg"),
        (HEADER + "1,els\n", "Regel 2: value is leeg"),
        (HEADER + "1,els,1\n\n ,els,1\n", "Regel 4: item is leeg"),
        ("item,rater,value,gesprek\n1,els,1,\n", "Regel 2: gesprek is leeg"),
        (
            "item,rater,value,gesprek\n1,els,1,a\n1,wim,1,b\n",
            "Item “1” staat bij meer dan één gesprek",
        ),
        (HEADER + '1,els,"1\n' + "1,els,1\n" * 200, "Regel 2 is niet te lezen"),
    ],
)
def test_what_cannot_be_counted_is_refused_with_what_to_do(
    tmp_path: Path, text: str, said: str
) -> None:
    path = write(tmp_path, text)
    with pytest.raises(CommandError) as problem:
        run(path)
    assert said in str(problem.value)
    assert str(problem.value).startswith(str(path))


def test_a_file_that_is_not_there_is_told_so(tmp_path: Path) -> None:
    for path in (tmp_path / "weg.csv", tmp_path):
        with pytest.raises(CommandError, match="is niet te openen"):
            run(path)


def test_the_program_itself_needs_no_database_and_ends_with_1(tmp_path: Path) -> None:
    program = Path(sys.executable).parent / "gastvrij"
    environment = {
        "GASTVRIJ_VAR": str(tmp_path / "var"),
        "PATH": "/usr/bin:/bin",
        "DATABASE_URL": "postgres://nobody@127.0.0.1:1/nothing",
    }
    good, bad = (
        subprocess.run(
            [program, "agreement", path, "--json"],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        for path in (write(tmp_path, TWO), tmp_path / "weg.csv")
    )
    assert (good.returncode, good.stderr) == (0, "")
    assert json.loads(good.stdout)["percent_agreement"] == 0.5
    assert (bad.returncode, bad.stdout) == (1, "")
    assert "is niet te openen" in bad.stderr
