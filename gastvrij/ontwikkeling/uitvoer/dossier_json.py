"""A dossier as JSON, in the form that `dossier.schema.json` beside this file describes."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from gastvrij.kaders.models import KaderVersie
from gastvrij.ontwikkeling.models import (
    Cyclusgesprek,
    EerderBewijs,
    Leerdoel,
    Niveauvaststelling,
    Nominatie,
)
from gastvrij.ontwikkeling.queries import Dossier, Dossiercitaat, Uitkomst, Verwijzing

SCHEMA = Path(__file__).resolve().parent / "dossier.schema.json"
# Goes up when something that was there means something else or is no longer there.
VERSION = 1
Voorwerp = dict[str, Any]


def write(dossier: Dossier) -> bytes:
    """Return a dossier as JSON in UTF-8."""
    return json.dumps(content(dossier), ensure_ascii=False, indent=1).encode()


def content(dossier: Dossier) -> Voorwerp:
    """Return a dossier as values that JSON has; moments in ISO 8601 with their offset."""
    inhoud = dossier.inhoud
    names = {key: one.identifier for key, one in dossier.verwijzingen.items()}
    return {
        "formaat": "gastvrij-ontwikkeldossier",
        "versie": VERSION,
        "gemaakt_op": _at(dossier.gemaakt_op),
        "gemeente": dossier.gemeente,
        "medewerker": {
            "naam": dossier.medewerker.naam,
            "identificatie": str(dossier.medewerker.uuid),
        },
        "kaders": [_kader(versie) for versie in dossier.versies],
        "elementen": [_element(one) for one in dossier.verwijzingen.values()],
        "functies": [
            {"titel": one.functie.titel, "van": _on(one.van), "tot_en_met": _on(one.tot_en_met)}
            for one in inhoud.vervullingen
        ],
        "citaten": [_citaat(one, names) for one in inhoud.citaten],
        "citaten_van_proeven_niet_ingebracht": inhoud.apart,
        "niveaus": [_niveau(one, names) for one in inhoud.vaststellingen],
        "inschattingen": [_inschatting(one, names) for one in inhoud.inschattingen],
        "leerdoelen": [_doel(one, names) for one in inhoud.doelen],
        "gesprekken": [_gesprek(one) for one in inhoud.gesprekken],
        "eerder_geleerd": [_bewijs(one, names) for one in inhoud.bewijzen],
        "uitslagen": [
            {
                "titel": one.proeve.opdracht.titel,
                "exameneigenaar": one.proeve.eigenaar.naam,
                "uitkomst": one.proeve.uitkomst,
                "uitgereikt_op": _at(one.proeve.uitgereikt_op),
                "ingebracht_op": _at(one.ingebracht_op),
            }
            for one in inhoud.uitslagen
        ],
        "badges": [
            {
                "naam": one.naam,
                "uitgegeven_op": _at(one.uitgegeven_op),
                "ingetrokken_op": _at(one.ingetrokken_op),
                "credential": json.loads(one.credential),
            }
            for one in inhoud.badges
        ],
        "zelf_aangedragen": [_nominatie(one, names) for one in inhoud.nominaties],
        "elkaar_helpen": [
            {
                "element": names[one.element_id],
                "soort": one.soort,
                "toelichting": one.toelichting,
                "sinds": _at(one.sinds),
                "ingetrokken_op": _at(one.ingetrokken_op),
            }
            for one in inhoud.hulp
        ],
        "inzages": [{"op": _at(one.at), "wie": one.wie, "wat": one.did} for one in inhoud.inzages],
    }


def _at(moment: datetime | None) -> str | None:
    return moment.isoformat(timespec="seconds") if moment is not None else None


def _on(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _kader(versie: KaderVersie) -> Voorwerp:
    return {
        "titel": versie.kader.titel,
        "soort": versie.kader.soort,
        "versie": versie.nummer,
        "identificatie": str(versie.uuid),
    }


def _element(one: Verwijzing) -> Voorwerp:
    element = one.element
    return {
        "identificatie": one.identifier,
        "uri": one.uri,
        "kader": str(element.versie.uuid),
        "soort": element.soort,
        "code": element.code,
        "titel": element.titel,
        "tekst": element.tekst,
        "onder": one.onder,
    }


def _citaat(citaat: Dossiercitaat, names: Mapping[int, str]) -> Voorwerp:
    one, table = citaat.fragment, citaat.kruistabel
    return {
        "tekst": one.tekst,
        "soort": one.soort,
        "gesprek_op": _at(one.observatie.begonnen_op),
        "doel": one.observatie.doel,
        "door": one.gemaakt_door.naam,
        "kruistabel": {"titel": table.titel, "nummer": table.nummer} if table else None,
        "zegt_iets_over": [
            {"element": names[punt.element], "via": list(punt.stappen), "deels": punt.is_deels}
            for punt in citaat.steunpunten
        ],
    }


def _niveau(one: Niveauvaststelling, names: Mapping[int, str]) -> Voorwerp:
    return {
        "competentie": names[one.competentie_id],
        "niveau": names[one.niveau_id] if one.niveau_id is not None else None,
        "voldoet": one.voldoet,
        "besproken_op": _on(one.besproken_op),
        "door": one.gesteld_door.naam,
        "reden": one.reden,
        "akkoord": one.is_akkoord,
        "reactie": one.reactie,
    }


def _inschatting(outcome: Uitkomst, names: Mapping[int, str]) -> Voorwerp:
    return {
        "aanleiding": outcome.uitvraag.aanleiding,
        "gesloten_op": _at(outcome.uitvraag.gesloten_op),
        "drempel": outcome.uitvraag.drempel,
        "elementen": [
            {
                "element": names[rij.element.pk],
                "zelf": rij.zelf.value if rij.zelf else None,
                "op_naam": [{"wie": wie, "waarde": said.value} for wie, said in rij.op_naam],
                "groepen": [
                    {
                        "groep": groep.groep,
                        "aantallen": {deel.waarde.value: deel.aantal for deel in groep.delen},
                    }
                    for groep in rij.groepen
                ],
            }
            for _above, rijen in outcome.competenties
            for rij in rijen
        ],
    }


def _doel(one: Leerdoel, names: Mapping[int, str]) -> Voorwerp:
    return {
        "titel": one.titel,
        "element": names[one.element_id],
        "niveau": names[one.niveau_id] if one.niveau_id is not None else None,
        "specifiek": one.specifiek,
        "meetbaar": one.meetbaar,
        "klaar_op": _on(one.klaar_op),
        "actie": one.actie,
        "actie_tekst": one.actie_tekst,
        "actie_link": one.actie_link,
        "status": one.status,
        "afsluiting": one.afsluiting,
        "voortgang": [
            {"op": _at(line.op), "door": line.door.naam, "tekst": line.tekst, "stand": line.stand}
            for line in one.voortgang.all()
        ],
    }


def _gesprek(one: Cyclusgesprek) -> Voorwerp:
    return {
        "soort": one.soort,
        "met": one.cyclus.leidinggevende.naam,
        "gepland_op": _at(one.gepland_op),
        "gehouden_op": _on(one.gehouden_op),
        "agenda": [
            {"tekst": punt.tekst, "door": punt.door.naam} for punt in one.agendapunten.all()
        ],
        "verslag": one.verslag,
        "akkoord": one.is_akkoord,
        "reactie": one.reactie,
    }


def _bewijs(one: EerderBewijs, names: Mapping[int, str]) -> Voorwerp:
    document = getattr(one, "document", None)
    return {
        "titel": one.titel,
        "soort": one.soort,
        "uitgever": one.uitgever,
        "datum": _on(one.datum),
        "zegt_iets_over": [names[element.pk] for element in one.elementen.all()],
        "bestand": {"naam": document.bestandsnaam, "sha256": document.sha256} if document else None,
        "verloop": [
            {"wat": line.soort, "op": _at(line.op), "door": line.door.naam, "reden": line.reden}
            for line in one.regels.all()
        ],
    }


def _nominatie(one: Nominatie, names: Mapping[int, str]) -> Voorwerp:
    return {
        "gesprek_op": _at(one.gesprek.begonnen_op),
        "tekst": one.tekst,
        "zegt_iets_over": [names[element.pk] for element in one.elementen.all()],
        "antwoord": one.antwoord,
        "beantwoord_op": _at(one.beantwoord_op),
    }
