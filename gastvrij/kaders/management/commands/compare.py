"""`gastvrij compare`: what happened between two versions, files or stored."""

import json
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.http import Http404
from django.utils.translation import gettext as _

from gastvrij.kaders import actions, queries, vergelijking_docx, vergelijking_tekst
from gastvrij.kaders.rules.vergelijken import Zijde, as_json, of_document, vergelijk


class Command(BaseCommand):
    help = _("Vergelijkt twee versies van een kader: bestanden, of versies die zijn opgeslagen.")
    requires_system_checks: list[str] = []

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> Any:
        """Say under the options how a version is named."""
        return super().create_parser(
            prog_name,
            subcommand,
            formatter_class=RawDescriptionHelpFormatter,
            epilog=_(
                "OLD en NEW zijn elk een van deze drie:\n"
                "  een bestand              plan-2021.docx\n"
                "  titel@nummer             'Toetsplan balie@2', versie 2 van dat kader\n"
                "  de uuid van een versie   zoals in het adres van haar pagina\n"
                "Staat er een bestand met die naam, dan gaat dat voor."
            ),
            **kwargs,
        )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("old", metavar="OLD", help=_("De oude versie."))
        parser.add_argument("new", metavar="NEW", help=_("De nieuwe versie."))
        parser.add_argument("--json", action="store_true", help=_("Toon alles als JSON."))
        parser.add_argument(
            "--docx", type=Path, metavar="FILE", help=_("Schrijf de vergelijking in Word.")
        )

    def handle(
        self, *_args: Any, old: str, new: str, json: bool, docx: Path | None, **_options: Any
    ) -> None:
        found = vergelijk(_side(old), _side(new))
        if docx is not None:
            docx.write_bytes(vergelijking_docx.write(found))
        self.stdout.write(
            _dumped(as_json(found)) if json else "\n".join(vergelijking_tekst.lines(found))
        )


def _dumped(values: dict[str, Any]) -> str:
    return json.dumps(values, ensure_ascii=False, indent=1)


def _side(name: str) -> Zijde:
    path = Path(name)
    try:
        if path.is_file():
            return _file(path)
        return queries.side_of(queries.find_versie(name))
    except (actions.CannotRead, Http404) as problem:
        msg = f"{name}: {problem}"
        raise CommandError(msg) from problem


def _file(path: Path) -> Zijde:
    actions.refuse_size(path.stat().st_size)
    gelezen = actions.read(path.name, path.read_bytes(), None)
    return of_document(path.name, gelezen.as_dict())
