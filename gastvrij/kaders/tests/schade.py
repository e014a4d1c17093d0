"""Damages documents of every kind and form, and has every reader try them.

`python -m gastvrij.kaders.tests.schade 0 300` tries the documents with these numbers; a number
gives the same document each time. What breaks a reader is named, with its number.
"""

import io
import json
import os
import re
import resource
import signal
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache
from html import escape
from pathlib import Path
from random import Random
from typing import Any

import pikepdf

from gastvrij.kaders.inlezen import KINDS, OnleesbaarBestand
from gastvrij.kaders.inlezen.apart import MAX_MEMORY
from gastvrij.kaders.inlezen.lezen import lines_of, read_here
from gastvrij.kaders.inlezen.twijfels import twijfels
from gastvrij.kaders.inlezen.verantwoording import read_words, source_words

from .rendities import ALL, Alinea, Cel, Kop, Lijst, Pagina, Tabel

ELEMENT = re.compile(r"<(w:p|w:r|w:tc|w:tr|c|row|si|w:t|w:gridSpan|w:vMerge)\b[^>]*>.*?</\1>", re.S)
MOMENT, MADE = re.compile(rb"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ"), (2026, 3, 1, 12, 0, 0)
TEXT = re.compile(r">[^<>]+<")
SECONDS = 10
SHARE_OF_SOURCES, MAX_DAMAGE = 4, 5
HERE = Path(__file__).resolve()
EXAMPLES = HERE.parents[1] / "voorbeelden"
SOURCES = Path(os.environ.get("GASTVRIJ_SOURCES", HERE.parents[4] / "shared" / "sources"))
LEVELS = ["K", "B", "RV", "PV"]
ODD = [
    "\u00ad", "\u200b", "\ufffd", "?", "\x0c", "\u2028", "e\u0301", "İ", "ß", "𝔘", "\t\t", "***",
    "X X", "X", "K", "1.", "a)", "- ", "Niveau 1", "Fase 1: X", "Q1.01", "90%", "2 werkdagen",
    "1-1-2026", "31-2-2026", "Totaal 3", "Pagina 1 van 2", "&nbsp;", "<b>", '"', ";", ",", "|",
]  # fmt: skip
LONG = ["a" * 3_000, "ab " * 2_000, "…" * 2_000, "9" * 400, "-" * 3_000, "( " * 1_500, "1." * 1_000]


def plan() -> list[Any]:
    rows: list[list[str | Cel]] = [["Nummer", "Toetsterm", "Datum", *LEVELS]]
    for part in ("Ontvangen", "Luisteren"):
        rows.append([Cel(part, columns=7)])
        for nr in range(1, 5):
            marks = ["X" if (nr >> at) & 1 else "" for at in range(4)]
            text = f"De medewerker {part.lower()} de inwoner rustig en vraagt {nr} keer door."
            rows.append([f"Q1.{nr:02}", text, "1-3-2026", *marks])
    return [
        Kop(1, "Toetsplan Q1: Balie en telefoon"),
        Alinea("Ingangsdatum\t1 maart 2026"),
        Alinea("Cesuur\tZie beoordelingsformulier"),
        Tabel(rows, widths=(1, 4, 1.5, 0.6, 0.6, 0.6, 0.6)),
    ]


def book() -> list[Any]:
    blocks: list[Any] = [Kop(1, "Competentiewoordenboek")]
    for name in ("Luisteren", "Plannen"):
        blocks += [Kop(2, name), Alinea("Het vermogen om te doen wat nodig is in de situatie.")]
        for level in (1, 2):
            blocks += [Kop(3, f"Niveau {level}"), Lijst(["vraagt rustig door", "vat samen"])]
    return blocks


def talk() -> list[Any]:
    blocks: list[Any] = [
        Kop(1, "Klantcontact in Lindemeer"),
        Alinea("Wie belt, krijgt in 80% van de gesprekken binnen 30 seconden antwoord."),
    ]
    for nr in (1, 2):
        rows = [["Stap", "Aanwijzing"], ["De medewerker groet.", "Goedemorgen!\nVraagt door."]]
        blocks += [Kop(2, f"Fase {nr}: Deel"), Tabel(rows, widths=(1, 2))]
    return blocks


def norms() -> list[Any]:
    rows = [["Kanaal", "Norm"], ["Telefoon", "80% binnen 30 seconden"], ["Mail", "2 werkdagen"]]
    return [Kop(1, "Servicenormen"), Tabel(rows), Lijst(["Elke brief krijgt antwoord."], "dash")]


def other() -> list[Any]:
    nested = Lijst(["Begroeten", Lijst(["naam noemen", "luisteren"], "letter")], "number")
    merged: list[list[str | Cel]] = [
        [Cel("Groep", rows=2), "a", "b"],
        ["c", "d"],
        ["e", Cel("f", columns=2)],
    ]
    return [Kop(1, "Handreiking"), Kop(2, "1 Begin"), nested, Tabel(merged, header_rows=0)]


