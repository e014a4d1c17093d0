"""Every check of a badge, on the examples of 1EdTech and on badges of our own."""

import json
from collections.abc import Iterator, Mapping
from copy import deepcopy
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from gastvrij.conftest import beside, examples
from gastvrij.ontwikkeling.badges import contexts, credential, did, proof, status, vorm
from gastvrij.ontwikkeling.badges.bevindingen import (
    Bekend,
    Controle,
    Oordeel,
    Rapport,
    Reden,
    Uitkomst,
)
from gastvrij.ontwikkeling.badges.canonical import NotSignable, TooComplex, canonical
from gastvrij.ontwikkeling.badges.verify import check, verify

AT = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
SECRET = bytes(range(32))
PUBLIC = proof.public_key(SECRET)
ISSUER = did.did_key(PUBLIC)
METHOD = did.method_of(ISSUER, PUBLIC)
LIST = "https://kcc.lindemeer.example/badges/status/1.json"
PLACE = 4711
Badge = dict[str, Any]


@pytest.fixture(scope="session")
def reference() -> Path:
    return beside("GASTVRIJ_BADGES", "reference", "badges", missing="de voorbeelden van badges")


def unsigned() -> Badge:
    return credential.credential(
        id="https://kcc.lindemeer.example/badges/0b2b1d5e-27f8-4d2e-8a52-7a0a8a1fe0c6.json",
        uitgever=credential.Uitgever(ISSUER, "gemeente Lindemeer", "https://lindemeer.example"),
        prestatie=credential.Prestatie(
            id="urn:uuid:7d0f3a4a-94cf-4b4b-b0d6-5b2e7a0c9a3b",
            naam="Proeve behaald: V1",
            omschrijving="Een proeve op de werkplek.",
            criteria="De kandidaat voerde twee gesprekken.",
            onderdelen=[
                credential.Onderdeel(
                    "V1.01 Begroet de klant",
                    "V1.01",
                    "https://kcc.lindemeer.example/ims/case/v1p1/CFItems/1",
                    "Toetsplan V1",
                ),
                credential.Onderdeel(
                    "Luistert", "", "https://kcc.lindemeer.example/ims/case/v1p1/CFItems/2", "V1"
                ),
            ],
        ),
        email="noor@lindemeer.example",
        salt="c0ffee",
        valid_from="2026-11-20T14:00:00Z",
        awarded="2026-11-19T14:00:00Z",
        status=status.entry(LIST, PLACE),
    )


def sign(badge: Mapping[str, Any], *, method: str = METHOD) -> Badge:
    return proof.sign(
        badge,
        secret=SECRET,
        method=method,
        created="2026-11-20T14:00:00Z",
        meanings=contexts.known(),
    )


def ours(*, withdrawn: bool | None = False) -> Bekend:
    return Bekend(
        keys={ISSUER: frozenset({PUBLIC})},
        withdrawn=lambda address, place: withdrawn if (address, place) == (LIST, PLACE) else None,
    )


def checked(badge: Any, bekend: Bekend | None = None, *, at: datetime = AT) -> Rapport:
    return verify(json.dumps(badge).encode(), at=at, bekend=bekend or ours())


def wrong(rapport: Rapport) -> dict[Controle, Reden]:
    return {
        one.controle: one.reden for one in rapport.bevindingen if one.uitkomst is not Uitkomst.GOED
    }


def test_a_badge_of_our_own_passes_every_check() -> None:
    rapport = checked(sign(unsigned()))
    assert wrong(rapport) == {}
    assert rapport.oordeel is Oordeel.GELDIG
    assert [one.controle for one in rapport.bevindingen] == list(Controle)
    assert rapport.of(Controle.UITGEVER).reden is Reden.WIJ_ZELF


ACCEPTED = {
    "complete.json": {Controle.UITGEVER, Controle.INTREKKING},
    "simple-did-key-method.json": {Controle.UITGEVER},
    "simple-eddsa-2022.json": {Controle.UITGEVER},
    "simple.json": {Controle.UITGEVER},
}
REJECTED = {
    "simple-err-context.json": (Controle.VORM, Reden.VELDEN),
    "simple-err-expired.json": (Controle.GELDIGHEID, Reden.VERLOPEN),
    "simple-err-proof-value.json": (Controle.HANDTEKENING, Reden.KLOPT_NIET),
    "simple-noproof.json": (Controle.HANDTEKENING, Reden.GEEN_HANDTEKENING),
}


