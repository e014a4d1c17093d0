"""Versions to write: of a document as it was read, and of generated trees."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from hypothesis import strategies as st

from gastvrij.kaders import inlezen
from gastvrij.kaders.inlezen.blad.eigen_kop import ELEMENTEN, SOORTEN
from gastvrij.kaders.rules import boom, normen
from gastvrij.kaders.rules.boom import Tak
from gastvrij.kaders.rules.normen import Normgegevens
from gastvrij.kaders.uitvoer.gegevens import Kaderuitvoer

EXAMPLES = Path(__file__).resolve().parent.parent / "voorbeelden"
NAMES = (
    "toetsplan",
    "toetsplan-kolommen-kwijt",
    "competentiewoordenboek",
    "competentieprofiel",
    "gespreksstructuur",
)
VERSIE, KADER = UUID(int=7, version=4), UUID(int=8, version=4)
ADRES = "https://kaders.lindemeer.example"


def example(name: str) -> dict[str, Any]:
    """Return one of our own documents as it is read."""
    path = EXAMPLES / f"{name}.txt"
    return inlezen.read(path.name, path.read_bytes()).as_dict()


def uitvoer(document: dict[str, Any], **more: Any) -> Kaderuitvoer:
    """Return a version that holds exactly this document."""
    takken = identified(boom.takken(document))
    parts: dict[str, Any] = {
        "uuid": VERSIE,
        "kader": KADER,
        "soort": document["kind"],
        "soort_naam": document["kind"].capitalize(),
        "titel": document["title"] or "Een kader",
        "nummer": 1,
        "label": "",
        "status": "vastgesteld",
        "status_naam": "Vastgesteld",
        "ingangsdatum": date(2026, 9, 1),
        "geldig_tot": None,
        "gewijzigd_op": datetime(2026, 8, 1, 9, 30, tzinfo=UTC),
        "uitgever": "gemeente Lindemeer",
        "kop": boom.kop(document),
        "takken": takken,
        "normen": tuple(normen.normen(document)),
        "soorten": {one: one.replace("_", " ").capitalize() for one in ELEMENTEN},
    }
    return Kaderuitvoer(**(parts | more))


def identified(takken: tuple[Tak, ...], path: str = "") -> tuple[Tak, ...]:
    """Return a tree in which every element has an identity."""
    return tuple(
        replace(
            tak,
            identiteit=tak.identiteit or uuid5(KADER, f"{path}/{place}"),
            takken=identified(tak.takken, f"{path}/{place}"),
        )
        for place, tak in enumerate(takken)
    )


def without_places(takken: tuple[Tak, ...]) -> tuple[Tak, ...]:
    """Return a tree without where it stood in the source: that is another one after reading."""
    return tuple(
        replace(tak, regel=None, pagina=None, plaats="", takken=without_places(tak.takken))
        for tak in takken
    )


def without_lines(value: Any) -> Any:
    """Return a JSON value without line numbers."""
    if isinstance(value, dict):
        return {k: without_lines(v) for k, v in value.items() if k not in {"line", "lines"}}
    return [without_lines(one) for one in value] if isinstance(value, list) else value


def norm_facts(found: tuple[Normgegevens, ...] | list[Normgegevens]) -> list[Normgegevens]:
    """Return norms without their lines."""
    return [replace(one, regel=None) for one in found]


# What no database keeps is no text of ours: a nought character, half a pair.
SIGNS = st.characters(exclude_categories=["Cs"], exclude_characters="\x00")
TEXTS = st.one_of(
    st.text(SIGNS, max_size=40),
    st.sampled_from(
        [
            "=1+1",
            "-3",
            "1.10",
            "'s avonds",
            "'=x",
            "+31",
            "@a",
            "2026-01-02",
            "waar",
            "_x0041_",
            " lead",
            "trail ",
            "a\r\nb",
            "a\tb",
            "\x0b",
            "-",
            "[]",
            'a;b,"c"',
            "€ 𝑑 計",
        ]
    ),
)
CODES = st.text(SIGNS, max_size=12) | st.sampled_from(["1.10", "V1.01", "=A1", "007", "1e5"])
WORDS = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=4)
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.text(SIGNS, max_size=8),
    lambda inside: (
        st.lists(inside, max_size=3)
        | st.dictionaries(st.text(SIGNS, max_size=6), inside, max_size=3)
    ),
    max_leaves=6,
)


def taks(children: st.SearchStrategy[tuple[Tak, ...]]) -> st.SearchStrategy[Tak]:
    """Return elements of any kind with what hangs under them."""
    return st.builds(
        Tak,
        soort=st.sampled_from(ELEMENTEN),
        code=CODES,
        titel=TEXTS,
        tekst=TEXTS,
        niveaus=st.none() | st.lists(WORDS | st.just("a, b"), max_size=3).map(tuple),
        aantal_niveaus=st.none() | st.integers(0, 9),
        aantal_opdr=st.none() | st.integers(0, 40),
        markering=st.sampled_from(["", "*", "***", "* **"]),
        gewijzigd_op=st.none() | st.dates(date(1, 1, 1)),
        onbepaald=st.lists(
            st.sampled_from(["section", "cut-off", "same-as: een, twee"]), max_size=2, unique=True
        ).map(tuple),
        takken=children,
        extra=st.dictionaries(
            st.text(SIGNS, min_size=1, max_size=6).filter(lambda key: key != "case"),
            PLAIN,
            max_size=2,
        ),
    )


TREES = st.recursive(
    st.lists(taks(st.just(())), max_size=3).map(tuple),
    lambda inside: st.lists(taks(inside), max_size=3).map(tuple),
    max_leaves=8,
).map(identified)
HEADERS: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {"version": st.just({"label": None, "effective_from": None, "ambiguous": ["no-version"]})},
    optional={
        "title": st.none() | TEXTS,
        "description": TEXTS,
        "level_scale": st.lists(
            st.fixed_dictionaries({"code": WORDS, "name": st.none() | TEXTS}), max_size=3
        ),
        "meta": st.dictionaries(
            st.text(SIGNS, max_size=8),
            st.fixed_dictionaries(
                {
                    "label": TEXTS,
                    "value": st.none() | TEXTS,
                    "line": st.just(1),
                    "ambiguous": st.just([]),
                }
            ),
            max_size=3,
        ),
    },
)


@st.composite
def versions(draw: st.DrawFn) -> Kaderuitvoer:
    """Return any version of any kind."""
    document = {"kind": draw(st.sampled_from(SOORTEN)), "title": "Een kader"}
    return uitvoer(document, takken=draw(TREES), kop=draw(HEADERS))
