"""`gastvrij import`: read documents in, or only show what is read in them."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from gastvrij.basis.models import Medewerker
from gastvrij.kaders import actions, inlezen, queries
from gastvrij.kaders.inlezen.gemeen.vorm import Gelezen
from gastvrij.kaders.inlezen.twijfels import twijfels
from gastvrij.kaders.models import Element, Soort
from gastvrij.kaders.rules import boom, normen


class Command(BaseCommand):
    help = _(
        "Leest documenten in: toetsplan, woordenboek, profiel, functieprofiel, gespreksstructuur, "
        "servicenormen, beoordelingsformulier, kruistabel, en elk ander document als boom."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--dry-run", action="store_true", help=_("Bewaar niets."))
        parser.add_argument(
            "--json",
            action="store_true",
            help=_("Toon wat is gelezen als JSON, één regel per bestand."),
        )
        parser.add_argument("--door", metavar="NAAM", help=_("De gebruikersnaam van wie inleest."))
        parser.add_argument("--soort", choices=inlezen.KINDS, help=_("Lees als deze soort."))

    def handle(
        self,
        *_args: Any,
        files: list[Path],
        dry_run: bool,
        json: bool,
        door: str | None,
        soort: str | None,
        **_options: Any,
    ) -> None:
        by = None if dry_run else _medewerker(door)
        failed = sum(not self._take_in(path, by=by, soort=soort, as_json=json) for path in files)
        if failed:
            raise CommandError(
                _("{fout} van {alle} bestanden niet ingelezen.").format(
                    fout=failed, alle=len(files)
                )
            )

    def _take_in(
        self, path: Path, *, by: Medewerker | None, soort: str | None, as_json: bool
    ) -> bool:
        try:
            shown = _crosswalk(path, by) if _is_crosswalk(path) else _document(path, by, soort)
        except (actions.CannotRead, PermissionDenied) as problem:
            self.stderr.write(f"{path}: {problem}")
            for line in getattr(problem, "problems", ()):
                self.stderr.write(f"  {line}")
            return False
        found, summary = shown
        self.stdout.write(
            json.dumps(found, ensure_ascii=False) if as_json else "\n".join([f"{path}", *summary])
        )
        return True


def _medewerker(door: str | None) -> Medewerker:
    if door is None:
        raise CommandError(
            _("Noem met --door de gebruikersnaam van wie inleest, of gebruik --dry-run.")
        )
    found = Medewerker.objects.filter(gebruikersnaam=door).first()
    if found is None:
        raise CommandError(_("Er is geen medewerker “{naam}”.").format(naam=door))
    return found


def _is_crosswalk(path: Path) -> bool:
    return path.is_file() and actions.is_crosswalk(path.name, _content(path))


def _content(path: Path) -> bytes:
    """Return the bytes of a file, of which the size is asked before it is read."""
    try:
        actions.refuse_size(path.stat().st_size)
        return path.read_bytes()
    except OSError as problem:
        raise actions.CannotRead(
            _("Dit bestand is niet te openen ({reden}). Controleer de naam en de map.").format(
                reden=problem.strerror
            )
        ) from problem


Shown = tuple[dict[str, Any], list[str]]


def _document(path: Path, by: Medewerker | None, soort: str | None) -> Shown:
    inhoud = _content(path)
    if by is None:
        gelezen = actions.read(path.name, inhoud, soort)
    else:
        (voorstel,) = actions.upload(
            by=by, at=timezone.now(), bestandsnaam=path.name, inhoud=inhoud, soort=soort
        )
        gelezen = queries.gelezen_of(voorstel)
    return gelezen.as_dict(), list(_summary(gelezen))


def _summary(gelezen: Gelezen) -> Iterator[str]:
    document = gelezen.as_dict()
    yield _("  Soort: {soort} (zekerheid {zeker} %)").format(
        soort=Soort(gelezen.kind).label, zeker=round(gelezen.certainty * 100)
    )
    yield _("  Titel: {titel}").format(titel=document["title"] or _("staat niet in de tekst"))
    for soort, aantal in _counts(document).items():
        yield f"  {Element.Soort(soort).label}: {aantal}"
    yield _("  Normen: {aantal}").format(aantal=len(normen.normen(document)))
    doubts = twijfels(gelezen)
    yield _("  Twijfels: {aantal}").format(aantal=len(doubts))
    for doubt in doubts:
        yield _("    regel {nr}: {tekst}").format(nr=doubt.line, tekst=doubt.text)


def _counts(document: dict[str, Any]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for _place, _parent, tak in boom.walk(boom.takken(document)):
        counts[tak.soort] = counts.get(tak.soort, 0) + 1
    return counts


def _crosswalk(path: Path, by: Medewerker | None) -> Shown:
    inhoud = _content(path)
    regels = actions.read_lines(inhoud)
    if by is not None:
        actions.import_kruistabel(by=by, at=timezone.now(), bestandsnaam=path.name, inhoud=inhoud)
    found = {"kind": "kruistabel", "lines": [asdict(regel) for regel in regels]}
    return found, [_("  Kruistabel: {aantal} verbanden").format(aantal=len(regels))]