@pytest.mark.parametrize("name", ACCEPTED)
def test_a_valid_example_is_accepted_but_for_what_only_another_can_tell(
    reference: Path, name: str
) -> None:
    rapport = verify((reference / "examples" / name).read_bytes(), at=AT, bekend=Bekend())
    assert set(wrong(rapport)) == ACCEPTED[name]
    assert rapport.of(Controle.HANDTEKENING).uitkomst is Uitkomst.GOED
    assert rapport.oordeel is Oordeel.ONZEKER


@pytest.mark.parametrize("name", REJECTED)
def test_a_faulty_example_is_rejected_for_its_fault(reference: Path, name: str) -> None:
    rapport = verify((reference / "examples" / name).read_bytes(), at=AT, bekend=Bekend())
    controle, reden = REJECTED[name]
    assert (rapport.of(controle).uitkomst, rapport.of(controle).reden) == (Uitkomst.FOUT, reden)
    assert rapport.oordeel is Oordeel.ONGELDIG


def test_every_example_stands_in_one_of_the_tables(reference: Path) -> None:
    found = {path.name for path in (reference / "examples").glob("*.json")}
    assert found == set(ACCEPTED) | set(REJECTED)


CONTEXTS = {
    "https://www.w3.org/2018/credentials/v1": "validator_2018-credentials-v1.jsonld",
    "https://www.w3.org/ns/credentials/v2": "validator_credentials-v2.jsonld",
    "https://w3id.org/security/data-integrity/v1": "validator_data-integrity-v1.jsonld",
    "https://w3id.org/security/suites/ed25519-2020/v1": "validator_suites-ed25519-2020.jsonld",
    contexts.OPEN_BADGES: "ob_v3p0_context-3.0.3.json",
    contexts.OPEN_BADGES_EARLIER[0]: "ob_v3p0_context-3.0.1.json",
    contexts.OPEN_BADGES_EARLIER[1]: "ob_v3p0_context-3.0.2.json",
    "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json": "validator_ob-v3p0-extensions.json",
}


@pytest.mark.parametrize("address", CONTEXTS)
def test_a_context_of_a_package_is_the_published_one(reference: Path, address: str) -> None:
    published = (reference / "context" / CONTEXTS[address]).read_text(encoding="utf-8")
    assert contexts.known()[address] == json.loads(published)


def leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    for key, one in inner:
        if isinstance(one, dict | list):
            yield from leaves(one, (*path, key))
        else:
            yield (*path, key)


def put(badge: Badge, path: tuple[Any, ...], value: Any) -> Badge:
    changed = deepcopy(badge)
    place: Any = changed
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    return changed


def got(badge: Badge, path: tuple[Any, ...]) -> Any:
    found: Any = badge
    for key in path:
        found = found[key]
    return found


SIGNED = sign(unsigned())
LEAVES = sorted(leaves(SIGNED), key=str)
VALUES = st.one_of(
    st.text(max_size=30),
    st.integers(-5, 5),
    st.booleans(),
    st.none(),
    st.sampled_from(["https://example.com/x", "did:key:z6Mk", "2026-01-01T00:00:00Z", [], {}]),
)


@settings(max_examples=examples(250))
@given(path=st.sampled_from(LEAVES), value=VALUES)
def test_a_badge_of_which_anything_was_changed_is_never_valid(
    path: tuple[Any, ...], value: Any
) -> None:
    before = got(SIGNED, path)
    if value == before and type(value) is type(before):
        return
    changed = put(SIGNED, path, value)
    rapport = checked(changed)
    assert rapport.oordeel is Oordeel.ONGELDIG, (path, value)


@pytest.mark.parametrize("path", LEAVES, ids=str)
def test_a_badge_of_which_anything_was_taken_out_is_never_valid(path: tuple[Any, ...]) -> None:
    changed = deepcopy(SIGNED)
    place: Any = changed
    for key in path[:-1]:
        place = place[key]
    del place[path[-1]]
    assert checked(changed).oordeel is Oordeel.ONGELDIG


@pytest.mark.parametrize("name", ["cijfer", "https://example.com/cijfer", "description", "@type"])
def test_a_badge_to_which_anything_was_added_is_never_valid(name: str) -> None:
    for place in ("", "credentialSubject", "issuer"):
        changed = deepcopy(SIGNED)
        (changed[place] if place else changed)[name] = "10"
        assert checked(changed).oordeel is Oordeel.ONGELDIG


