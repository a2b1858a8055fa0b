"""The same as an Open Badge 3.0: a Verifiable Credential that its holder keeps where they like.

Signed by a Data Integrity proof of the suite `eddsa-jcs-2022`: Ed25519 over the SHA-256 of the
proof's options and of the document, both in canonical JSON. The issuer is a `did:key`, which is its
public key, so that nothing has to be fetched to check it.
https://www.imsglobal.org/spec/ob/v3p0/ · https://www.w3.org/TR/vc-di-eddsa/
"""

import hashlib
from typing import Any

from django.conf import settings
from django.utils import timezone

from partners.apprenticeships.placements.certificates.signing import canonical, key
from partners.apprenticeships.placements.models import Certificate

CONTEXT = [
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
]
CONTENT_TYPE = "application/vc+ld+json"
ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
MULTICODEC = b"\xed\x01"  # an Ed25519 public key


def badge_of(certificate: Certificate) -> dict[str, Any]:
    """In the active language."""
    document = _document(certificate)
    issuer = document["issuer"]["id"]
    options = {
        "@context": document["@context"],
        "type": "DataIntegrityProof",
        "cryptosuite": "eddsa-jcs-2022",
        "created": _moment(certificate),
        "verificationMethod": f"{issuer}#{issuer.removeprefix('did:key:')}",
        "proofPurpose": "assertionMethod",
    }
    proof = {**options, "proofValue": signature_of(document, options)}
    return {**document, "proof": proof}


def signature_of(document: dict[str, Any], options: dict[str, Any]) -> str:
    """Of the proof's options, then of the document, as the suite has it."""
    data = b"".join(hashlib.sha256(canonical(each)).digest() for each in (options, document))
    return f"z{base58(key().private.sign(data))}"


def did() -> str:
    return f"did:key:z{base58(MULTICODEC + key().public)}"


def base58(data: bytes) -> str:
    """In Bitcoin's alphabet, zeros in front kept.

    >>> base58(b"Hello World!")
    '2NEpo7TZRRrLZSi2U'
    """
    number, digits = int.from_bytes(data), ""
    while number:
        number, rest = divmod(number, 58)
        digits = ALPHABET[rest] + digits
    zeros = len(data) - len(data.lstrip(b"\0"))
    return ALPHABET[0] * zeros + digits


def _document(certificate: Certificate) -> dict[str, Any]:
    said = certificate.said
    address = f"{settings.BASE_URL}{certificate.get_absolute_url()}"
    return {
        "@context": CONTEXT,
        "id": certificate.key.urn,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": {
            "id": did(),
            "type": ["Profile"],
            "name": settings.WAGTAIL_SITE_NAME,
            "url": settings.BASE_URL,
        },
        "name": said["title"],
        "validFrom": _moment(certificate),
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "identifier": [
                {
                    "type": "IdentityObject",
                    "identityHash": said["cooperative"],
                    "identityType": "name",
                    "hashed": False,
                }
            ],
            "achievement": {
                "id": address,
                "type": ["Achievement"],
                "achievementType": "ApprenticeshipCertificate",
                "name": said["title"],
                "description": f"{said['cooperative']} – {said['host']}",
                "criteria": {"narrative": _narrative(said)},
            },
            "activityStartDate": f"{said['first'].isoformat()}T00:00:00+07:00",
            "activityEndDate": f"{said['last'].isoformat()}T23:59:59+07:00",
        },
        "evidence": [{"id": address, "type": ["Evidence"], "name": certificate.number}],
    }


def _narrative(said: dict[str, Any]) -> str:
    names = ", ".join(said["names"])
    facts = [said["outcome_words"], f"{said['first']} – {said['last']}", names]
    return " · ".join(filter(None, facts))


def _moment(certificate: Certificate) -> str:
    moment = certificate.issued_at.astimezone(timezone.get_fixed_timezone(0))
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"
