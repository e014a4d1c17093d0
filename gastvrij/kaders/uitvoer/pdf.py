"""A version of a kader as tagged PDF, made by Typst of a fixed source and data."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import typst

from .blokken import document_of
from .gegevens import Kaderuitvoer

SOURCE = Path(__file__).resolve().parent / "kader.typ"
STANDARD = "ua-1"


def write_pdf(uit: Kaderuitvoer) -> bytes:
    """Return a version as PDF/UA; tagged all the same where no font here has one of its signs."""
    stuk = document_of(uit)
    blocks = [{"blok": type(blok).__name__.lower(), **asdict(blok)} for blok in stuk.blokken]
    data = json.dumps({"titel": stuk.titel, "voet": stuk.voet, "blokken": blocks})
    try:
        return _compiled(data, uit, [STANDARD])
    except typst.TypstError as problem:
        if "could not be displayed" not in str(problem):
            raise
        return _compiled(data, uit, [])


def _compiled(data: str, uit: Kaderuitvoer, standards: list[Any]) -> bytes:
    made: bytes = typst.compile(
        SOURCE.read_bytes(),
        format="pdf",
        sys_inputs={"stuk": data},
        pdf_standards=standards,
        timestamp=uit.gewijzigd_op,
    )
    return made
