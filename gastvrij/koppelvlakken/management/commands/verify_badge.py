"""`gastvrij verify-badge FILE`: checks a badge without any network."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from gastvrij.koppelvlakken.badges import woorden
from gastvrij.ontwikkeling import queries
from gastvrij.ontwikkeling.badges import svg
from gastvrij.ontwikkeling.badges.bevindingen import Oordeel, Rapport
from gastvrij.ontwikkeling.badges.verify import verify

EXIT = {Oordeel.GELDIG: 0, Oordeel.ONGELDIG: 1, Oordeel.ONZEKER: 3}


class Command(BaseCommand):
    help = "Controleert een badge (JSON of SVG). Geldig: 0, niet geldig: 1, niet na te gaan: 3."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("bestand", type=Path)
        parser.add_argument("--json", action="store_true", help="Geef de uitkomst als JSON.")

    def handle(self, *_args: Any, **given: Any) -> None:
        try:
            raw = given["bestand"].read_bytes()
        except OSError:
            raise CommandError(
                _("Dit bestand is niet te lezen: {}").format(given["bestand"])
            ) from None
        rapport = verify(svg.unbaked(raw), at=timezone.now(), bekend=queries.bekend())
        self.stdout.write(_as_json(rapport) if given["json"] else _as_text(rapport))
        if code := EXIT[rapport.oordeel]:
            raise SystemExit(code)


def _as_text(rapport: Rapport) -> str:
    lines = [
        f"{one.uitkomst:16}{one.controle}" + (f"\n{'':16}{one.uitleg}" if one.uitleg else "")
        for one in woorden.regels(rapport)
    ]
    return "\n".join([f"{woorden.verdict(rapport)}. {woorden.explained(rapport)}", "", *lines])


def _as_json(rapport: Rapport) -> str:
    controles = [
        {
            "controle": one.bevinding.controle,
            "uitkomst": one.bevinding.uitkomst,
            "reden": one.bevinding.reden,
            "over": one.bevinding.over,
            "uitleg": one.uitleg,
        }
        for one in woorden.regels(rapport)
    ]
    found = {"oordeel": rapport.oordeel, "controles": controles}
    return json.dumps(found, ensure_ascii=False, indent=2)
