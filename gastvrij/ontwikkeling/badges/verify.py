"""The checks of a badge, each by its own name and with its own outcome; nothing is fetched.

What cannot be told without asking another system is told as such: it is neither right nor wrong.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any, NoReturn

from . import contexts, did, proof, vorm
from .bevindingen import Bekend, Bevinding, Controle, Rapport, Reden, Uitkomst
from .canonical import NotSignable, TooComplex

MOST_BYTES = 100_000
MOST_PROOFS = 5


class _Wrong(Exception):
    """A check that went wrong: its outcome."""

    def __init__(self, uitkomst: Uitkomst, reden: Reden, over: str = "") -> None:
        super().__init__(reden)
        self.uitkomst, self.reden, self.over = uitkomst, reden, over


def read(raw: bytes) -> dict[str, Any]:
    """Return the badge in a file of JSON in UTF-8; ValueError with a Reden if there is none.

    A name that stands twice in one object is refused: each reader would take another.
    """
    if len(raw) > MOST_BYTES:
        raise ValueError(Reden.TE_GROOT)
    try:
        found = json.loads(raw.decode("utf-8-sig"), object_pairs_hook=_once, parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise ValueError(Reden.GEEN_JSON) from None
    if not isinstance(found, dict):
        raise ValueError(Reden.GEEN_JSON)  # noqa: TRY004 - it is the text that is wrong
    return found


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError
    return found


def _refuse(_constant: str) -> NoReturn:
    raise ValueError


def verify(raw: bytes, *, at: datetime, bekend: Bekend) -> Rapport:
    """Check a badge as it came in; never raises for what stands in it."""
    try:
        badge = read(raw)
    except ValueError as problem:
        first = Bevinding(Controle.LEESBAAR, Uitkomst.FOUT, Reden(str(problem)))
        rest = (Bevinding(one, Uitkomst.ONBEKEND, Reden.NIET_BEKEKEN) for one in list(Controle)[1:])
        return Rapport((first, *rest), None)
    return check(badge, at=at, bekend=bekend)


def check(badge: Mapping[str, Any], *, at: datetime, bekend: Bekend) -> Rapport:
    """Check a badge that was read."""
    asked: dict[Controle, Callable[[], tuple[Reden, str]]] = {
        Controle.LEESBAAR: lambda: (Reden.IN_ORDE, ""),
        Controle.VORM: lambda: _vorm(badge),
        Controle.BETEKENIS: lambda: _betekenis(badge, bekend),
        Controle.HANDTEKENING: lambda: _handtekening(badge, at, bekend),
        Controle.UITGEVER: lambda: _uitgever(badge, bekend),
        Controle.GELDIGHEID: lambda: _geldigheid(badge, at),
        Controle.INTREKKING: lambda: _intrekking(badge, bekend),
    }
    found: list[Bevinding] = []
    for controle, ask in asked.items():
        try:
            reden, over = ask()
            found.append(Bevinding(controle, Uitkomst.GOED, reden, over))
        except _Wrong as wrong:
            found.append(Bevinding(controle, wrong.uitkomst, wrong.reden, wrong.over))
    return Rapport(tuple(found), badge)


def _vorm(badge: Mapping[str, Any]) -> tuple[Reden, str]:
    if places := vorm.faults(badge):
        raise _Wrong(Uitkomst.FOUT, Reden.VELDEN, ", ".join(dict.fromkeys(places)))
    return Reden.IN_ORDE, ""


def _betekenis(badge: Mapping[str, Any], bekend: Bekend) -> tuple[Reden, str]:
    with _covered():
        proof.hash_data(badge, {}, bekend.meanings)
    return Reden.IN_ORDE, ""


@contextmanager
def _covered() -> Iterator[None]:
    """Turn what a signature cannot cover into the outcome of a check."""
    try:
        yield
    except contexts.UnknownContext as problem:
        reden = Reden.CONTEXT if str(problem) else Reden.EIGEN_CONTEXT
        raise _Wrong(Uitkomst.FOUT, reden, str(problem)) from None
    except NotSignable as problem:
        raise _Wrong(Uitkomst.FOUT, Reden.TERMEN, str(problem)) from None
    except TooComplex:
        raise _Wrong(Uitkomst.FOUT, Reden.INGEWIKKELD) from None


def _proofs(badge: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return the proofs of a badge that are of a kind that we can check."""
    every = [one for one in vorm.listed(badge.get("proof", [])) if isinstance(one, Mapping)]
    if not every:
        raise _Wrong(Uitkomst.FOUT, Reden.GEEN_HANDTEKENING)
    found = [one for one in every if proof.is_known_kind(one)]
    if not found:
        kinds = sorted({f"{one.get('type')} {one.get('cryptosuite', '')}".strip() for one in every})
        raise _Wrong(Uitkomst.ONBEKEND, Reden.SOORT_HANDTEKENING, ", ".join(kinds))
    if len(found) > MOST_PROOFS:
        raise _Wrong(Uitkomst.FOUT, Reden.INGEWIKKELD)
    return found