DOCUMENTS = (plan, book, talk, norms, other)
PAGE = Pagina(header="Gemeente Lindemeer", footer="concept", numbered=True)


@cache
def rendered(nr: int, form: str) -> bytes:
    data = ALL[form](DOCUMENTS[nr](), PAGE)
    if data.startswith(b"PK"):
        return timeless(data)
    return plain_pdf(data) if form == "pdf" else data


@cache
def files() -> tuple[Path, ...]:
    found = [*EXAMPLES.glob("*.txt"), *SOURCES.glob("0*.txt"), *SOURCES.glob("rendered/*")]
    return tuple(sorted(found))


def timeless(data: bytes) -> bytes:
    """Return an archive without the time at which it was made."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.infolist():
            content = MOMENT.sub(b"2026-03-01T12:00:00Z", old.read(part))
            new.writestr(zipfile.ZipInfo(part.filename, MADE), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def plain_pdf(data: bytes) -> bytes:
    """Return a PDF whose objects stand in the open, so that damage reaches them."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        document.save(
            out,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            static_id=True,
        )
    return out.getvalue()


# Damage to bytes


def flip(data: bytes, rng: Random) -> bytes:
    out = bytearray(data)
    for _ in range(rng.randint(1, 12)):
        at = rng.randrange(len(out))
        out[at] ^= 1 << rng.randrange(8)
    return bytes(out)


def cut(data: bytes, rng: Random) -> bytes:
    at, end = sorted((rng.randrange(len(data)), rng.randrange(len(data))))
    return rng.choice([data[:at], data[at:], data[:at] + data[end:]]) or b" "


def double(data: bytes, rng: Random) -> bytes:
    at = rng.randrange(len(data))
    piece = data[at : at + rng.randint(1, 4_000)]
    return data[:at] + piece * rng.randint(2, 6) + data[at:]


def noise(data: bytes, rng: Random) -> bytes:
    at = rng.randrange(len(data))
    return data[:at] + rng.randbytes(rng.randint(1, 30)) + data[at + rng.randint(0, 30) :]


# Damage to text


def lines(text: str, rng: Random) -> str:
    parts = text.split("\n")
    at, to = rng.randrange(len(parts)), rng.randrange(len(parts))
    action = rng.choice(["drop", "double", "move", "swap", "join", "split", "shuffle"])
    if action == "drop":
        del parts[at : at + rng.randint(1, 5)]
    elif action == "double":
        parts[at:at] = parts[at : at + rng.randint(1, 9)] * rng.randint(1, 9)
    elif action == "move":
        parts.insert(to, parts.pop(at))
    elif action == "swap":
        parts[at], parts[to] = parts[to], parts[at]
    elif action == "join":
        parts[at : at + 2] = [rng.choice([" ", "", "  ", "\t"]).join(parts[at : at + 2])]
    elif action == "split":
        half = len(parts[at]) // 2
        parts[at : at + 1] = [parts[at][:half], *[""] * rng.randint(0, 2), parts[at][half:]]
    else:
        rng.shuffle(parts)
    return "\n".join(parts) or " "


def cells(text: str, rng: Random) -> str:
    sign = rng.choice(["\t", ";", ",", "</td>", "<tr>"])
    return text.replace(sign, rng.choice(["", " ", sign * 2, sign * 40]), rng.randint(1, 50)) or " "


def numbers(text: str, rng: Random) -> str:
    other = rng.choice(["0", "-1", "1e9", "9" * 12, "1,5", "½", "②", "٣", "99999", ""])
    chance = rng.random()
    return re.sub(r"\d+", lambda one: other if rng.random() < chance else one[0], text) or " "


def words(text: str, rng: Random) -> str:
    at = rng.randrange(len(text))
    piece = rng.choice(LONG if rng.random() < 0.2 else ODD)
    return text[:at] + piece * rng.randint(1, 3) + text[at:]


def spaces(text: str, rng: Random) -> str:
    sign = rng.choice([" ", "\n", "\t", ".", "-", ":"])
    return text.replace(sign, rng.choice(["", sign * 3, "\u00a0", "\n"]), rng.randint(1, 60)) or " "


def elements(text: str, rng: Random) -> str:
    """Drop, double or move an element of XML that has none of its own name in it, or its text."""
    found = list(ELEMENT.finditer(text))
    if not found:
        return text
    one, to = rng.choice(found), rng.choice(found)
    action = rng.choice(["drop", "double", "move", "text", "text"])
    if action == "double":
        return text[: one.end()] + one[0] * rng.randint(1, 30) + text[one.end() :]
    if action == "move" and one.end() <= to.start():
        return text[: one.start()] + text[one.end() : to.end()] + one[0] + text[to.end() :]
    if action == "text":
        said = escape(rng.choice(LONG if rng.random() < 0.2 else ODD).replace("\x0c", " "))
        return text[: one.start()] + TEXT.sub(f">{said}<", one[0], count=1) + text[one.end() :]
    return text[: one.start()] + text[one.end() :]


