"""An invented CASE 1.1 package in which every class stands once or more."""

import json
from typing import Any
from uuid import NAMESPACE_URL, uuid5

HOME = "https://kaders.lindemeer.example/uri"
MOMENT = "2026-02-03T10:00:00+00:00"
Voorwerp = dict[str, Any]


def name(word: str) -> str:
    """Return the identifier that goes with a word."""
    return str(uuid5(NAMESPACE_URL, f"{HOME}/{word}"))


def link(word: str, title: str) -> Voorwerp:
    return {"title": title, "identifier": name(word), "uri": f"{HOME}/{name(word)}"}


def thing(word: str, **more: Any) -> Voorwerp:
    own = name(word)
    return {"identifier": own, "uri": f"{HOME}/{own}", "lastChangeDateTime": MOMENT, **more}


def tie(kind: str, origin: str, to: str, **more: Any) -> Voorwerp:
    ends = {"originNodeURI": link(origin, origin), "destinationNodeURI": link(to, to)}
    return thing(f"{kind} {origin} {to}", associationType=kind, **ends, **more)


def example() -> Voorwerp:
    """Return the package: one group of two items, a rubric, and one of each definition."""
    return {
        "CFDocument": thing(
            "document",
            title="Omgangsvormen aan het loket",
            creator="Bureau Voorbeeld",
            caseVersion="1.1",
            version="3",
            adoptionStatus="Implemented",
            licenseURI=link("licentie", "Vrij te gebruiken"),
        ),
        "CFItems": [
            thing("groep", fullStatement="Ontvangen", humanCodingScheme="O"),
            thing(
                "groeten",
                fullStatement="Groet iedereen die binnenkomt.",
                humanCodingScheme="O.1",
                abbreviatedStatement="Groeten",
                CFItemType="Vaardigheid",
                CFItemTypeURI=link("soort", "Vaardigheid"),
                conceptKeywords=["eerste indruk"],
                conceptKeywordsURI=link("begrip", "Eerste indruk"),
                subject=["Dienstverlening"],
                subjectURI=[link("onderwerp", "Dienstverlening")],
            ),
            thing("luisteren", fullStatement="Laat iemand uitspreken.", humanCodingScheme="O.2"),
        ],
        "CFAssociations": [
            tie("isChildOf", "groep", "document", sequenceNumber=1),
            tie("isChildOf", "luisteren", "groep", sequenceNumber=20),
            tie("isChildOf", "groeten", "groep", sequenceNumber=10),
            tie(
                "isRelatedTo",
                "groeten",
                "luisteren",
                CFAssociationGroupingURI=link("bundel", "Samenhang"),
                notes="Wie groet, begint met luisteren.",
            ),
        ],
        "CFDefinitions": {
            "CFConcepts": [thing("begrip", title="Eerste indruk", hierarchyCode="1")],
            "CFSubjects": [thing("onderwerp", title="Dienstverlening", hierarchyCode="1")],
            "CFLicenses": [
                thing("licentie", title="Vrij te gebruiken", licenseText="Doe ermee wat u wilt.")
            ],
            "CFItemTypes": [
                thing(
                    "soort", title="Vaardigheid", description="Wat iemand doet", hierarchyCode="1"
                ),
                thing(
                    "ondersoort",
                    title="Gewoonte",
                    description="Wat vanzelf gaat",
                    hierarchyCode="1.1",
                ),
            ],
            "CFAssociationGroupings": [thing("bundel", title="Samenhang")],
        },
        "CFRubrics": [
            thing(
                "rubriek",
                title="Kijkwijzer",
                CFRubricCriteria=[
                    thing(
                        "criterium",
                        category="Ontvangen",
                        CFItemURI=link("groeten", "Groeten"),
                        weight=0.5,
                        position=1,
                        rubricId=name("rubriek"),
                        CFRubricCriterionLevels=[
                            thing("trede", quality="Vaak", score=2, position=1),
                        ],
                    )
                ],
            )
        ],
    }


def as_file(package: Voorwerp) -> bytes:
    return json.dumps(package, ensure_ascii=False).encode()
