"""`gastvrij agreement`: how far those who judge agree, from a table of judgements."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from gastvrij.beoordeling.rules.overeenstemming import (
    ROUNDS,
    TEKSTEN,
    Cijfer,
    Gegevens,
    Interval,
    OnleesbareTabel,
    Stand,
    Tabel,
    Vorm,
    Weging,
    bootstrap,
    figures,
    maten,
    read,
    stand,
)

# Fixed, so that the same file always gives the same intervals.
SEED = 1
SAY_EVERY = 100


class Command(BaseCommand):
    help = _(
        "Rekent uit hoe ver beoordelaars het eens zijn. FILE is een CSV met de kolommen item, rater"
        " en value; wat niet is beoordeeld, heeft geen regel. Een kolom gesprek zegt welke items"
        " bij één gesprek horen."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help=_("De tabel met oordelen."))
        parser.add_argument(
            "--weights",
            choices=[weging.value for weging in Weging],
            help=_("Weeg verschillen naar afstand, voor Cohens kappa en AC2."),
        )
        parser.add_argument("--json", action="store_true", help=_("Toon de cijfers als JSON."))

    def handle(
        self, *_args: Any, file: Path, weights: str | None, json: bool, **_options: Any
    ) -> None:
        weging = None if weights is None else Weging(weights)
        tabel = _table(file)
        cijfers = figures(tabel.gegevens, weging)
        if json:
            self.stdout.write(_as_json(cijfers, tabel))
            return
        intervals = bootstrap(
            tabel.gegevens, maten(tabel.gegevens, weging), seed=SEED, progress=self._progress
        )
        for line in _as_text(cijfers, tabel, intervals):
            self.stdout.write(line)

    def _progress(self, done: int, total: int) -> None:
        if done % SAY_EVERY == 0 and self.stderr.isatty():
            # Over one another, and only for somebody who looks on.
            end = "\n" if done == total else "\r"
            self.stderr.write(_("Trekking {nr} van {alle}").format(nr=done, alle=total), ending=end)


def _table(path: Path) -> Tabel:
    try:
        return read(path.read_bytes())
    except OSError as problem:
        raise CommandError(
            _("{bestand} is niet te openen ({reden}). Controleer de naam en de map.").format(
                bestand=path, reden=problem.strerror
            )
        ) from problem
    except OnleesbareTabel as problem:
        msg = f"{path}: {problem}"
        raise CommandError(msg) from problem


def _as_json(cijfers: Sequence[Cijfer], tabel: Tabel) -> str:
    found: dict[str, Any] = {}
    for cijfer in cijfers:
        whole, _dot, part = cijfer.naam.partition(".")
        waarde = cijfer.uitkomst.waarde
        number = None if waarde is None else float(waarde)
        if part:
            found.setdefault(whole, {})[part] = number
        else:
            found[whole] = number
    found["notes"] = {
        "n": " ".join(_size(tabel.gegevens)),
        **({"value": text} if (text := _look_alikes(tabel)) else {}),
        **{cijfer.naam: cijfer.tekst for cijfer in cijfers if cijfer.tekst},
    }
    return json.dumps(found, ensure_ascii=False, indent=1)


def _as_text(
    cijfers: Sequence[Cijfer], tabel: Tabel, intervals: dict[str, Interval]
) -> Iterator[str]:
    yield from _size(tabel.gegevens)
    if text := _look_alikes(tabel):
        yield text
    yield ""
    names, remarks = _names(), _remarks(cijfers, intervals)
    wide = max(map(len, names.values()))
    yield f"{'':<{wide}}  {_('waarde'):>6}  {_('95 %-interval'):<16}".rstrip()
    for cijfer in cijfers:
        waarde, interval = cijfer.uitkomst.waarde, intervals[cijfer.naam]
        between = (
            _("{laag} tot {hoog}").format(laag=_number(interval.laag), hoog=_number(interval.hoog))
            if waarde is not None and interval.laag is not None
            else ""
        )
        marks = " ".join(f"[{at}]" for at in remarks.get(cijfer.naam, {}).values())
        yield f"{names[cijfer.naam]:<{wide}}  {_number(waarde):>6}  {between:<16}  {marks}".rstrip()
    yield ""
    for text, at in {text: at for of in remarks.values() for text, at in of.items()}.items():
        yield f"[{at}] {text}"
    yield _("Intervallen: {n} trekkingen van hele gesprekken. Lees kappa nooit alleen.").format(
        n=ROUNDS
    )


def _remarks(
    cijfers: Sequence[Cijfer], intervals: dict[str, Interval]
) -> dict[str, dict[str, int]]:
    """Return for each figure what to know of it, with the number of the note."""
    numbers: dict[str, int] = {}
    found: dict[str, dict[str, int]] = {}
    for cijfer in cijfers:
        texts = [cijfer.tekst]
        reden = intervals[cijfer.naam].reden
        if cijfer.uitkomst.waarde is not None and reden is not None:
            texts.append(TEKSTEN[reden])
        for text in filter(None, texts):
            number = numbers.setdefault(text, len(numbers) + 1)
            found.setdefault(cijfer.naam, {})[text] = number
    return found


def _size(gegevens: Gegevens) -> Iterator[str]:
    yield _(
        "Items: {items}. Beoordelaars: {wie}. Oordelen: {oordelen}. Dubbel beoordeeld: {dubbel}."
    ).format(
        items=len(gegevens.rijen),
        wie=len(gegevens.beoordelaars),
        oordelen=gegevens.oordelen,
        dubbel=gegevens.dubbel,
    )
    match stand(gegevens.dubbel):
        case Stand.TE_WEINIG:
            yield _("Minder dan 10 dubbel beoordeelde items: deze cijfers kunnen toeval zijn.")
        case Stand.INDICATIEF:
            yield _("Indicatief: minder dan 30 dubbel beoordeelde items.")


def _look_alikes(tabel: Tabel) -> str:
    if not tabel.hoofdletters:
        return ""
    pairs = "; ".join(", ".join(words) for words in tabel.hoofdletters)
    return _(
        "Deze waarden verschillen alleen in hoofdletters en tellen als verschil: {paren}."
    ).format(paren=pairs)


def _names() -> dict[str, str]:
    """Return what each figure is called on screen."""
    return {
        "percent_agreement": _("Gelijke oordelen"),
        "cohen_kappa": _("Cohens kappa"),
        "fleiss_kappa": _("Fleiss’ kappa"),
        "krippendorff_alpha.nominal": _("Krippendorffs alfa, nominaal"),
        "krippendorff_alpha.ordinal": _("Krippendorffs alfa, ordinaal"),
        "krippendorff_alpha.interval": _("Krippendorffs alfa, interval"),
        "gwet_ac1": "Gwet AC1",
        "gwet_ac2": "Gwet AC2",
        **{f"icc.{vorm}": f"ICC({vorm.replace('_', ',')})" for vorm in Vorm},
    }


def _number(value: Fraction | float | None) -> str:
    return "–" if value is None else f"{float(value):.3f}".replace(".", ",")
