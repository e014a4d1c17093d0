"""The badge itself: an AchievementCredential of Open Badges 3.0 for a result.

In it stands that a result was passed and what was asked; no marks, no conversations, no name.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .contexts import CREDENTIALS, OPEN_BADGES

# A salt of this many random bytes makes that nobody finds an address by trying many.
SALT_BYTES = 16
ALGORITHM = "sha256"


@dataclass(frozen=True)
class Onderdeel:
    """An item of a framework (CASE CFItem) that the achievement is about: name, code, address."""

    naam: str
    code: str
    uri: str
    kader: str


@dataclass(frozen=True)
class Uitgever:
    """Who issues: a did, a name and the address of a page."""

    did: str
    naam: str
    url: str


@dataclass(frozen=True)
class Prestatie:
    """What was achieved, in words, and the items of the framework that it is about."""

    id: str
    naam: str
    omschrijving: str
    criteria: str
    onderdelen: Sequence[Onderdeel]


def identity_hash(email: str, salt: str) -> str:
    """Return the salted hash of a mail address, as Open Badges writes it: sha256$ and the digest.

    Capitals and spaces around it make no difference.
    """
    said = email.strip().lower() + salt
    return f"{ALGORITHM}${hashlib.sha256(said.encode()).hexdigest()}"


def credential(
    *,
    id: str,  # noqa: A002 - the name that the standard gives it
    uitgever: Uitgever,
    prestatie: Prestatie,
    email: str,
    salt: str,
    valid_from: str,
    awarded: str,
    status: Mapping[str, str],
) -> dict[str, Any]:
    """Return the badge, still to be signed; moments are xsd:dateTime."""
    return {
        "@context": [CREDENTIALS, OPEN_BADGES],
        "id": id,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": prestatie.naam,
        "issuer": {
            "id": uitgever.did,
            "type": ["Profile"],
            "name": uitgever.naam,
            "url": uitgever.url,
        },
        "validFrom": valid_from,
        "awardedDate": awarded,
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "identifier": [
                {
                    "type": "IdentityObject",
                    "hashed": True,
                    "identityHash": identity_hash(email, salt),
                    "identityType": "emailAddress",
                    "salt": salt,
                }
            ],
            "achievement": _achievement(prestatie),
        },
        "credentialStatus": dict(status),
    }


def _achievement(prestatie: Prestatie) -> dict[str, Any]:
    found: dict[str, Any] = {
        "id": prestatie.id,
        "type": ["Achievement"],
        "achievementType": "Assessment",
        "name": prestatie.naam,
        "description": prestatie.omschrijving,
        "criteria": {"narrative": prestatie.criteria},
    }
    if prestatie.onderdelen:
        found["alignment"] = [_alignment(one) for one in prestatie.onderdelen]
    return found


def _alignment(onderdeel: Onderdeel) -> dict[str, Any]:
    found: dict[str, Any] = {
        "type": ["Alignment"],
        "targetName": onderdeel.naam,
        "targetType": "CFItem",
        "targetUrl": onderdeel.uri,
        "targetFramework": onderdeel.kader,
    }
    return found | ({"targetCode": onderdeel.code} if onderdeel.code else {})
