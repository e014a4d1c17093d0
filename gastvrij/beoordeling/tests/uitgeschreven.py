"""A written-out conversation for tests, and what was planted in it."""

import io
import json
from datetime import datetime

import docx
from django.contrib.sessions.models import Session
from django.db import connection
from django.urls import reverse

from gastvrij.beoordeling import actions
from gastvrij.beoordeling.models import Observatie, Transcript

from .scenario import BEGUN, CALLED, PLANNED, Stage

PLANTED = (
    "999990019",
    "06-12345678",
    "0612345678",
    "p.zijlstra@post.example",
    "NL91ABNA0417164300",
    "Molenweg",
    "1234 AB",
    "12-03-1980",
    "Zijlstra",
    "Petra",
)


SAID = """[00:01] Noor Bakker: Goedemorgen, met Noor van de gemeente.
[00:05] Petra Zijlstra: Goedemorgen, u spreekt met Petra Zijlstra.
[00:09] Noor Bakker: Wat kan ik voor u doen, mevrouw Zijlstra?
[00:12] Petra Zijlstra: Mijn bsn is 999990019, ik woon op Molenweg 9, 1234 AB.
[00:20] Petra Zijlstra: Bel 06-12345678 of mail p.zijlstra@post.example.
[00:31] Noor Bakker: En uw rekening?
[00:35] Petra Zijlstra: NL91ABNA0417164300. Ik ben geboren op 12-03-1980.
"""


CLEAN = "Medewerker: Waarmee kan ik u helpen?\nInwoner: Ik zoek mijn rijbewijs.\nMedewerker: Graag."


def keep(stage: Stage, observatie: Observatie, tekst: str = CLEAN) -> Transcript:
    return actions.keep_transcript(
        by=observatie.beoordelaar, at=PLANNED, observatie=observatie, tekst=tekst, sprekers={}
    )


def begin_written(stage: Stage, observatie: Observatie, at: datetime = CALLED) -> Observatie:
    return actions.begin_from_transcript(
        by=observatie.beoordelaar,
        at=BEGUN,
        observatie=observatie,
        gesprek_begonnen_op=at,
        burger_geinformeerd=True,
    )


def url(name: str, observatie: Observatie) -> str:
    return reverse(f"beoordeling:{name}", args=[observatie.uuid])


def everything_stored() -> str:
    """Return every value of every table of the database as text, and sessions unpacked."""
    found = [json.dumps(one.get_decoded(), default=str) for one in Session.objects.all()]
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - names of our own tables
            for row in cursor.fetchall():
                found += [
                    bytes(v).decode("utf-8", "replace")
                    if isinstance(v, bytes | memoryview)
                    else json.dumps(v, ensure_ascii=False, default=str)
                    for v in row
                ]
    return "\n".join(found)


def answers(page: str) -> dict[str, str]:
    """Return the speakers' questions of the page with Noor as employee, Petra as citizen."""
    names = [part.split('"')[0] for part in page.split('name="wie-')[1:]]
    return {f"wie-{n}": who for n, who in zip(names, ("medewerker", "inwoner"), strict=True)}


def word_file(*paragraphs: str) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
