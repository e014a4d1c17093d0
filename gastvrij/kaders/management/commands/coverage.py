"""`gastvrij coverage`: what a conversation shows of the other frameworks, and what it does not."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from gastvrij.kaders import queries
from gastvrij.kaders.models import KaderVersie, Kruistabel
from gastvrij.kaders.queries import GedektPunt, Richting, SoortDekking
from gastvrij.kaders.rules.dekking import Graad

KEYS = {Graad.NIET: "not_covered", Graad.DEELS: "partly_covered", Graad.GEDEKT: "covered"}


class Command(BaseCommand):
    help = _("Laat zien wat de kruistabel dekt: per kader niet, deels en wel gedekt.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help=_("Toon het als JSON."))

    def handle(self, *_args: Any, json: bool, **_options: Any) -> None:
        kruistabel = queries.current_kruistabel()
        if kruistabel is None:
            raise CommandError(_("Er is nog geen kruistabel. Lees er een in."))
        richtingen = queries.coverage_of_all(kruistabel, on=timezone.localdate())
        if json:
            self.stdout.write(_as_json(kruistabel, richtingen))
            return
        for line in _as_text(kruistabel, richtingen):
            self.stdout.write(line)


def _as_json(kruistabel: Kruistabel, richtingen: list[Richting]) -> str:
    signed_by, signed_at = kruistabel.ondertekend_door, kruistabel.ondertekend_op
    found = {
        "crosswalk": {
            "title": kruistabel.titel,
            "number": kruistabel.nummer,
            "signed": kruistabel.status == Kruistabel.Status.VASTGESTELD,
            "signed_by": str(signed_by) if signed_by else None,
            "expertise": kruistabel.deskundigheid or None,
            "signed_at": signed_at.isoformat() if signed_at else None,
        },
        "coverage": [
            {
                "framework": _framework(richting.versie),
                "against": _framework(richting.andere),
                "kinds": [_kind(soort) for soort in richting.soorten],
            }
            for richting in richtingen
        ],
    }
    return json.dumps(found, ensure_ascii=False, indent=2)


def _framework(versie: KaderVersie) -> dict[str, Any]:
    return {"kind": versie.kader.soort, "title": versie.kader.titel, "version": versie.nummer}


def _kind(soort: SoortDekking) -> dict[str, Any]:
    lists = {
        KEYS[graad]: [_item(one) for groep in groepen for one in groep.punten]
        for graad, groepen in soort.graden.items()
    }
    return {"kind": soort.soort, **lists}


def _item(one: GedektPunt) -> dict[str, Any]:
    found: dict[str, Any] = {
        "id": str(one.punt.identiteit),
        "code": one.punt.code or None,
        "text": one.punt.zin,
        "under": one.punt.groep or None,
        "by": [other.code or other.zin for other in one.door],
    }
    if one.via_geheel:
        found["whole_is_touched"] = True
    if one.totaal:
        found["below"] = {"touched": one.geraakt, "total": one.totaal}
    return found


def _as_text(kruistabel: Kruistabel, richtingen: list[Richting]) -> Iterator[str]:
    yield _("Kruistabel {nr}: {titel} ({status})").format(
        nr=kruistabel.nummer, titel=kruistabel.titel, status=kruistabel.get_status_display()
    )
    for richting in richtingen:
        yield ""
        yield _("{kader}, gezien vanuit: {ander}").format(
            kader=richting.versie.kader.titel, ander=richting.andere.kader.titel
        )
        for soort in richting.soorten:
            yield from _kind_as_text(soort)


def _kind_as_text(soort: SoortDekking) -> Iterator[str]:
    words = {
        Graad.NIET: _("niet gedekt"),
        Graad.DEELS: _("deels gedekt"),
        Graad.GEDEKT: _("gedekt"),
    }
    total = sum(soort.aantallen)
    for graad, groepen in soort.graden.items():
        every = [one.punt for groep in groepen for one in groep.punten]
        line = _("  {n} van de {totaal} {naam} {graad}").format(
            n=len(every), totaal=total, naam=soort.naam, graad=words[graad]
        )
        codes = [one.code for one in every if one.code]
        yield f"{line}: {', '.join(codes)}" if codes else line
        # What has no code is named in full, but only where it is missing.
        if graad is not Graad.GEDEKT:
            yield from (f"    - {one.zin}" for one in every if not one.code)