@pytest.mark.parametrize(
    ("path", "value", "controle", "reden"),
    [
        (("@context", 1), "https://example.com/own", Controle.BETEKENIS, Reden.CONTEXT),
        (("@context", 1), {"@context": {"x": "y:z"}}, Controle.BETEKENIS, Reden.EIGEN_CONTEXT),
        (("issuer", "@context"), "https://example.com", Controle.BETEKENIS, Reden.CONTEXT),
        (("onbekend",), "x", Controle.BETEKENIS, Reden.TERMEN),
        (("credentialSubject", "id"), "geen adres", Controle.BETEKENIS, Reden.TERMEN),
        (("credentialSubject", "id"), "_:b0", Controle.BETEKENIS, Reden.TERMEN),
        (("credentialSubject", "id"), "urn:a> <urn:b", Controle.BETEKENIS, Reden.TERMEN),
        (("credentialSubject", "type", 0), "Onbekend", Controle.BETEKENIS, Reden.TERMEN),
        (("name",), None, Controle.BETEKENIS, Reden.TERMEN),
        (("name",), {"@value": "x", "@index": "y"}, Controle.BETEKENIS, Reden.TERMEN),
        (("name",), {"@value": "x", "@language": "!"}, Controle.BETEKENIS, Reden.TERMEN),
        (("name",), "\ud800", Controle.BETEKENIS, Reden.TERMEN),
        (("@graph",), [], Controle.BETEKENIS, Reden.TERMEN),
        (("proof",), [], Controle.HANDTEKENING, Reden.GEEN_HANDTEKENING),
        (("proof", "type"), "Ander", Controle.HANDTEKENING, Reden.SOORT_HANDTEKENING),
        (("proof", "cryptosuite"), ["x"], Controle.HANDTEKENING, Reden.SOORT_HANDTEKENING),
        (("proof", "proofPurpose"), "authentication", Controle.HANDTEKENING, Reden.DOEL),
        (("proof", "created"), "gisteren", Controle.HANDTEKENING, Reden.VELDEN),
        (("proof", "expires"), "2026-11-21T00:00:00Z", Controle.HANDTEKENING, Reden.VERLOPEN),
        (("proof", "verificationMethod"), "z6Mk", Controle.HANDTEKENING, Reden.GEEN_SLEUTEL),
        (("proof", "verificationMethod"), 5, Controle.HANDTEKENING, Reden.GEEN_SLEUTEL),
        (
            ("proof", "verificationMethod"),
            "did:web:example.com#key-1",
            Controle.HANDTEKENING,
            Reden.SLEUTEL_ELDERS,
        ),
        (("proof",), [SIGNED["proof"]] * 6, Controle.HANDTEKENING, Reden.INGEWIKKELD),
        (("validFrom",), "2026-11-23T00:00:00Z", Controle.GELDIGHEID, Reden.NOG_NIET),
        (("validFrom",), "2026-11-20", Controle.VORM, Reden.VELDEN),
        (("validFrom",), "2026-13-20T00:00:00Z", Controle.VORM, Reden.VELDEN),
        (("validFrom",), "2026-11-20T00:00:00", Controle.GELDIGHEID, Reden.NIET_BEKEKEN),
        (("validUntil",), "2026-11-21T00:00:00.1234567Z", Controle.GELDIGHEID, Reden.VERLOPEN),
        (("validUntil",), "ooit", Controle.VORM, Reden.VELDEN),
        (("issuer", "id"), "did:key:z6Mk", Controle.UITGEVER, Reden.NIET_VAN_UITGEVER),
        (("issuer", "id"), "https://example.com", Controle.UITGEVER, Reden.NIET_NA_TE_GAAN),
        (("issuer",), "https://example.com", Controle.UITGEVER, Reden.NIET_NA_TE_GAAN),
        (("credentialStatus",), "x", Controle.INTREKKING, Reden.LIJST_ELDERS),
        (
            ("credentialStatus", "statusListIndex"),
            "4712",
            Controle.INTREKKING,
            Reden.LIJST_ELDERS,
        ),
        (("credentialStatus", "statusListIndex"), 4711, Controle.INTREKKING, Reden.LIJST_ELDERS),
        (("credentialSubject", "identifier"), [], Controle.VORM, Reden.VELDEN),
        (("credentialSubject", "achievement", "criteria"), {}, Controle.VORM, Reden.VELDEN),
        (("type",), ["VerifiableCredential"], Controle.VORM, Reden.VELDEN),
        (("@context",), [], Controle.VORM, Reden.VELDEN),
    ],
)
def test_what_is_wrong_is_named(
    path: tuple[Any, ...], value: Any, controle: Controle, reden: Reden
) -> None:
    rapport = checked(put(SIGNED, path, value))
    assert rapport.of(controle).reden is reden
    assert rapport.oordeel is not Oordeel.GELDIG


