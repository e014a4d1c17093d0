"""A comparison in the interchange schema: the keys that a machine reads, in English."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from gastvrij.kaders.rules.boom import Tak
from gastvrij.kaders.rules.normen import Normgegevens

from .kolommen import column_headings
from .kop import LABEL_ONLY_NEW, LIKELY_COLUMN, Tekstpaar, Veld
from .normen import Normpaar
from .onderdelen import Onderdeel, level_count
from .oordeel import Oordeel
from .vergelijk import Vergelijking
from .woorden import Woord
from .zijde import Zijde

Json = dict[str, Any]
SCHEMA = "source-truth/1"
# Kinds of element by their key; those of an exam plan have rows of their own.
GROEPEN = {
    "onderdeel": "sections",
    "toetsterm": "items",
    "cluster": "clusters",
    "kennisgroep": "clusters",
    "competentie": "competences",
    "niveau": "levels",
    "indicator": "indicators",
    "algemene_regel": "general_rules",
    "fase": "phases",
    "stap": "steps",
    "aanwijzing": "guidance",
    "voorbeeldzin": "guidance",
    "functie": "functions",
    "kanaal": "channels",
    "uitspraak": "statements",
    "criterium": "criteria",
    "scoreregel": "scoring_rules",
    "groep": "groups",
    "item": "tree",
}
LEVELS_UNKNOWN = "cannot be compared: the {side} text lost the columns, so this is unknown"


def as_json(found: Vergelijking) -> Json:
    """Return a comparison as plain JSON values."""
    by_group: dict[str, list[Onderdeel]] = {}
    for one in found.onderdelen:
        by_group.setdefault(GROEPEN[one.tak.soort], []).append(one)
    sections, items = by_group.pop("sections", []), by_group.pop("items", [])
    groups = {name: [_element(one) for one in rows] for name, rows in by_group.items()}
    return {
        "schema": SCHEMA,
        "kind": "diff",
        "document_kind": {"old": found.oud.soort, "new": found.nieuw.soort},
        "old": found.oud.naam,
        "new": found.nieuw.naam,
        "title": {
            "old": found.titel.oud,
            "new": found.titel.nieuw,
            "verdict": found.titel.oordeel.value,
        },
        "description": _text(found.omschrijving),
        "fields": [_field(one) for one in found.velden],
        "running_text": [{"name": one.naam, **_text(one)} for one in found.teksten],
        **_plan(found, sections, items),
        **groups,
        "norms": [_norm(one) for one in found.normen],
        "total": _total(found),
        "doubts": [
            {"old": str_of(one.oud), "new": str_of(one.nieuw), "likeness": round(one.mate, 3)}
            for one in found.twijfels
        ],
        "summary": _summary(found, sections, items, by_group),
    }


def str_of(tak: Tak) -> str:
    """Return an element in one line: its code, its title or else its text."""
    return " ".join(part for part in (tak.code, tak.titel or tak.tekst) if part)


def changes(runs: Iterable[Woord]) -> list[Json]:
    """Return the words that changed."""
    return [{"op": one.op, "old": one.old, "new": one.new} for one in runs if one.is_changed]


def _text(pair: Tekstpaar) -> Json:
    return {"verdict": pair.oordeel.value, "word_changes": changes(pair.woorden)}


def _field(one: Veld) -> Json:
    return {
        "field": one.veld,
        "old": one.oud,
        "new": one.nieuw,
        "verdict": str(one.oordeel),
        "ambiguous": list(one.onbepaald),
    }


def _plan(found: Vergelijking, sections: list[Onderdeel], items: list[Onderdeel]) -> Json:
    if not sections and not items:
        return {}
    plan: Json = {
        "sections": [_section(nr, one) for nr, one in enumerate(sections, start=1)],
        "items": [_item(one) for one in items],
    }
    if found.oud.kolommen is not None and found.nieuw.kolommen is not None:
        likely = next(
            (one.label for one in found.velden if one.oordeel.endswith(LIKELY_COLUMN)), ""
        )
        plan["column_headers"] = {
            "old": _columns(found.oud),
            "new": _columns(found.nieuw, likely),
        }
    return plan


def _columns(side: Zijde, likely_date: str = "") -> list[str]:
    return column_headings(side.kolommen or (), side.kop, likely_date)


def _section(position: int, one: Onderdeel) -> Json:
    return {
        "position": position,
        "old": one.oud.titel if one.oud else None,
        "new": one.nieuw.titel if one.nieuw else None,
        "verdict": _group_verdict(one).value,
    }


def _group_verdict(one: Onderdeel) -> Oordeel:
    if one.is_nieuw or one.is_vervallen:
        return Oordeel.NIEUW if one.is_nieuw else Oordeel.VERVALLEN
    if one.is_titel_gewijzigd:
        return Oordeel.HERNOEMD
    return Oordeel.VERPLAATST if one.plaats is Oordeel.VERPLAATST else Oordeel.GELIJK


def _item(one: Onderdeel) -> Json:
    row: Json = {
        "code": one.tak.code,
        "in_old": one.oud is not None,
        "in_new": one.nieuw is not None,
    }
    if one.oud is None or one.nieuw is None:
        return row | {"text": one.tak.tekst, "levels": _one_levels(one.tak)}
    if one.code is not Oordeel.GELIJK:
        row["old_code"] = one.oud.code
    return row | _text_of(one) | _facts(one) | {"levels": _levels(one), "section": _place(one)}


def _text_of(one: Onderdeel) -> Json:
    if not one.is_tekst_gewijzigd:
        return {"text": Oordeel.GELIJK.value}
    said: Json = {"text": Oordeel.GEWIJZIGD.value, "word_changes": changes(one.tekst)}
    # Only a proposal: whether a change matters is for a person to say.
    return said | {"substantive": False if one.is_spelling else None}


def _facts(one: Onderdeel) -> Json:
    facts: Json = {"date": one.datum.value}
    if one.opdrachten is not Oordeel.GELIJK:
        facts["aantal_opdr"] = one.opdrachten.value
    if one.markering is not Oordeel.GELIJK:
        facts["marks"] = one.markering.value
    return facts


def _one_levels(tak: Tak) -> Json:
    return {"levels": None if tak.niveaus is None else list(tak.niveaus), "count": level_count(tak)}


def _levels(one: Onderdeel) -> Json:
    old, new = one.oud, one.nieuw
    return {
        "old": list(old.niveaus) if old and old.niveaus is not None else None,
        "old_count": one.niveaus_oud,
        "new": list(new.niveaus) if new and new.niveaus is not None else None,
        "new_count": one.niveaus_nieuw,
        "verdict": _level_verdict(one),
    }


def _level_verdict(one: Onderdeel) -> str:
    if one.niveaus is not Oordeel.ONBEKEND:
        return (one.niveaus or Oordeel.GELIJK).value
    equal = "count differs" if one.is_count_changed else "count equal"
    return f"{equal}, columns unknown in {_lost_side([one])}"


def _lost_side(rows: Sequence[Onderdeel]) -> str:
    in_old = any(one.oud and one.oud.is_level_lost for one in rows)
    in_new = any(one.nieuw and one.nieuw.is_level_lost for one in rows)
    return "both" if in_old and in_new else ("old" if in_old else "new")


def _place(one: Onderdeel) -> Json:
    old, new = one.onder_oud, one.onder_nieuw
    return {
        "old": str_of(old) if old else None,
        "new": str_of(new) if new else None,
        "verdict": _place_verdict(one),
        "new_is_inferred": one.is_afgeleid,
    }


def _place_verdict(one: Onderdeel) -> str:
    if one.plaats is Oordeel.VERPLAATST or (one.plaats is Oordeel.ONBEKEND and not one.is_afgeleid):
        return one.plaats.value
    old, new = one.onder_oud, one.onder_nieuw
    is_same = (old.titel if old else None) == (new.titel if new else None)
    return "same title" if is_same else "section renamed"


def _element(one: Onderdeel) -> Json:
    row: Json = {
        "kind": one.tak.soort,
        "code": one.tak.code or None,
        "in_old": one.oud is not None,
        "in_new": one.nieuw is not None,
        "old": str_of(one.oud) if one.oud else None,
        "new": str_of(one.nieuw) if one.nieuw else None,
        "verdict": _element_verdict(one).value,
    }
    if one.oud is None or one.nieuw is None:
        return row | {
            "under": str_of(above) if (above := one.onder_nieuw or one.onder_oud) else None
        }
    title = Oordeel.GEWIJZIGD if one.is_titel_gewijzigd else Oordeel.GELIJK
    row |= {"title": title.value, "title_changes": changes(one.titel)}
    row |= _text_of(one) | _facts(one) | {"under": _place(one)}
    if one.niveaus is not None:
        row["levels"] = _levels(one)
    return row


def _element_verdict(one: Onderdeel) -> Oordeel:
    if one.is_nieuw or one.is_vervallen:
        return Oordeel.NIEUW if one.is_nieuw else Oordeel.VERVALLEN
    if one.is_gewijzigd:
        return Oordeel.GEWIJZIGD
    return Oordeel.ONBEKEND if one.is_onbekend else Oordeel.GELIJK


def _norm(pair: Normpaar) -> Json:
    return {
        "old": _norm_side(pair.oud),
        "new": _norm_side(pair.nieuw),
        "verdict": pair.oordeel.value,
        "changed": list(pair.gewijzigd),
        "word_changes": changes(pair.woorden) if pair.oud and pair.nieuw else [],
    }


def _norm_side(norm: Normgegevens | None) -> Json | None:
    if norm is None:
        return None
    return {
        "metric": norm.metriek or None,
        "operator": norm.operator,
        "value": _figure(norm.waarde),
        "unit": norm.eenheid,
        "scope": norm.scope,
        "strength": norm.sterkte,
        "text": norm.tekst,
    }


def _figure(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _total(found: Vergelijking) -> Json | None:
    if found.totaal is None:
        return None
    old, new, verdict = found.totaal
    figures = [one.get("aantal_opdr") if one else None for one in (old, new)]
    same = verdict is Oordeel.GELIJK
    shown = f"{figures[0]}" if same else f"{figures[0]} -> {figures[1]}"
    return {
        "old": _total_side(old),
        "new": _total_side(new),
        "verdict": f"{verdict.value} ({shown})",
    }


def _total_side(total: Json | None) -> Json | None:
    if total is None:
        return None
    side = {"label": total.get("label"), "aantal_opdr": total.get("aantal_opdr")}
    doubts = total.get("ambiguous")
    return side | ({"ambiguous": list(doubts)} if doubts else {})


def _summary(
    found: Vergelijking,
    sections: list[Onderdeel],
    items: list[Onderdeel],
    groups: dict[str, list[Onderdeel]],
) -> Json:
    summary: Json = {
        "fields_changed": [one.veld for one in found.velden if one.oordeel == Oordeel.GEWIJZIGD],
        "fields_added": [
            f"{one.veld} (label)" if one.oordeel.startswith(LABEL_ONLY_NEW) else one.veld
            for one in found.velden
            if one.is_nieuw
        ],
        "fields_dropped": [one.veld for one in found.velden if one.is_vervallen],
    }
    if sections or items:
        summary |= _plan_summary(sections, items)
    for name, rows in groups.items():
        summary |= _group_summary(name, rows)
    if found.normen:
        verdicts = [one.oordeel for one in found.normen]
        summary |= {f"norms_{one.value}": verdicts.count(one) for one in dict.fromkeys(verdicts)}
    return summary


def _plan_summary(sections: list[Onderdeel], items: list[Onderdeel]) -> Json:
    both = [one for one in items if one.oud and one.nieuw]
    lost = [one for one in both if one.niveaus is Oordeel.ONBEKEND]
    changed = [one.tak.code for one in both if one.niveaus not in (None, Oordeel.GELIJK)]
    return {
        "items_added": [one.tak.code for one in items if one.is_nieuw],
        "items_removed": [one.tak.code for one in items if one.is_vervallen],
        "items_text_changed": [one.tak.code for one in both if one.is_tekst_gewijzigd],
        "items_text_unchanged": sum(not one.is_tekst_gewijzigd for one in both),
        "items_date_changed": [one.tak.code for one in both if one.datum is not Oordeel.GELIJK],
        "level_count_changed": [
            one.tak.code for one in both if one.niveaus_oud != one.niveaus_nieuw
        ],
        "level_set": LEVELS_UNKNOWN.format(side=_lost_side(lost)) if lost else changed,
        "sections_added": [one.tak.titel for one in sections if one.is_nieuw],
        "sections_removed": [one.tak.titel for one in sections if one.is_vervallen],
        "sections_renamed": [
            {"old": one.oud.titel, "new": one.nieuw.titel}
            for one in sections
            if one.oud and one.nieuw and one.is_titel_gewijzigd
        ],
        "items_moved": [one.tak.code for one in both if one.plaats is Oordeel.VERPLAATST],
    }


def _group_summary(name: str, rows: list[Onderdeel]) -> Json:
    return {
        f"{name}_added": [str_of(one.tak) for one in rows if one.is_nieuw],
        f"{name}_removed": [str_of(one.tak) for one in rows if one.is_vervallen],
        f"{name}_changed": [str_of(one.tak) for one in rows if one.is_gewijzigd],
        f"{name}_unchanged": sum(one.is_gelijk for one in rows),
    }
