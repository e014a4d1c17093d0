"""A document as tagged PDF, made by Typst of a fixed source and data."""

import json
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

import typst

from .blokken import Stuk, document_of
from .gegevens import Kaderuitvoer

SOURCE = Path(__file__).resolve().parent / "kader.typ"
STANDARD = "ua-1"


def write_pdf(uit: Kaderuitvoer) -> bytes:
    """Return a version as PDF/UA."""
    return pdf_of(document_of(uit), uit.gewijzigd_op)


def pdf_of(stuk: Stuk, moment: datetime) -> bytes:
    """Return a document as PDF/UA; tagged all the same where no font here has one of its signs.

    `moment` is when the document became what it is: the same content gives the same bytes.
    """
    blocks = [{"blok": type(blok).__name__.lower(), **asdict(blok)} for blok in stuk.blokken]
    data = json.dumps(
        {"titel": stuk.titel, "voet": stuk.voet, "merk": stuk.merk, "blokken": blocks}
    )
    try:
        return _compiled(data, moment, [STANDARD])
    except typst.TypstError as problem:
        if "could not be displayed" not in str(problem):
            raise
        return _compiled(data, moment, [])


def _compiled(data: str, moment: datetime, standards: list[Any]) -> bytes:
    made: bytes = typst.compile(
        SOURCE.read_bytes(),
        format="pdf",
        sys_inputs={"stuk": data},
        pdf_standards=standards,
        # Typst takes whole seconds only.
        timestamp=moment.replace(microsecond=0),
    )
    return made
