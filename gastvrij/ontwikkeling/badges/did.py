"""Keys and the names of who holds them: multibase, Multikey, did:key and did:web.

Sources: W3C Controlled Identifiers 1.0 (Multikey), and the did:key and did:web methods.
"""

import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
MULTIBASE = re.compile(f"z[{BASE58}]{{1,150}}")
ED25519_PUBLIC = b"\xed\x01"
ED25519_SECRET = b"\x80\x26"
KEY_BYTES = 32
DID_KEY = "did:key:"
DID_WEB = "did:web:"
DOCUMENT_CONTEXTS = ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"]


class NotAKey(Exception):
    """Not a key of the kind that we know, or no name that we can read one from."""


def multibase(raw: bytes) -> str:
    """Return bytes in base58 as Bitcoin writes it, after a z."""
    number, figures = int.from_bytes(raw, "big"), ""
    while number:
        number, rest = divmod(number, len(BASE58))
        figures = BASE58[rest] + figures
    zeros = len(raw) - len(raw.lstrip(b"\0"))
    return "z" + BASE58[0] * zeros + figures


def from_multibase(text: str) -> bytes:
    """Return the bytes of a z and base58; NotAKey for all else and for what is very long."""
    if not MULTIBASE.fullmatch(text):
        raise NotAKey(text)
    figures, number = text[1:], 0
    for one in figures:
        number = number * len(BASE58) + BASE58.index(one)
    zeros = len(figures) - len(figures.lstrip(BASE58[0]))
    return b"\0" * zeros + number.to_bytes((number.bit_length() + 7) // 8, "big")


def multikey(public: bytes) -> str:
    """Return an Ed25519 public key (32 bytes) as a Multikey: z6Mk…"""
    return multibase(ED25519_PUBLIC + public)


def public_of(text: str) -> bytes:
    """Return the 32 bytes of an Ed25519 public key as a Multikey; NotAKey for anything else."""
    return _without(ED25519_PUBLIC, text)


def secret_multikey(secret: bytes) -> str:
    """Return an Ed25519 secret key (32 bytes) as a Multikey: z3u2…"""
    return multibase(ED25519_SECRET + secret)


def secret_of(text: str) -> bytes:
    """Return the 32 bytes of an Ed25519 secret key as a Multikey; NotAKey for anything else."""
    return _without(ED25519_SECRET, text)


def _without(prefix: bytes, text: str) -> bytes:
    raw = from_multibase(text)
    if not raw.startswith(prefix) or len(raw) != len(prefix) + KEY_BYTES:
        raise NotAKey(text)
    return raw[len(prefix) :]


def did_key(public: bytes) -> str:
    """Return the did:key of an Ed25519 public key."""
    return DID_KEY + multikey(public)


def did_web(address: str) -> str:
    """Return the did:web of an https address (host and port); NotAKey if it is not https."""
    parts = urlsplit(address)
    if parts.scheme != "https" or not parts.hostname:
        raise NotAKey(address)
    port = f"%3A{parts.port}" if parts.port else ""
    return f"{DID_WEB}{parts.hostname}{port}"


def method_of(did: str, public: bytes) -> str:
    """Return the name of a key of somebody; in it stands the key itself."""
    return f"{did}#{multikey(public)}"


def key_in(method: str) -> bytes:
    """Return the key that stands in the name of a verification method.

    That is a did:key, or an https or did:web name with the key after #. NotAKey for other names,
    also those of a document elsewhere, because nothing is fetched.
    """
    name, _hash, fragment = method.partition("#")
    if name.startswith(DID_KEY):
        key = name.removeprefix(DID_KEY)
        if fragment not in {"", key}:
            raise NotAKey(method)
        return public_of(key)
    if not name.startswith(("https://", "http://", DID_WEB)):
        raise NotAKey(method)
    return public_of(fragment)


def is_elsewhere(method: str) -> bool:
    """Test if the key of a method stands in a document of another, which we do not fetch."""
    name, _hash, fragment = method.partition("#")
    return name.startswith(("https://", DID_WEB)) and not fragment.startswith("z")


def document(did: str, publics: Sequence[bytes]) -> dict[str, Any]:
    """Return the did document that says which keys speak for somebody, the newest first."""
    methods = [
        {
            "id": method_of(did, public),
            "type": "Multikey",
            "controller": did,
            "publicKeyMultibase": multikey(public),
        }
        for public in publics
    ]
    return {
        "@context": DOCUMENT_CONTEXTS,
        "id": did,
        "verificationMethod": methods,
        "assertionMethod": [one["id"] for one in methods],
    }
