"""A list of withdrawn badges as bits, so that asking about one tells nothing about whom.

Source: W3C Bitstring Status List 1.0. Bit 0 is the highest bit of the first byte.
"""

import base64
import binascii
import gzip
import zlib
from collections.abc import Collection
from typing import Any

from .contexts import CREDENTIALS

# The smallest list that the standard allows: with fewer places a badge would stand out.
PLACES = 131_072
MOST_BYTES = PLACES // 8
PURPOSE = "revocation"


class NotAList(Exception):
    """Not a list of bits in the form of the standard."""


def encoded(withdrawn: Collection[int]) -> str:
    """Return a list of PLACES bits with these set, zipped, in base64url after a u.

    ValueError for a place that the list does not have.
    """
    bits = bytearray(MOST_BYTES)
    for place in withdrawn:
        if not 0 <= place < PLACES:
            raise ValueError(place)
        bits[place // 8] |= 0x80 >> place % 8
    packed = gzip.compress(bytes(bits), mtime=0)
    return "u" + base64.urlsafe_b64encode(packed).rstrip(b"=").decode()


def decoded(text: str) -> bytes:
    """Return the bytes of a list; NotAList for anything else, also for one that is larger."""
    if not text.startswith("u"):
        raise NotAList(text[:10])
    unzip = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    try:
        packed = base64.b64decode(
            text[1:] + "=" * (-len(text[1:]) % 4), altchars=b"-_", validate=True
        )
        found = unzip.decompress(packed, MOST_BYTES)
    except (binascii.Error, zlib.error, ValueError):
        raise NotAList(text[:10]) from None
    if len(found) != MOST_BYTES or unzip.unconsumed_tail or not unzip.eof:
        raise NotAList(text[:10])
    return found


def is_set(bits: bytes, place: int) -> bool:
    """Test if a place of a list is set."""
    return bool(bits[place // 8] & 0x80 >> place % 8)


def entry(address: str, place: int) -> dict[str, str]:
    """Return what a badge says about where its place in a list is."""
    return {
        "id": f"{address}#{place}",
        "type": "BitstringStatusListEntry",
        "statusPurpose": PURPOSE,
        "statusListIndex": str(place),
        "statusListCredential": address,
    }


def list_credential(
    *, address: str, issuer: str, valid_from: str, withdrawn: Collection[int]
) -> dict[str, Any]:
    """Return the list as a credential, still to be signed."""
    return {
        "@context": [CREDENTIALS],
        "id": address,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": issuer,
        "validFrom": valid_from,
        "credentialSubject": {
            "id": f"{address}#list",
            "type": "BitstringStatusList",
            "statusPurpose": PURPOSE,
            "encodedList": encoded(withdrawn),
        },
    }
