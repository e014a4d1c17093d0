"""A dossier as PDF/UA: the same content as the JSON, for people."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import groupby

from django.utils import timezone, translation

from gastvrij.beoordeling.rules.cesuur import Uitkomst as Examenuitkomst
from gastvrij.beoordeling.uitvoer.woorden import UITKOMSTEN
from gastvrij.kaders.models import Element
from gastvrij.kaders.uitvoer.blokken import (
    Alinea,
    Blok,
    Kop,
    Lijst,
    Stuk,
    Tabel,
    clean,
    day_text,
)
from gastvrij.kaders.uitvoer.pdf import pdf_of
from gastvrij.ontwikkeling.models import Bewijsregel, Relatie
from gastvrij.ontwikkeling.queries import (
    Dossier,
    Dossiercitaat,
    Uitkomst,
    Verwijzing,
)
from gastvrij.ontwikkeling.queries.uitkomsten import Uitkomstrij
from gastvrij.ontwikkeling.rules.schattingen import SAMEN

NOTHING = "Dit is leeg."
ANSWERS = {None: "nog geen antwoord", True: "akkoord", False: "niet akkoord"}
GROEPEN = {**{one.value: str(one.label) for one in Relatie}, SAMEN: "Anderen samen"}


def write(dossier: Dossier) -> bytes:
    """Return a dossier as PDF/UA, in Dutch whoever asks for it."""
    with translation.override("nl"):
        stuk = dossier_stuk(dossier)
    return pdf_of(stuk, dossier.gemaakt_op)


def dossier_stuk(dossier: Dossier) -> Stuk:
    """Return a dossier as a document."""
    titel = clean(f"Ontwikkeldossier van {dossier.medewerker.naam}")
    voet = clean(f"{dossier.gemeente}, gemaakt op {_day(dossier.gemaakt_op)}")
    return Stuk(titel, voet, tuple(_blocks(dossier)))


def _blocks(dossier: Dossier) -> Iterator[Blok]:
    inhoud = dossier.inhoud
    yield Alinea(
        "Dit dossier is van de medewerker. Citaten zijn geteld en nooit omgerekend tot een niveau: "
        "een niveau noemt een persoon, samen met de medewerker."
    )
    yield from _functies(dossier)
    yield from _niveaus(dossier)
    yield from _inschattingen(inhoud.inschattingen, dossier.verwijzingen)
    yield from _doelen(dossier)
    yield from _gesprekken(dossier)
    yield from _citaten(dossier)
    yield from _nominaties(dossier)
    yield from _eerder(dossier)
    yield from _uitslagen(dossier)
    yield from _badges(dossier)
    yield from _hulp(dossier)
    yield from _kaders(dossier)
    yield from _inzages(dossier)


def _day(moment: datetime) -> str:
    return day_text(timezone.localdate(moment))


def _said(*parts: str) -> str:
    return ". ".join(part for part in parts if part)


def _table(titel: str, header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[Blok]:
    """Yield a table under its heading, or that there is nothing."""
    yield Kop(1, titel)
    cells = tuple(tuple(clean(cell) for cell in row) for row in rows)
    if not cells:
        yield Alinea(NOTHING)
        return
    width = 100 // len(header)
    yield Tabel(titel, header, cells, (width,) * len(header))


def _functies(dossier: Dossier) -> Iterator[Blok]:
    rows = (
        (
            one.functie.titel,
            day_text(one.van),
            day_text(one.tot_en_met) if one.tot_en_met else "nu nog",
        )
        for one in dossier.inhoud.vervullingen
    )
    yield from _table("Functies", ("Functie", "Vanaf", "Tot en met"), rows)


def _niveaus(dossier: Dossier) -> Iterator[Blok]:
    names = dossier.verwijzingen
    rows = (
        (
            names[one.competentie_id].naam,
            names[one.niveau_id].naam if one.niveau_id else ("ja" if one.voldoet else "nee"),
            f"{one.gesteld_door.naam}, {day_text(one.besproken_op)}",
            one.reden,
            _said(ANSWERS[one.is_akkoord], one.reactie),
        )
        for one in dossier.inhoud.vaststellingen
    )
    header = ("Competentie", "Niveau", "Door wie en wanneer", "Waarom", "Reactie")
    yield from _table("Besproken niveaus", header, rows)


def _inschattingen(found: list[Uitkomst], names: dict[int, Verwijzing]) -> Iterator[Blok]:
    yield Kop(1, "Inschattingen")
    if not found:
        yield Alinea(NOTHING)
    for outcome in found:
        closed = outcome.uitvraag.gesloten_op
        titel = f"Gesloten op {_day(closed)}" if closed else "Gesloten"
        yield Kop(2, clean(titel))
        yield Alinea(clean(outcome.uitvraag.aanleiding))
        rows = tuple(
            (
                clean(names[rij.element.pk].naam),
                str(rij.zelf.label) if rij.zelf else "geen",
                clean("; ".join(_others(rij))) or "te weinig antwoorden",
            )
            for _above, rijen in outcome.competenties
            for rij in rijen
        )
        yield Tabel(titel, ("Waarover", "U zelf", "Anderen"), rows, (40, 20, 40))


def _others(rij: Uitkomstrij) -> Iterator[str]:
    """Yield what others said: by name, and of each group as counts of answers."""
    for wie, said in rij.op_naam:
        yield f"{wie}: {said.label}"
    for groep in rij.groepen:
        said_so = [f"{deel.waarde.label} {deel.aantal}" for deel in groep.delen if deel.aantal]
        if said_so:
            yield f"{GROEPEN.get(groep.groep, groep.groep)}: {', '.join(said_so)}"


def _doelen(dossier: Dossier) -> Iterator[Blok]:
    yield Kop(1, "Leerdoelen")
    if not dossier.inhoud.doelen:
        yield Alinea(NOTHING)
    for one in dossier.inhoud.doelen:
        yield Kop(2, clean(one.titel))
        rows = (
            ("Waarover", dossier.verwijzingen[one.element_id].naam),
            ("Wat", one.specifiek),
            ("Waaraan te zien", one.meetbaar),
            ("Hoe", f"{one.get_actie_display()}: {one.actie_tekst}"),
            ("Klaar op", day_text(one.klaar_op)),
            (
                "Stand",
                ". ".join(part for part in (one.get_status_display(), one.afsluiting) if part),
            ),
            *((_day(line.op), f"{line.door.naam}: {line.tekst}") for line in one.voortgang.all()),
        )
        cells = tuple((clean(name), clean(value)) for name, value in rows)
        yield Tabel(clean(one.titel), ("Wat", "Gegeven"), cells, (25, 75))


def _gesprekken(dossier: Dossier) -> Iterator[Blok]:
    rows = (
        (
            f"{one.get_soort_display()}, {_day(one.gepland_op)}",
            one.cyclus.leidinggevende.naam,
            "; ".join(punt.tekst for punt in one.agendapunten.all()),
            one.verslag,
            _said(ANSWERS[one.is_akkoord], one.reactie),
        )
        for one in dossier.inhoud.gesprekken
    )
    header = ("Gesprek", "Met", "Agenda", "Verslag", "Reactie")
    yield from _table("Gesprekken over ontwikkeling", header, rows)


def _badges(dossier: Dossier) -> Iterator[Blok]:
    rows = (
        (
            one.naam,
            _day(one.uitgegeven_op),
            f"ingetrokken op {_day(one.ingetrokken_op)}" if one.ingetrokken_op else "geldig",
        )
        for one in dossier.inhoud.badges
    )
    yield from _table("Badges", ("Badge", "Uitgegeven op", "Stand"), rows)


def _hulp(dossier: Dossier) -> Iterator[Blok]:
    rows = (
        (
            dossier.verwijzingen[one.element_id].naam,
            str(one.get_soort_display()),
            one.toelichting,
            _day(one.sinds),
        )
        for one in dossier.inhoud.hulp
    )
    yield from _table("Elkaar helpen", ("Waarover", "Wat", "Toelichting", "Sinds"), rows)


def _citaten(dossier: Dossier) -> Iterator[Blok]:
    inhoud = dossier.inhoud
    yield Kop(1, "Citaten uit gesprekken")
    if not inhoud.citaten:
        yield Alinea(NOTHING)
    for _observatie, group in groupby(inhoud.citaten, key=lambda one: one.fragment.observatie_id):
        same = list(group)
        first = same[0].fragment
        began = first.observatie.begonnen_op
        day = f"{_day(began)}: " if began else ""
        yield Kop(2, clean(f"{day}{first.observatie.get_doel_display()}"))
        yield Lijst(tuple(item for one in same for item in _citaat(one, dossier.verwijzingen)))
    if inhoud.apart:
        yield Alinea(
            f"{inhoud.apart} citaten uit een proeve staan hier niet: die uitslag is niet "
            "ingebracht. Het examendossier is een ander dossier."
        )


def _citaat(one: Dossiercitaat, names: dict[int, Verwijzing]) -> Iterator[Alinea]:
    fragment = one.fragment
    yield Alinea(clean(fragment.tekst), "quote")
    said = f"{fragment.get_soort_display()}, opgeschreven door {fragment.gemaakt_door.naam}."
    about = "; ".join(dict.fromkeys(_short(names[punt.element]) for punt in one.steunpunten))
    yield Alinea(clean(f"{said} Zegt iets over: {about}." if about else said))


def _short(name: Verwijzing) -> str:
    """Return an element in a few words: of an indicator the competence and level it is of."""
    is_indicator = name.element.soort == Element.Soort.INDICATOR
    return name.onder if is_indicator and name.onder else name.naam


def _nominaties(dossier: Dossier) -> Iterator[Blok]:
    rows = (
        (
            _day(one.gesprek.begonnen_op),
            one.tekst,
            "; ".join(dossier.verwijzingen[element.pk].naam for element in one.elementen.all()),
            one.antwoord,
        )
        for one in dossier.inhoud.nominaties
    )
    header = ("Gesprek van", "Wat u laat zien", "Waarover", "Antwoord van uw coach")
    yield from _table("Zelf aangedragen", header, rows)


def _eerder(dossier: Dossier) -> Iterator[Blok]:
    rows = (
        (
            f"{one.titel} ({one.get_soort_display()})",
            f"{one.uitgever}, {day_text(one.datum)}",
            "; ".join(dossier.verwijzingen[element.pk].naam for element in one.elementen.all()),
            "; ".join(_line(line) for line in one.regels.all()) or "nog niet nagekeken",
        )
        for one in dossier.inhoud.bewijzen
    )
    yield from _table("Eerder geleerd", ("Wat", "Van wie", "Waarover", "Nagekeken"), rows)


def _line(line: Bewijsregel) -> str:
    words = f"{line.get_soort_display()}: {line.door.naam}, {_day(line.op)}"
    return f"{words}. {line.reden}" if line.reden else words


def _uitslagen(dossier: Dossier) -> Iterator[Blok]:
    rows = (
        (
            one.proeve.opdracht.titel,
            UITKOMSTEN[Examenuitkomst(one.proeve.uitkomst)],
            _day(one.proeve.uitgereikt_op) if one.proeve.uitgereikt_op else "",
            one.proeve.eigenaar.naam,
        )
        for one in dossier.inhoud.uitslagen
    )
    header = ("Proeve", "Uitslag", "Uitgereikt op", "Exameneigenaar")
    yield from _table("Ingebrachte uitslagen", header, rows)


def _kaders(dossier: Dossier) -> Iterator[Blok]:
    rows = (
        (one.kader.titel, one.label or str(one.nummer), str(one.uuid)) for one in dossier.versies
    )
    yield from _table("Gebruikte kaders", ("Kader", "Versie", "Identificatie"), rows)


def _inzages(dossier: Dossier) -> Iterator[Blok]:
    rows = ((_day(one.at), one.wie, one.wat) for one in dossier.inhoud.inzages)
    yield from _table("Wie iets over u inzag", ("Wanneer", "Wie", "Wat"), rows)