def test_the_key_of_another_does_not_speak_for_us() -> None:
    other = bytes(reversed(range(32)))
    public = proof.public_key(other)
    forged = proof.sign(
        unsigned(),
        secret=other,
        method=did.method_of(did.did_key(public), public),
        created="2026-11-20T14:00:00Z",
        meanings=contexts.known(),
    )
    for bekend in (ours(), Bekend()):
        rapport = checked(forged, bekend)
        assert rapport.of(Controle.HANDTEKENING).uitkomst is Uitkomst.GOED
        assert rapport.of(Controle.UITGEVER).reden is Reden.NIET_VAN_UITGEVER
        assert rapport.oordeel is Oordeel.ONGELDIG


def test_who_is_named_by_its_own_key_is_told_as_such() -> None:
    rapport = checked(SIGNED, Bekend())
    assert rapport.of(Controle.UITGEVER).reden is Reden.EIGEN_SLEUTEL
    assert rapport.of(Controle.INTREKKING).reden is Reden.LIJST_ELDERS
    assert rapport.oordeel is Oordeel.ONZEKER


def test_a_withdrawn_badge_is_not_valid_and_one_without_a_list_cannot_be_withdrawn() -> None:
    rapport = checked(SIGNED, ours(withdrawn=True))
    assert wrong(rapport) == {Controle.INTREKKING: Reden.INGETROKKEN}
    assert rapport.oordeel is Oordeel.ONGELDIG
    bare = {name: value for name, value in unsigned().items() if name != "credentialStatus"}
    assert checked(sign(bare)).of(Controle.INTREKKING).reden is Reden.GEEN_LIJST


def test_a_proof_of_an_unknown_kind_beside_a_good_one_makes_no_difference() -> None:
    both = [{"type": "Ander", "proofPurpose": "assertionMethod"}, SIGNED["proof"]]
    assert checked({**SIGNED, "proof": both}).oordeel is Oordeel.GELDIG


def test_a_key_that_is_written_out_in_the_proof_is_read() -> None:
    method = {
        "id": METHOD,
        "type": "Ed25519VerificationKey2020",
        "controller": ISSUER,
        "publicKeyMultibase": did.multikey(PUBLIC),
    }
    earlier = "https://w3id.org/security/suites/ed25519-2020/v1"
    badge = {**unsigned(), "@context": [*unsigned()["@context"], earlier]}
    options = {
        "type": "Ed25519Signature2020",
        "created": "2026-11-20T14:00:00Z",
        "verificationMethod": method,
        "proofPurpose": "assertionMethod",
    }
    signature = Ed25519PrivateKey.from_private_bytes(SECRET).sign(
        proof.hash_data(badge, options, contexts.known())
    )
    whole = {**badge, "proof": {**options, "proofValue": did.multibase(signature)}}
    assert checked(whole).oordeel is Oordeel.GELDIG
    other = did.multikey(proof.public_key(bytes(32)))
    changed = put(whole, ("proof", "verificationMethod", "publicKeyMultibase"), other)
    assert checked(changed).oordeel is Oordeel.ONGELDIG


@pytest.mark.parametrize(
    ("raw", "reden"),
    [
        (b"", Reden.GEEN_JSON),
        (b"[]", Reden.GEEN_JSON),
        (b"\xff{}", Reden.GEEN_JSON),
        (b'{"a": 1, "a": 2}', Reden.GEEN_JSON),
        (b'{"a": NaN}', Reden.GEEN_JSON),
        (b'{"a": ' + b"9" * 5000 + b"}", Reden.GEEN_JSON),
        (b'{"a":' * 20_000, Reden.GEEN_JSON),
        (b" " * 100_001, Reden.TE_GROOT),
    ],
)
def test_what_cannot_be_read_is_told_and_nothing_else_is_looked_at(
    raw: bytes, reden: Reden
) -> None:
    rapport = verify(raw, at=AT, bekend=ours())
    assert rapport.of(Controle.LEESBAAR).reden is reden
    assert rapport.badge is None
    assert {one.reden for one in rapport.bevindingen[1:]} == {Reden.NIET_BEKEKEN}
    assert rapport.oordeel is Oordeel.ONGELDIG