def _handtekening(badge: Mapping[str, Any], at: datetime, bekend: Bekend) -> tuple[Reden, str]:
    proofs = _proofs(badge)
    for one in proofs:
        if one.get("proofPurpose") != "assertionMethod":
            raise _Wrong(Uitkomst.FOUT, Reden.DOEL, str(one.get("proofPurpose", "")))
        _require_time(one, at)
        key = _key_of(one)
        with _covered():
            signed = proof.is_signed_by(badge, one, key, bekend.meanings)
        if not signed:
            raise _Wrong(Uitkomst.FOUT, Reden.KLOPT_NIET)
    return Reden.IN_ORDE, did.multikey(_key_of(proofs[0]))


def _require_time(one: Mapping[str, Any], at: datetime) -> None:
    """Refuse a proof that expired, or of which a moment is none."""
    for name in ("created", "expires"):
        if name in one and vorm.moment_of(one[name]) is None:
            raise _Wrong(Uitkomst.FOUT, Reden.VELDEN, f"proof.{name}")
    ends = vorm.moment_of(one.get("expires"))
    if ends is not None and ends < at:
        raise _Wrong(Uitkomst.FOUT, Reden.VERLOPEN, str(one["expires"]))


def _method(one: Mapping[str, Any]) -> str:
    """Return the name of the key of a proof, also where the key is written out in it."""
    method = one.get("verificationMethod")
    named = method.get("id") if isinstance(method, Mapping) else method
    return named if isinstance(named, str) else ""


def _key_of(one: Mapping[str, Any]) -> bytes:
    method = one.get("verificationMethod")
    try:
        if isinstance(method, Mapping):
            return did.public_of(str(method.get("publicKeyMultibase")))
        return did.key_in(_method(one))
    except did.NotAKey:
        if did.is_elsewhere(_method(one)):
            raise _Wrong(Uitkomst.ONBEKEND, Reden.SLEUTEL_ELDERS, _method(one)) from None
        raise _Wrong(Uitkomst.FOUT, Reden.GEEN_SLEUTEL, _method(one)) from None


def _uitgever(badge: Mapping[str, Any], bekend: Bekend) -> tuple[Reden, str]:
    """Tell if the key belongs to who says to have issued it."""
    said = badge.get("issuer")
    issuer = str(said.get("id", "")) if isinstance(said, Mapping) else str(said or "")
    known = bekend.keys.get(issuer)
    if known is None and issuer.startswith(did.DID_KEY):
        known = frozenset({_own_key(issuer)})
    try:
        keys = {_key_of(one) for one in _proofs(badge)}
    except _Wrong:
        if known is None:
            raise
        keys = {b""}
    if known is None:
        raise _Wrong(Uitkomst.ONBEKEND, Reden.NIET_NA_TE_GAAN, issuer)
    if not keys <= known or b"" in keys:
        raise _Wrong(Uitkomst.FOUT, Reden.NIET_VAN_UITGEVER, issuer)
    return (Reden.WIJ_ZELF if issuer in bekend.keys else Reden.EIGEN_SLEUTEL), issuer


def _own_key(issuer: str) -> bytes:
    try:
        return did.key_in(issuer)
    except did.NotAKey:
        return b""


def _geldigheid(badge: Mapping[str, Any], at: datetime) -> tuple[Reden, str]:
    starts, ends = vorm.moment_of(vorm.starts_at(badge)), vorm.moment_of(vorm.ends_at(badge))
    if starts is None:
        raise _Wrong(Uitkomst.ONBEKEND, Reden.NIET_BEKEKEN)
    if starts > at:
        raise _Wrong(Uitkomst.FOUT, Reden.NOG_NIET, str(vorm.starts_at(badge)))
    if ends is not None and ends < at:
        raise _Wrong(Uitkomst.FOUT, Reden.VERLOPEN, str(vorm.ends_at(badge)))
    return Reden.IN_ORDE, ""


def _intrekking(badge: Mapping[str, Any], bekend: Bekend) -> tuple[Reden, str]:
    said = [one for one in vorm.listed(badge.get("credentialStatus", [])) if one]
    if not said:
        return Reden.GEEN_LIJST, ""
    for one in said:
        entry = one if isinstance(one, Mapping) else {}
        address = str(entry.get("statusListCredential", ""))
        withdrawn = bekend.withdrawn(address, _place(entry.get("statusListIndex")))
        if withdrawn is None:
            over = address or str(entry.get("type", ""))
            raise _Wrong(Uitkomst.ONBEKEND, Reden.LIJST_ELDERS, over)
        if withdrawn:
            raise _Wrong(Uitkomst.FOUT, Reden.INGETROKKEN)
    return Reden.IN_ORDE, ""


def _place(said: Any) -> int:
    """Return a place in a list as it is written, -1 for what is none."""
    is_number = isinstance(said, str) and re.fullmatch(r"\d{1,9}", said, re.ASCII)
    return int(said) if is_number else -1
