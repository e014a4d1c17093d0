"""Whether a credential has the form of an Open Badges 3.0 AchievementCredential.

Our own check, after the data model of Open Badges 3.0.3: the schema that is published with 3.0 is
of the earlier credentials (issuanceDate). Those are read too, under the context of 2018.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any

from .contexts import CREDENTIALS, CREDENTIALS_1, OPEN_BADGES, OPEN_BADGES_EARLIER

Check = Callable[[Any], bool]
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)?")
ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")
BADGE_TYPES = frozenset({"AchievementCredential", "OpenBadgeCredential"})
BADGE_CONTEXTS = frozenset({OPEN_BADGES, *OPEN_BADGES_EARLIER})
# Where in a badge something of a type may stand, one or a list of them.
TYPES_BELOW = {
    "issuer": "Profile",
    "issuer.parentOrg": "Profile",
    "issuer.otherIdentifier": "IdentifierEntry",
    "credentialSubject.source": "Profile",
    "credentialSubject.identifier": "IdentityObject",
    "credentialSubject.result": "Result",
    "credentialSubject.achievement.creator": "Profile",
    "credentialSubject.achievement.alignment": "Alignment",
    "credentialSubject.achievement.resultDescription": "ResultDescription",
    "evidence": "Evidence",
}


def listed(value: Any) -> list[Any]:
    """Return a value as a list: JSON-LD writes one thing with or without."""
    return value if isinstance(value, list) else [value]


def moment_of(value: Any) -> datetime | None:
    """Return the moment of an xsd:dateTime, None if it is none; without a zone it is none."""
    if not isinstance(value, str) or not MOMENT.fullmatch(value):
        return None
    try:
        found = datetime.fromisoformat(_micros(value))
    except ValueError:
        return None
    return found if found.tzinfo is not None else None


def _micros(value: str) -> str:
    """Return a moment with at most six figures of a second, which is what Python reads."""
    return re.sub(r"(\.\d{6})\d+", r"\1", value)


def starts_at(badge: Mapping[str, Any]) -> Any:
    """Return from when a badge says to be valid: validFrom, or issuanceDate in an earlier one."""
    return badge.get("issuanceDate" if _is_earlier(badge) else "validFrom")


def ends_at(badge: Mapping[str, Any]) -> Any:
    """Return until when a badge says to be valid, None if it does not say."""
    return badge.get("expirationDate" if _is_earlier(badge) else "validUntil")


def _is_earlier(badge: Mapping[str, Any]) -> bool:
    return listed(badge.get("@context"))[:1] == [CREDENTIALS_1]


def faults(badge: Mapping[str, Any]) -> list[str]:
    """Return the places in a badge where something is missing or is not what it should be."""
    return [
        *(place for place, check in _REQUIRED.items() if not check(_at(badge, place))),
        *_faults_of_moments(badge),
        *_faults_of_types(badge),
        *_faults_of_subject(badge),
    ]


def _at(badge: Any, place: str) -> Any:
    for name in place.split("."):
        badge = badge.get(name) if isinstance(badge, Mapping) else None
    return badge


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_address(value: Any) -> bool:
    return isinstance(value, str) and bool(ADDRESS.fullmatch(value))


def _has_badge_type(value: Any) -> bool:
    names = [one for one in listed(value) if isinstance(one, str)]
    return "VerifiableCredential" in names and not BADGE_TYPES.isdisjoint(names)


def _has_badge_contexts(value: Any) -> bool:
    names = [one for one in listed(value) if isinstance(one, str)]
    return names[:1] in ([CREDENTIALS], [CREDENTIALS_1]) and not BADGE_CONTEXTS.isdisjoint(names)


def _is_criteria(value: Any) -> bool:
    return isinstance(value, Mapping) and (
        _is_text(value.get("narrative")) or _is_address(value.get("id"))
    )


def _has(name: str) -> Check:
    return lambda value: name in listed(value)


_REQUIRED: Mapping[str, Check] = {
    "@context": _has_badge_contexts,
    "id": _is_address,
    "type": _has_badge_type,
    "issuer": lambda value: isinstance(value, Mapping),
    "issuer.id": _is_address,
    "credentialSubject": lambda value: isinstance(value, Mapping),
    "credentialSubject.type": _has("AchievementSubject"),
    "credentialSubject.achievement": lambda value: isinstance(value, Mapping),
    "credentialSubject.achievement.id": _is_address,
    "credentialSubject.achievement.type": _has("Achievement"),
    "credentialSubject.achievement.name": _is_text,
    "credentialSubject.achievement.description": _is_text,
    "credentialSubject.achievement.criteria": _is_criteria,
}


def _faults_of_moments(badge: Mapping[str, Any]) -> Iterator[str]:
    if moment_of(starts_at(badge)) is None:
        yield "issuanceDate" if _is_earlier(badge) else "validFrom"
    if ends_at(badge) is not None and moment_of(ends_at(badge)) is None:
        yield "expirationDate" if _is_earlier(badge) else "validUntil"


def _faults_of_types(badge: Mapping[str, Any]) -> Iterator[str]:
    for place, name in TYPES_BELOW.items():
        found = _at(badge, place)
        for one in [] if found is None else listed(found):
            if not isinstance(one, Mapping) or name not in listed(one.get("type")):
                yield f"{place}.type"


def _faults_of_subject(badge: Mapping[str, Any]) -> Iterator[str]:
    subject = badge.get("credentialSubject")
    if isinstance(subject, Mapping) and not subject.get("id") and not subject.get("identifier"):
        yield "credentialSubject.identifier"