@pytest.mark.parametrize(
    "made",
    [
        {"evidence": [{"type": "Evidence"}] * 30_000},
        {"name": [[[[[[[[[[[[[[[[[[[[["x"]]]]]]]]]]]]]]]]]]]]]},
    ],
)
def test_what_is_made_to_keep_a_machine_busy_is_refused(made: Badge) -> None:
    with pytest.raises(TooComplex):
        canonical({**unsigned(), **made}, contexts.known())


def test_nodes_without_a_name_that_are_alike_are_told_apart_up_to_a_point() -> None:
    def results(width: int) -> Badge:
        alignment = {"type": ["Alignment"], "targetName": "x", "targetUrl": "urn:x:1"}
        result = {"type": ["Result"], "alignment": [alignment] * width}
        subject = {**unsigned()["credentialSubject"], "result": [result] * 2}
        return {**unsigned(), "credentialSubject": subject}

    assert canonical(results(4), contexts.known())
    with pytest.raises(TooComplex):
        canonical(results(8), contexts.known())
    rapport = checked({**results(8), "proof": SIGNED["proof"]})
    assert rapport.of(Controle.BETEKENIS).reden is Reden.INGEWIKKELD


def test_a_node_in_a_graph_that_only_has_a_name_is_refused() -> None:
    with pytest.raises(NotSignable):
        canonical({**unsigned(), "proof": {"id": "urn:x:1"}}, contexts.known())


@pytest.mark.parametrize("name", [{"@value": "Behaald", "@language": "nl"}, ["Een", "Twee"]])
def test_a_badge_can_be_named_in_a_language(name: Any) -> None:
    assert checked(sign({**unsigned(), "name": name})).oordeel is Oordeel.GELDIG


def test_a_context_that_is_not_here_is_never_fetched() -> None:
    with pytest.raises(contexts.UnknownContext):
        contexts.loaded("https://example.com/own", contexts.known())


def test_a_badge_about_no_framework_has_no_alignment() -> None:
    bare = credential.Prestatie("urn:x:1", "Proeve", "Proeve", "Gehaald.", [])
    badge = credential.credential(
        id="urn:x:2",
        uitgever=credential.Uitgever(ISSUER, "gemeente", "https://lindemeer.example"),
        prestatie=bare,
        email="noor@lindemeer.example",
        salt="c0ffee",
        valid_from="2026-11-20T14:00:00Z",
        awarded="2026-11-19T14:00:00Z",
        status=status.entry(LIST, PLACE),
    )
    assert "alignment" not in badge["credentialSubject"]["achievement"]
    assert checked(sign(badge)).oordeel is Oordeel.GELDIG


@pytest.mark.parametrize("email", ["noor@lindemeer.example", " Noor@Lindemeer.Example "])
def test_an_identity_is_the_salted_hash_of_the_address(email: str) -> None:
    found = credential.identity_hash(email, "c0ffee")
    said = unsigned()["credentialSubject"]["identifier"][0]
    assert said["identityHash"] == found
    assert found.startswith("sha256$")
    assert "noor" not in json.dumps(unsigned()).lower()
    assert credential.identity_hash(email, "ander") != found


def test_a_badge_has_the_form_that_we_check() -> None:
    assert vorm.faults(unsigned()) == []
    alignment = unsigned()["credentialSubject"]["achievement"]["alignment"]
    assert alignment[0]["targetCode"] == "V1.01"
    assert alignment[0]["targetType"] == "CFItem"
    assert "targetCode" not in alignment[1]


def test_an_earlier_badge_says_when_it_ends_in_earlier_words() -> None:
    earlier = {
        "@context": [contexts.CREDENTIALS_1, contexts.OPEN_BADGES_EARLIER[0]],
        "issuanceDate": "2026-01-01T00:00:00Z",
        "expirationDate": "ooit",
    }
    assert vorm.starts_at(earlier) == "2026-01-01T00:00:00Z"
    assert "expirationDate" in vorm.faults(earlier)
    assert "issuanceDate" in vorm.faults({**earlier, "issuanceDate": 5})


def test_a_check_of_what_was_read_gives_the_same() -> None:
    assert check(SIGNED, at=AT, bekend=ours()).bevindingen == checked(SIGNED).bevindingen
    later = checked(SIGNED, at=AT + timedelta(days=4000))
    assert later.oordeel is Oordeel.GELDIG
