"""Signatures under a document: Data Integrity with eddsa-rdfc-2022.

Source: W3C Data Integrity EdDSA Cryptosuites 1.0. Two earlier names of the same algorithm are
read too: the cryptosuite eddsa-2022, and the proof type Ed25519Signature2020.
"""

import hashlib
from collections.abc import Mapping
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from . import did
from .canonical import canonical
from .contexts import Meanings

PROOF_TYPE = "DataIntegrityProof"
SUITE = "eddsa-rdfc-2022"
SUITES = frozenset(
    {(PROOF_TYPE, SUITE), (PROOF_TYPE, "eddsa-2022"), ("Ed25519Signature2020", None)}
)
SIGNATURE_BYTES = 64
Document = Mapping[str, Any]


def public_key(secret: bytes) -> bytes:
    """Return the public key (32 bytes) of a secret key (32 bytes)."""
    key = Ed25519PrivateKey.from_private_bytes(secret).public_key()
    return key.public_bytes(Encoding.Raw, PublicFormat.Raw)


def is_known_kind(proof: Document) -> bool:
    """Test if a proof is of a kind that we can check."""
    return any(
        proof.get("type") == kind and proof.get("cryptosuite") == suite for kind, suite in SUITES
    )


def hash_data(document: Document, proof: Document, meanings: Meanings) -> bytes:
    """Return the 64 bytes that are signed: the hash of the proof options, then of the document.

    What `canonical` raises is raised.
    """
    bare = {name: value for name, value in document.items() if name != "proof"}
    options = {name: value for name, value in proof.items() if name != "proofValue"}
    options["@context"] = document.get("@context", [])
    return b"".join(
        hashlib.sha256(canonical(part, meanings).encode()).digest() for part in (options, bare)
    )


def sign(
    document: Document, *, secret: bytes, method: str, created: str, meanings: Meanings
) -> dict[str, Any]:
    """Return a document with a proof; `method` names the key, `created` is an xsd:dateTime."""
    proof = {
        "type": PROOF_TYPE,
        "cryptosuite": SUITE,
        "created": created,
        "verificationMethod": method,
        "proofPurpose": "assertionMethod",
    }
    signature = Ed25519PrivateKey.from_private_bytes(secret).sign(
        hash_data(document, proof, meanings)
    )
    return {**document, "proof": {**proof, "proofValue": did.multibase(signature)}}


def is_signed_by(document: Document, proof: Document, public: bytes, meanings: Meanings) -> bool:
    """Test if a proof of a document was made with the secret of a public key (32 bytes).

    What `canonical` raises is raised.
    """
    try:
        signature = did.from_multibase(str(proof.get("proofValue")))
    except did.NotAKey:
        return False
    if len(signature) != SIGNATURE_BYTES:
        return False
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(
            signature, hash_data(document, proof, meanings)
        )
    except InvalidSignature:
        return False
    return True
