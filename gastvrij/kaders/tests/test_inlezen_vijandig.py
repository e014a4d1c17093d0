"""Hostile and foreign files: each ends in time, in 500 MB, in a message that says what to do."""

import gzip
import io
import struct
import time
import zipfile
import zlib
from collections.abc import Callable
from typing import Any

import openpyxl
import pikepdf
import pytest

from gastvrij.kaders.inlezen import MELDINGEN, OnleesbaarBestand, apart, read_all
from gastvrij.kaders.inlezen.gemeen.voortgang import no_step
from gastvrij.kaders.inlezen.lezen import read_here

from .pdf_maker import Page, make_pdf
from .rendities import as_docx, as_pdf, as_xlsx
from .schade import plan

MEGA = 1024 * 1024


def archive(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


def zipped(*names: str) -> bytes:
    return archive(dict.fromkeys(names, b"<x/>"))


def repacked(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for part in old.infolist():
            new.writestr(part.filename, change(part.filename, old.read(part)))
    return out.getvalue()


def in_sheet(change: Callable[[bytes], bytes]) -> bytes:
    def only(name: str, content: bytes) -> bytes:
        return change(content) if name.endswith("sheet1.xml") else content

    return repacked(as_xlsx(plan()), only)


def in_document(change: Callable[[bytes], bytes]) -> bytes:
    def only(name: str, content: bytes) -> bytes:
        return change(content) if name.endswith("document.xml") else content

    return repacked(as_docx(plan()), only)


def laughs(content: bytes) -> bytes:
    start, rest = content.split(b"?>", 1) if content.startswith(b"<?xml") else (b"<?xml", content)
    entities = b'<!ENTITY a "haha">' + b"".join(
        b'<!ENTITY %c "&%c;&%c;&%c;&%c;">' % (98 + nr, *[97 + nr] * 4) for nr in range(20)
    )
    return start + b"?><!DOCTYPE x [" + entities + b"]>" + rest


def locked(data: bytes) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        document.save(out, encryption=pikepdf.Encryption(owner="geheim", user="geheim"))
    return out.getvalue()


def pdf_with(content: bytes, **objects: str) -> bytes:
    """Return a PDF of one page with this content, compressed, and these forms."""
    packed = zlib.compress(content)
    forms = " ".join(f"/{name} {6 + nr} 0 R" for nr, name in enumerate(objects))
    parts = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources 5 0 R >>",
        f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n{packed.decode('latin-1')}"
        "\nendstream",
        "<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
        f" /XObject << {forms} >> >>",
        *(
            f"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources 5 0 R /Length {len(one)}"
            f" >>\nstream\n{one}\nendstream"
            for one in objects.values()
        ),
    ]
    body = "".join(f"{nr} 0 obj\n{one}\nendobj\n" for nr, one in enumerate(parts, start=1))
    return f"%PDF-1.5\n{body}trailer\n<< /Root 1 0 R /Size 9 >>\n%%EOF\n".encode("latin-1")


def workbook(fill: Callable[[Any], None]) -> bytes:
    book = openpyxl.Workbook()
    fill(book.active)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def far_corner(sheet: Any) -> None:
    sheet["A1"], sheet["XFD1048576"] = "begin", "eind"


def many_rows(sheet: Any) -> None:
    for _ in range(20_100):
        sheet.append(["x"])


def page_loop() -> bytes:
    return make_pdf([Page()]).replace(b"/Kids [5 0 R]", b"/Kids [2 0 R]")


REFUSED: dict[str, tuple[str, Callable[[], bytes]]] = {
    "zip that unpacks to a lot": (
        "zip_bomb",
        lambda: in_document(lambda content: content + b" " * (30 * MEGA)),
    ),
    "workbook that unpacks to a lot": (
        "zip_bomb",
        lambda: in_sheet(lambda content: content + b" " * (30 * MEGA)),
    ),
    "archive of many parts": (
        "zip_bomb",
        lambda: zipped("word/document.xml", *(f"p{nr}.xml" for nr in range(3_000))),
    ),
    "entities in word": ("entities", lambda: in_document(laughs)),
    "entities in excel": ("entities", lambda: in_sheet(laughs)),
    "half a word file": ("zip_broken", lambda: as_docx(plan())[:9_000]),
    "half a part of a workbook": ("xlsx_broken", lambda: in_sheet(lambda one: one[:900])),
    "locked office file": (
        "password",
        lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 64 + "EncryptedPackage".encode("utf-16-le"),
    ),
    "locked pdf": ("password", lambda: locked(as_pdf(plan()))),
    "half a pdf": ("pdf_broken", lambda: make_pdf([Page()])[:200]),
    "scan": ("scan", lambda: make_pdf([Page(), Page()])),
    "pages in a ring": ("scan", page_loop),
    "page without end": (
        "too_heavy",
        lambda: pdf_with(b"BT /F1 9 Tf (x) Tj ET " * 400_000),
    ),
    "drawing that draws itself": ("scan", lambda: pdf_with(b"/A Do", A="/A Do /A Do")),
    "letters without end": (
        "too_heavy",
        lambda: pdf_with(b"BT /F1 9 Tf (" + b"x" * 100_000 + b") Tj ET"),
    ),
    "old office file": ("old_office", lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 600),
    "binary workbook": ("binary_sheet", lambda: zipped("xl/workbook.bin")),
    "presentation": ("presentation", lambda: zipped("ppt/presentation.xml")),
    "opendocument": ("open_document", lambda: zipped("mimetype", "content.xml")),
    "zip with a document in it": ("archive", lambda: archive({"plan.docx": as_docx(plan())})),
    "zip in a zip": ("archive", lambda: archive({"a": archive({"b": b"x" * MEGA})})),
    "gzip": ("archive", lambda: gzip.compress(b"tekst")),
    "rtf": ("rtf", lambda: rb"{\rtf1\ansi Toetsplan}"),
    "png": ("image", lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 40),
    "jpeg": ("image", lambda: b"\xff\xd8\xff\xe0" + b"\0" * 40),
    "bmp": ("image", lambda: b"BM" + struct.pack("<I", 64) + b"\0" * 58),
    "webp": ("image", lambda: b"RIFF\x10\0\0\0WEBPVP8 "),
    "mail": ("web_archive", lambda: b"From: kim@lindemeer.example\nMIME-Version: 1.0\n\nDag"),
    "xml": ("xml", lambda: b"<?xml version='1.0'?><kader><deel/></kader>"),
    "entities in xml": ("xml", lambda: laughs(b"<?xml version='1.0'?><a>&z;</a>")),
    "json that is no framework": ("json", lambda: b'{"naam": "Kim", "leeftijd": 40}'),
    "half a json": ("json", lambda: b'{"CFDocument": {"identifier": '),
    "deep json": ("too_deep", lambda: b"[" * 200_000),
    "deep web page": ("too_deep", lambda: b"<html><body>" + b"<div>" * 100_000 + b"x"),
    "deep web page that is small": ("too_deep", lambda: b"<html>" + b"<b>" * 210 + b"x"),
    "wide web page": (
        "too_wide",
        lambda: b"<table><tr>" + b"<td>x" * 100_000 + b"<tr><td>y</table>",
    ),
    "cell over a million columns": (
        "too_wide",
        lambda: b"<table><tr><td colspan=99999>x<td>y<tr><td>y</table>",
    ),
    "wide text": ("too_wide", lambda: b"\t".join([b"x"] * 9_000) + b"\ny\tz\n"),
    "wide csv": ("too_wide", lambda: b"\n".join([b";".join([b"x"] * 9_000)] * 2)),
    "hundred thousand columns": ("too_long", lambda: b"\n".join([b";".join([b"x"] * 100_000)] * 2)),
    "wide workbook": ("too_wide", lambda: workbook(far_corner)),
    "long cell": ("too_long", lambda: b"a;b\nc;" + b"d" * 30_000 + b"\n"),
    "many rows": ("too_long", lambda: workbook(many_rows)),
    "twenty megabytes": ("too_large", lambda: b" " * (20 * MEGA + 1)),
    "text of zeroes": ("binary", lambda: b"\0" * 4_000),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_is_hostile_or_foreign_is_refused_with_what_to_do(name: str) -> None:
    code, make = REFUSED[name]
    data = make()
    start = time.process_time()
    with pytest.raises(OnleesbaarBestand) as refused:
        read_here(name, data)
    assert refused.value.code == code
    assert str(refused.value) == MELDINGEN[code]
    assert time.process_time() - start < 10


def test_every_message_is_met_by_a_test_or_is_known_to_be_met_elsewhere() -> None:
    met = {code for code, _ in REFUSED.values()}
    elsewhere = {
        *("empty", "mojibake", "encoding", "unknown_kind", "not_this_kind", "too_many_pages"),
        *("docx_broken", "html_broken", "too_slow", "reader_failed", "own_sheet"),
    }
    assert set(MELDINGEN) <= met | elsewhere


# The process that a file is read in


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Read a file with other bounds than usual; return why it is refused."""

    def refused(data: bytes, **bounds: float) -> str:
        for name, value in bounds.items():
            monkeypatch.setattr(apart, name, value)
        apart._remembered.cache_clear()  # noqa: SLF001
        with pytest.raises(OnleesbaarBestand) as problem:
            read_all("x", data)
        return problem.value.code

    return refused


def test_a_file_that_takes_too_long_is_stopped(failing: Callable[..., str]) -> None:
    ring = pdf_with(b"/A Do " * 300_000, A="q Q " * 40)
    start = time.monotonic()
    assert failing(ring, SECONDS=1) == "too_slow"
    assert time.monotonic() - start < 30


def test_a_file_is_stopped_by_the_clock_on_a_machine_without_time(
    failing: Callable[..., str],
) -> None:
    assert failing(as_docx(plan()), MAX_WAIT=0.01) == "too_slow"


def test_a_file_that_takes_too_much_memory_is_stopped(failing: Callable[..., str]) -> None:
    big = pdf_with(b"BT /F1 9 Tf (x) Tj ET " * 150_000)
    assert failing(big, MAX_MEMORY=80 * MEGA) == "too_heavy"


def test_a_reader_that_breaks_says_so_and_leaves_the_reason_in_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with pytest.raises(OnleesbaarBestand) as problem:
        apart.ask("read", b"Een zin.", "onzin", no_step)
    assert problem.value.code == "reader_failed"
    assert "KeyError" in caplog.text


def test_who_waits_may_stop_the_reading() -> None:
    def stop(_done: int, _total: int | None) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        read_all("x", as_pdf(plan()), progress=stop)