def coded(text: str, rng: Random) -> bytes:
    coding = rng.choice(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "cp850", "utf-7"])
    return text.encode(coding, "replace")


ON_BYTES: Sequence[Callable[[bytes, Random], bytes]] = (flip, cut, double, noise)
ON_TEXT: Sequence[Callable[[str, Random], str]] = (lines, cells, numbers, words, spaces, words)


def damaged(data: bytes, rng: Random) -> bytes:
    """Return a document with some damage, in the way of its form."""
    if data.startswith(b"PK") and rng.random() < 0.85:
        return damaged_archive(data, rng)
    if rng.random() < 0.25:
        return rng.choice(ON_BYTES)(data, rng)
    is_pdf = data.startswith(b"%PDF")
    text = data.decode("latin-1" if is_pdf else "utf-8", "replace")
    for _ in range(rng.randint(1, MAX_DAMAGE)):
        text = rng.choice(ON_TEXT)(text, rng)
    if is_pdf:
        return text.encode("latin-1", "replace")
    return coded(text, rng) if rng.random() < 0.2 else text.encode("utf-8", "replace")


def damaged_archive(data: bytes, rng: Random) -> bytes:
    """Return an archive of which parts are damaged, lost, doubled or exchanged."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [(one.filename, archive.read(one)) for one in archive.infolist()]
    telling = [
        at for at, one in enumerate(parts) if re.search(r"document|sheet|strings|num", one[0])
    ]
    for _ in range(rng.randint(1, 3)):
        at = rng.choice(telling if rng.random() < 0.7 else range(len(parts)))
        name, content = parts[at]
        action = rng.random()
        if action < 0.08 and len(parts) > 1:
            parts[at] = (name, b"")
        elif action < 0.14:
            parts[at] = (name, rng.choice(parts)[1])
        elif action < 0.2:
            parts.append((name.replace("1", "2"), content))
        elif content and rng.random() < 0.7:
            text = content.decode("utf-8", "replace")
            for _ in range(rng.randint(1, MAX_DAMAGE)):
                text = elements(text, rng)
            parts[at] = (name, text.encode("utf-8"))
        elif content:
            parts[at] = (name, damaged(content, rng))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, content in dict(parts).items():
            made.writestr(zipfile.ZipInfo(name, MADE), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def document(nr: int) -> bytes:
    """Return the damaged document with this number."""
    rng = Random(nr)  # noqa: S311
    if files() and nr % SHARE_OF_SOURCES == 0:
        return damaged(rng.choice(files()).read_bytes(), rng)
    return damaged(rendered(nr % len(DOCUMENTS), list(ALL)[nr // 5 % len(ALL)]), rng)


def outcome(nr: int) -> str:
    """Return what became of a document: its kind, or why it was refused; fail on anything else."""
    data = document(nr)
    kind = None if nr % 3 else KINDS[nr // 3 % len(KINDS)]
    try:
        gelezen, tekst = read_here(f"{nr}", data, kind)
    except OnleesbaarBestand as problem:
        return problem.code
    except MemoryError:
        return "too_heavy"
    source, read = source_words(tekst), read_words(gelezen.document)
    if source != read:
        lost, made = source - read, read - source
        raise AssertionError(f"words lost {dict(lost)}, words made {dict(made)}")
    json.dumps(gelezen.as_dict())
    if len(lines_of(tekst)) != len(tekst.regels) or not all(one.text for one in twijfels(gelezen)):
        raise AssertionError("lines or doubts")
    return gelezen.kind


def peak_memory() -> int:
    """Return the most memory that this process held, in MB; getrusage counts that of its parent."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    peak = next(line for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(peak.split()[1]) // 1024


def main() -> None:
    """Try the documents from the first number up to the second."""
    resource.setrlimit(resource.RLIMIT_DATA, (MAX_MEMORY, MAX_MEMORY))
    counts: Counter[str] = Counter()
    slowest = (0.0, 0)
    for nr in range(*map(int, sys.argv[1:])):
        sys.stdout.write(f"{nr}\n")
        sys.stdout.flush()
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        start = time.process_time()
        counts[outcome(nr)] += 1
        slowest = max(slowest, (time.process_time() - start, nr))
    peak = peak_memory()
    found = {"counts": counts, "slowest": slowest, "peak_mb": peak}
    sys.stdout.write(json.dumps(found) + "\n")


if __name__ == "__main__":
    main()
