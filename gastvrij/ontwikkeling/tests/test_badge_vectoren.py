"""Our signatures against the published vectors of the W3C, to the byte."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from gastvrij.ontwikkeling.badges import contexts, did, proof
from gastvrij.ontwikkeling.badges.canonical import canonical

VECTOR: dict[str, Any] = json.loads(
    (Path(__file__).parent / "badges/vc_di_eddsa.json").read_text(encoding="utf-8")
)
MEANINGS = {**contexts.known(), **VECTOR["examplesContext"]}
SECRET = did.secret_of(VECTOR["secretKeyMultibase"])
PUBLIC = did.public_of(VECTOR["publicKeyMultibase"])


def signed() -> dict[str, Any]:
    return proof.sign(
        VECTOR["credential"],
        secret=SECRET,
        method=VECTOR["verificationMethod"],
        created=VECTOR["created"],
        meanings=MEANINGS,
    )


def test_the_keys_of_the_vector_read_and_write_as_multikey() -> None:
    assert proof.public_key(SECRET) == PUBLIC
    assert did.multikey(PUBLIC) == VECTOR["publicKeyMultibase"]
    assert did.secret_multikey(SECRET) == VECTOR["secretKeyMultibase"]
    assert did.key_in(VECTOR["verificationMethod"]) == PUBLIC
    assert did.method_of(did.did_key(PUBLIC), PUBLIC) == VECTOR["verificationMethod"]


def test_the_hashes_of_document_and_proof_options_are_those_of_the_vector() -> None:
    text = canonical(VECTOR["credential"], MEANINGS)
    assert hashlib.sha256(text.encode()).hexdigest() == VECTOR["documentHash"]
    options = signed()["proof"]
    both = proof.hash_data(VECTOR["credential"], options, MEANINGS)
    assert both.hex() == VECTOR["proofConfigHash"] + VECTOR["documentHash"]


def test_the_signature_is_that_of_the_vector() -> None:
    found = signed()["proof"]
    assert found["proofValue"] == VECTOR["proofValue"]
    assert did.from_multibase(found["proofValue"]).hex() == VECTOR["signature"]
    assert proof.is_signed_by(signed(), found, PUBLIC, MEANINGS)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("proofValue", VECTOR["proofValue"][:-1] + "f"),
        ("proofValue", "z1"),
        ("proofValue", ""),
        ("proofValue", "u" + VECTOR["proofValue"]),
        ("created", "2023-02-24T23:36:39Z"),
        ("proofPurpose", "authentication"),
    ],
)
def test_another_signature_or_other_options_are_refused(name: str, value: str) -> None:
    changed = {**signed()["proof"], name: value}
    assert not proof.is_signed_by(signed(), changed, PUBLIC, MEANINGS)


def test_the_earlier_proof_type_is_read_too() -> None:
    earlier = VECTOR["ed25519Signature2020"]
    document = {
        **VECTOR["credential"],
        "@context": [
            *VECTOR["credential"]["@context"],
            "https://w3id.org/security/suites/ed25519-2020/v1",
        ],
    }
    options = {
        "type": "Ed25519Signature2020",
        "created": VECTOR["created"],
        "verificationMethod": VECTOR["verificationMethod"],
        "proofPurpose": "assertionMethod",
        "proofValue": earlier["proofValue"],
    }
    assert proof.is_known_kind(options)
    both = proof.hash_data(document, options, MEANINGS).hex()
    assert both == earlier["proofConfigHash"] + VECTOR["documentHash"]
    assert proof.is_signed_by(document, options, PUBLIC, MEANINGS)


@pytest.mark.parametrize(
    "text",
    ["", "z", "z0", "u6Mk", "zIl", "z" + "1" * 200, VECTOR["secretKeyMultibase"], "z6Mk", "6Mk"],
)
def test_what_is_no_public_key_is_refused(text: str) -> None:
    with pytest.raises(did.NotAKey):
        did.public_of(text)


@pytest.mark.parametrize(
    "method",
    [
        "",
        VECTOR["publicKeyMultibase"],
        "did:key:",
        "did:key:" + VECTOR["publicKeyMultibase"] + "#z6Mkother",
        "did:example:" + VECTOR["publicKeyMultibase"],
        "xxx:" + VECTOR["publicKeyMultibase"],
        "https://example.com/issuer#key-1",
        "did:web:example.com",
    ],
)
def test_a_name_without_a_key_in_it_gives_none(method: str) -> None:
    with pytest.raises(did.NotAKey):
        did.key_in(method)


@pytest.mark.parametrize("raw", [b"", b"\0", b"\0\0a", b"\xff" * 34, bytes(range(40))])
def test_base58_goes_there_and_back(raw: bytes) -> None:
    if raw:
        assert did.from_multibase(did.multibase(raw)) == raw
    else:
        assert did.multibase(raw) == "z"


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://kcc.lindemeer.example", "did:web:kcc.lindemeer.example"),
        ("https://kcc.lindemeer.example:8443", "did:web:kcc.lindemeer.example%3A8443"),
    ],
)
def test_the_web_name_of_an_address(address: str, name: str) -> None:
    assert did.did_web(address) == name
    document = did.document(name, [PUBLIC])
    (method,) = document["verificationMethod"]
    assert method["id"] == f"{name}#{VECTOR['publicKeyMultibase']}"
    assert document["assertionMethod"] == [method["id"]]
    assert did.key_in(method["id"]) == PUBLIC


def test_without_https_there_is_no_web_name() -> None:
    with pytest.raises(did.NotAKey):
        did.did_web("http://127.0.0.1:8000")
