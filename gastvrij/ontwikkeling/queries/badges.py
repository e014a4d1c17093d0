"""Badges: of which results, whose key, and what the public list says."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gastvrij.basis import queries as basis
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.beoordeling.models import Procedure, Proeve
from gastvrij.ontwikkeling.badges import contexts, did, proof, sleutelbestand, status
from gastvrij.ontwikkeling.badges.bevindingen import Bekend
from gastvrij.ontwikkeling.models import Badge, Statusplaats
from gastvrij.ontwikkeling.rules import badges as regels

from .uitslagen import own_uitslagen

# The addresses under which koppelvlakken/badges serves them; a test holds both together.
BADGES = "/badges/"
LIJST = f"{BADGES}status/1.json"

WAAROM_NIET: Mapping[regels.Beletsel, str | Promise] = {
    regels.Beletsel.NIET_UITGEREIKT: gettext_lazy("De uitslag is nog niet uitgereikt."),
    regels.Beletsel.EXTERN: gettext_lazy(
        "Een diploma van {eigenaar} geeft alleen {eigenaar} zelf."
    ),
    regels.Beletsel.NIET_GESLAAGD: gettext_lazy("Een badge is er alleen van een behaalde proeve."),
    regels.Beletsel.OEFENING: gettext_lazy("Van een oefening is er geen badge."),
}


@dataclass(frozen=True)
class Sleutel:
    """The key that signs now, and the did under which the gemeente issues with it."""

    secret: bytes
    public: bytes
    did: str

    @property
    def method(self) -> str:
        """Return the name of the key."""
        return did.method_of(self.did, self.public)


@dataclass(frozen=True)
class Badgekans:
    """An own passed result with its badge; `waarom_niet` says why there can be none."""

    proeve: Proeve
    badge: Badge | None
    waarom_niet: str


@dataclass(frozen=True)
class Badgeregel:
    """A badge as who withdraws them sees it, with the requests about its result that succeeded."""

    badge: Badge
    gegrond: list[Procedure]


def address_of(badge: UUID) -> str:
    """Return where a badge stands as JSON; it is its id too."""
    return f"{settings.PUBLIC_URL}{BADGES}{badge}.json"


def page_of(badge: UUID) -> str:
    """Return where everyone can see what a badge says and whether it counts."""
    return f"{settings.PUBLIC_URL}{BADGES}{badge}/"


def list_address() -> str:
    """Return where the list of withdrawn badges stands."""
    return f"{settings.PUBLIC_URL}{LIJST}"


def own_did(public: bytes) -> str:
    """Return under which name the gemeente issues: its web address, on this machine its key."""
    return did.did_web(settings.PUBLIC_URL) if settings.HTTPS else did.did_key(public)


def badge_key() -> Sleutel | None:
    """Return the key that signs, None if nobody made one; UnreadableKey if it cannot be read."""
    secret = sleutelbestand.read(settings.BADGE_KEY_FILE)
    if secret is None:
        return None
    public = proof.public_key(secret)
    return Sleutel(secret, public, own_did(public))


def has_badge_key() -> bool:
    """Test if there is a key that can sign."""
    try:
        return badge_key() is not None
    except sleutelbestand.UnreadableKey:
        return False


def own_publics() -> list[bytes]:
    """Return every public key that ever signed here, the one that signs now first."""
    now = badge_key() if has_badge_key() else None
    before = Statusplaats.objects.order_by("sleutel").values_list("sleutel", flat=True).distinct()
    keys = [did.public_of(one) for one in before]
    return list(dict.fromkeys([now.public, *keys] if now is not None else keys))


def did_document() -> dict[str, Any] | None:
    """Return the did document of the gemeente; None without a web address or a key."""
    keys = own_publics()
    if not settings.HTTPS or not keys:
        return None
    return did.document(did.did_web(settings.PUBLIC_URL), keys)


def bekend() -> Bekend:
    """Return what this installation knows itself when a badge is checked."""
    keys = own_publics()
    names = {did.did_key(key): frozenset({key}) for key in keys}
    if settings.HTTPS:
        names[did.did_web(settings.PUBLIC_URL)] = frozenset(keys)
    return Bekend(keys=names, withdrawn=is_withdrawn)


def is_withdrawn(address: str, nummer: int) -> bool | None:
    """Test if a place of our list is withdrawn; None for another list or a place not given out."""
    if address != list_address():
        return None
    found = Statusplaats.objects.filter(nummer=nummer).first()
    return found.ingetrokken_op is not None if found is not None else None


def status_list() -> str | None:
    """Return the signed list of withdrawn badges as JSON, None while there is no key.

    It is made anew after a withdrawal only.
    """
    sleutel = badge_key()
    if sleutel is None:
        return None
    rows = Statusplaats.objects.exclude(ingetrokken_op=None).order_by("nummer")
    last = max((one.ingetrokken_op for one in rows if one.ingetrokken_op), default=None)
    return _signed_list(
        sleutel, list_address(), tuple(one.nummer for one in rows), moment(last or EPOCH)
    )


EPOCH = datetime(2026, 1, 1, tzinfo=UTC)


@lru_cache(maxsize=2)
def _signed_list(sleutel: Sleutel, address: str, withdrawn: tuple[int, ...], since: str) -> str:
    bare = status.list_credential(
        address=address, issuer=sleutel.did, valid_from=since, withdrawn=withdrawn
    )
    return signed(bare, sleutel, created=since)


def signed(bare: Mapping[str, Any], sleutel: Sleutel, *, created: str) -> str:
    """Return a credential with the signature of the gemeente, as JSON that a person can read."""
    made = proof.sign(
        bare,
        secret=sleutel.secret,
        method=sleutel.method,
        created=created,
        meanings=contexts.known(),
    )
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def moment(at: datetime) -> str:
    """Return a moment as a credential has it: in UTC, to the second."""
    return at.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"


def why_no_badge(proeve: Proeve) -> str:
    """Return why there can be no badge of a result, in words; empty if there can."""
    found = regels.beletsel(
        status=proeve.status,
        uitkomst=proeve.uitkomst,
        is_extern=proeve.eigenaar.is_extern,
        is_oefening=proeve.opdracht.is_oefening,
    )
    if found is None:
        return ""
    return str(WAAROM_NIET[found]).format(eigenaar=proeve.eigenaar.naam)


def badges_of(medewerker: Medewerker) -> list[Badge]:
    """Return every badge of somebody, withdrawn ones too, the latest first."""
    return list(_badges().filter(medewerker=medewerker))


def badge_kansen(medewerker: Medewerker) -> list[Badgekans]:
    """Return the own results that were passed, each with its badge or why there can be none."""
    latest = {one.proeve_id: one for one in reversed(badges_of(medewerker))}
    passed = [
        one.proeve for one in own_uitslagen(medewerker) if one.proeve.uitkomst == regels.PASSED
    ]
    return [
        Badgekans(proeve, badge, why_no_badge(proeve) or _refused_anew(badge))
        for proeve in passed
        for badge in [latest.get(proeve.pk)]
    ]


def _refused_anew(badge: Badge | None) -> str:
    """Return why a withdrawn badge cannot be asked for again, empty if it can."""
    if badge is None or not is_withdrawn_by_another(badge):
        return ""
    return _("De opleidingsadviseur trok deze badge in.")


def is_withdrawn_by_another(badge: Badge) -> bool:
    """Test if another than the owner withdrew a badge; then there is none of this result again."""
    is_other = badge.ingetrokken_door_id != badge.medewerker_id
    return badge.ingetrokken_op is not None and is_other


def badges_for(medewerker: Medewerker) -> list[Badgeregel]:
    """Return every badge for who may withdraw them, in two queries, the latest first.

    With each the requests about its result that were found to be right after it was issued.
    """
    basis.require(medewerker, Recht.ONTWIKKELING)
    badges = list(_badges())
    upheld = Procedure.objects.filter(
        proeve__in={one.proeve_id for one in badges}, is_gegrond=True
    ).order_by("besloten_op")
    by_proeve: dict[int, list[Procedure]] = {}
    for one in upheld:
        by_proeve.setdefault(one.proeve_id, []).append(one)
    return [Badgeregel(one, by_proeve.get(one.proeve_id, [])) for one in badges]


def get_own_badge(medewerker: Medewerker, uuid: UUID) -> Badge:
    """Return a badge of oneself; Http404 if it is another's or unknown."""
    found = _badges().filter(medewerker=medewerker, uuid=uuid).first()
    if found is None:
        raise Http404(_("Deze badge bestaat niet."))
    return found


def get_badge_to_withdraw(medewerker: Medewerker, uuid: UUID) -> Badge:
    """Return a badge of oneself, for who may withdraw them any; else Http404."""
    if not basis.has(medewerker, Recht.ONTWIKKELING):
        return get_own_badge(medewerker, uuid)
    found = _badges().filter(uuid=uuid).first()
    if found is None:
        raise Http404(_("Deze badge bestaat niet."))
    return found


def find_badge(uuid: UUID) -> Badge | None:
    """Return a badge for everyone, None if there is none: what it says is public by its address."""
    return Badge.objects.select_related("plaats").filter(uuid=uuid).first()


def _badges() -> QuerySet[Badge]:
    return Badge.objects.select_related(
        "medewerker", "proeve__opdracht", "plaats", "ingetrokken_door"
    )
