"""`gastvrij verify-audit`: checks the whole audit trail."""

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from gastvrij.basis.audit.verify import Report, verify


class Command(BaseCommand):
    help = "Controleert of het auditspoor heel is; eindigt met 1 als dat niet zo is."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="Schrijf het resultaat als JSON.")
        parser.add_argument(
            "--zegel", default="", help="Een eerder genoteerd zegel dat in de keten moet staan."
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        report = verify(at=timezone.now(), anchor=options["zegel"])
        self.stdout.write(_as_json(report) if options["json"] else _as_text(report))
        if not report.is_ok:
            sys.exit(1)


def _as_json(report: Report) -> str:
    return json.dumps(
        {
            "heel": report.is_ok,
            "gebeurtenissen": report.events,
            "zegels": report.zegels,
            "nog_niet_verzegeld": report.unsealed,
            "laatste_zegel": report.laatste_zegel,
            "problemen": [
                {
                    "soort": problem.kind,
                    "eerste": problem.eerste,
                    "laatste": problem.laatste,
                    "tekst": str(problem),
                }
                for problem in report.problems
            ],
        },
        ensure_ascii=False,
    )


def _as_text(report: Report) -> str:
    outcome = "Het auditspoor is heel." if report.is_ok else "Het auditspoor is NIET heel:"
    return "\n".join(
        [
            f"Gecontroleerd: {report.events} gebeurtenissen in {report.zegels} zegels; "
            f"{report.unsealed} nog niet verzegeld.",
            f"Laatste zegel: {report.laatste_zegel}",
            outcome,
            *(f"- {problem}" for problem in report.problems),
        ]
    )
