"""Every doubt of a document in one list, in plain Dutch, for the person who checks it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .gemeen.vorm import Gelezen

TEKSTEN = {
    "level-columns-lost": "De kolommen met niveaus zijn weg. Alleen het aantal niveaus staat vast.",
    "no-levels": "Hier staat geen enkel niveau bij.",
    "section": "De tekst zegt niet bij welk onderdeel deze toetsterm hoort.",
    "section-unknown": "De koppen van de onderdelen staan los van de toetstermen.",
    "section-empty": "Onder dit onderdeel staat geen enkele toetsterm.",
    "duplicate-code": "Deze code komt vaker voor in dit document.",
    "date-invalid": "Deze datum bestaat niet.",
    "date-incomplete": "Deze datum noemt geen dag.",
    "date-order": "Dag en maand van deze datum kunnen verwisseld zijn.",
    "no-code": "Deze toetsterm heeft geen code.",
    "code-glued": "De code stond vast aan de tekst.",
    "level-strange": "Dit niveau hoort niet bij de schaal van het document",
    "level-unclear": "Wat in de kolom van het niveau staat, is geen niveau.",
    "level-untitled": "Dit niveau staat in een kolom zonder kopje.",
    "level-figures": "In de kolommen met niveaus staan getallen. Elk getal is gelezen als niveau.",
    "figure-unclear": "In de kolom met het aantal opdrachten staat geen enkel getal.",
    "figure-untitled": "Dit getal staat in een kolom zonder kopje.",
    "row-joined": "Deze tekst stond in een rij zonder code. Hij is bij de rij ervoor gelezen.",
    "level-total-differs": "Het totaal per niveau klopt niet met het aantal toetstermen",
    "matrix-differs": "De som in deze tabel klopt niet",
    "title-from-header": "De titel staat alleen boven aan de bladzijden.",
    "no-text": "Bij deze code staat geen tekst.",
    "label-apart": "De waarde staat los van het kopje. Controleer of ze bij elkaar horen.",
    "value-far": "De waarde staat ver van het kopje, buiten de volgorde.",
    "no-value": "Bij dit kopje staat geen waarde.",
    "field-twice": "Dit kopje komt vaker voor, met een andere waarde.",
    "candidates": "Deze waarde kan ook bij een ander kopje horen",
    "total-apart": "Het getal staat los van het woord totaal. Het kan ook een bladzijde zijn.",
    "total-differs": "Het totaal klopt niet met de som van de toetstermen",
    "effective-from": "De datum staat los van het kopje. U kiest de datum bij het vaststellen.",
    "no-version": "De tekst noemt geen versie en geen datum. U kiest de datum bij het vaststellen.",
    "no-title": "De tekst heeft geen titel. U geeft die bij het overnemen.",
    "title-is-first-heading": "De eerste kop is als titel genomen.",
    "title-typo": "In deze titel lijkt een typefout te staan.",
    "lost-apostrophe": "Een vraagteken staat op de plaats van een apostrof.",
    "lost-letter": "In deze tekst lijkt een letter verloren te zijn.",
    "old-hyphen": "In een woord staat nog een afbreekstreepje van een oude regel.",
    "html-residue": "In deze tekst staan resten van een webpagina.",
    "missing-space": "Twee woorden lijken aan elkaar te staan",
    "word-or-two": "Hier liep een woord over twee regels, of het zijn er twee",
    "word-unclear": "Hier liep een woord over twee regels, of het zijn er twee. Kijk na",
    "lines-joined": "Twee regels zijn als één zin gelezen. Misschien begint hier een nieuwe zin",
    "cut-off": "Deze tekst lijkt midden in een zin op te houden.",
    "placeholder": "Dit lijkt een invulplek, geen tekst.",
    "level-glued": "De kop van dit niveau stond vast aan de regel ervoor.",
    "level-missing": "Hier ontbreken niveaus die andere competenties wel hebben",
    "no-indicators": "Bij deze competentie staat geen enkele indicator.",
    "cluster-empty": "Onder deze kop staat geen competentie.",
    "level-empty": "Bij dit niveau staat niets, bij andere niveaus wel.",
    "level-order-lost": "De koppen van de niveaus staan achter hun tekst. Wat bij wat hoort, "
    "staat niet vast.",
    "level-joined": "De kop van dit niveau en de tekst stonden op één regel, zonder scheiding. "
    "Er kunnen meer indicatoren in staan.",
    "level-or-facet": "Deze kop keert onder elke competentie terug. Het kan een niveau zijn, of "
    "een onderdeel zoals kennis.",
    "number-or-level": "De nummers voor deze indicatoren kunnen niveaus zijn, of alleen een "
    "opsomming.",
    "levels-marked": "Hier zijn meer niveaus aangekruist. Welk wordt gevraagd, staat niet vast.",
    "no-function": "De tekst noemt geen functie.",
    "no-requirements": "Bij deze functie staat geen enkele competentie.",
    "axis-unknown": "De tabel zegt niet of de rijen of de kolommen functies zijn.",
    "level-not-given": "De tekst noemt geen niveau bij deze competentie.",
    "level-unknown": "Wat hier als niveau staat, is geen niveau dat de tekst kent.",
    "label-joined": "Het kopje en de tekst stonden op één regel, zonder scheiding.",
    "table-columns-lost": "Hier stond een tabel. De kolommen zijn weg. Kijk wat bij elkaar hoort.",
    "cluster-or-competence": "Deze kop kan een cluster zijn, of een competentie.",
    "heading-is-cluster": "Deze naam stond boven een kolom. Hij is gelezen als cluster.",
    "title-or-definition": "Titel en omschrijving lijken hier in elkaar over te lopen.",
    "indicators-joined": "In deze cel staan meer zinnen. Het kunnen meer indicatoren zijn.",
    "text-or-indicator": "Deze regel staat zonder teken achter de indicatoren. Het kan tekst zijn.",
    "double-space": "In deze tekst staan twee spaties achter elkaar.",
    "mark-without-legend": "De tekst legt niet uit wat het teken achter deze titel betekent.",
    "two-cells-gap": "Stap en aanwijzing stonden op één regel, met alleen extra wit ertussen.",
    "two-cells-no-gap": "Stap en aanwijzing stonden op één regel, zonder wit ertussen.",
    "guidance-split": "Eén cel is in losse aanwijzingen verdeeld. Controleer de verdeling.",
    "step-or-guidance": "Dit kan een stap zijn, of een aanwijzing bij de stap ervoor.",
    "italic-unclear": "Deze aanwijzing staat cursief. Het kan een zin zijn om te zeggen.",
    "phase-empty": "Onder deze fase staat geen stap.",
    "operator-implied": "De tekst noemt alleen een getal. Ten minste of hoogstens is aangenomen.",
    "norm-without-figure": "Deze norm noemt geen getal. Ieder of elk is gelezen als 100 %.",
    "range": "De tekst noemt een bereik. Beide grenzen zijn als norm gelezen.",
    "share-in-words": "Dit aandeel staat in woorden. Het is omgerekend naar een percentage.",
    "share-rounded": "Dit aandeel staat in woorden. Het percentage is afgerond.",
    "figure-approximate": "De tekst noemt dit getal ongeveer of gemiddeld.",
    "unit-in-heading": "De eenheid van dit getal staat alleen in de kop van de kolom.",
    "statement-without-figure": "Deze afspraak noemt geen getal. Er is geen norm van gemaakt.",
    "no-unit": "De tekst noemt bij dit getal geen eenheid.",
    "no-plan": "Het formulier noemt geen toetsplan waar het bij hoort.",
    "no-cesuur": "Het formulier zegt niet wanneer de kandidaat slaagt.",
    "no-scoring-rules": "Het formulier zegt niet hoe er wordt gescoord.",
    "no-weights": "Het formulier zegt niet hoe zwaar dit telt.",
    "no-scale": "Het formulier zegt niet op welke schaal dit wordt beoordeeld.",
    "scale-values-open": "De schaal heeft woorden of letters, zonder punten erbij.",
    "no-criteria": "Onder deze kop staat geen criterium.",
    "cesuur-in-words": "De cesuur is niet precies in getallen te vatten. Zij staat er als tekst.",
    "cesuur-differs": "De cesuur noemt een ander aantal criteria dan het formulier heeft",
    "channel-unknown": "De tekst zegt niet voor welk kanaal deze norm geldt.",
    "contradicts": "Deze norm noemt een ander getal dan een andere norm over hetzelfde",
    "same-as": "Dit lijkt op een onderdeel van de vorige versie. Is het hetzelfde?",
    "not-understood": "Deze tekst is niet begrepen",
    "case-orphan": "Het bestand zegt niet waar dit onderdeel onder hangt. Het staat nu bovenaan.",
    "case-cycle": "Dit onderdeel hangt in een kring onder zichzelf. Het staat nu bovenaan.",
    "case-duplicate": "Een ander onderdeel heeft hetzelfde kenmerk (identifier).",
    "case-parents": "Dit onderdeel hangt onder meer onderdelen. Het eerste is gekozen, van",
    "sheet-number": "Deze code stond als getal in het werkblad. Controleer of er geen nul weg is.",
    "case-null": "Leeg meegegeven waar het weg had moeten blijven (null)",
    "case-inside": "Staat in een pakket, maar hoort daar volgens CASE 1.1 niet",
    "case-unknown": "Eigenschap die CASE niet kent; zij is bewaard",
    "case-form": "Andere vorm dan CASE 1.1 vraagt; de waarde is bewaard zoals zij was",
    "case-missing": "Ontbreekt, maar is in CASE 1.1 verplicht",
    "case-twice": "Staat twee keer in hetzelfde deel; de laatste telt",
    "case-own-broken": "Gegevens van Gastvrij die niet kloppen en niet zijn gelezen",
    "case-unstorable": "Tekens of getallen die niet te bewaren zijn en zijn vervangen",
}
_LISTS = ("ambiguous", "title_ambiguous")


@dataclass(frozen=True, slots=True)
class Twijfel:
    """One thing that the text does not decide: where, what, and the line in the source."""

    place: str
    code: str
    text: str
    line: int


def twijfels(gelezen: Gelezen) -> list[Twijfel]:
    """Return every doubt about a document in the order of the document.

    `place` is the path of the element, such as "sections/0/items/2" or "meta/cesuur".
    """
    document = gelezen.as_dict()
    found = list(_walk(document, "", 1))
    for rest in document["not_understood"]:
        text = f"{TEKSTEN['not-understood']}: {rest['text']}"
        found.append(Twijfel("not_understood", "not-understood", text, rest["line"]))
    return found


def _walk(part: Any, place: str, line: int) -> Iterator[Twijfel]:
    if isinstance(part, dict):
        line = part.get("line", line)
        for key in _LISTS:
            for doubt in part.get(key, ()):
                yield _twijfel(doubt, place or "title", line)
        for key, child in part.items():
            # What a format says beyond our fields is kept as it came; its keys are not ours.
            if key in {"extra", "case"}:
                continue
            yield from _walk(child, f"{place}/{key}".lstrip("/"), line)
    elif isinstance(part, list):
        for at, child in enumerate(part):
            yield from _walk(child, f"{place}/{at}", line)


def _twijfel(doubt: str, place: str, line: int) -> Twijfel:
    code, _, detail = doubt.partition(": ")
    text = f"{TEKSTEN[code]}: {detail.replace('_', ' ')}." if detail else TEKSTEN[code]
    return Twijfel(place, code, text, line)
