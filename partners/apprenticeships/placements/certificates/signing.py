"""The signature that lets anybody check a certificate without a network: Ed25519 (RFC 8032).

It stands in the fragment of the address that the QR code leads to, which no browser sends to a
server: `#payload.signature`, both base64url without padding. The payload is JSON with sorted keys
and no spaces; its `k` names the key, the first 8 hexadecimal digits of the SHA-256 of its 32 bytes.
"""

import base64
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.conf import settings

from partners.apprenticeships.placements.certificates.content import initials
from partners.apprenticeships.placements.models import Certificate

LENGTH = 32
LONGEST = 1_500
"""Letters of an address whose code a phone still reads from paper."""
SHORT = 80


class NotSigned(ValueError):
    """No payload with a signature of ours."""


class BadKey(ValueError):
    """`CERTIFICATE_KEY` is not 32 bytes in base64url."""


@dataclass(frozen=True, slots=True)
class Key:
    private: Ed25519PrivateKey

    @property
    def public(self) -> bytes:
        return self.private.public_key().public_bytes_raw()

    @property
    def name(self) -> str:
        return name_of(self.public)


def key() -> Key:
    """That of the settings, else one made of SECRET_KEY. Raises BadKey."""
    return Key(Ed25519PrivateKey.from_private_bytes(_seed()))


def name_of(public: bytes) -> str:
    return hashlib.sha256(public).hexdigest()[:8]


def public_keys() -> dict[str, bytes]:
    """Ours and those before it, by name. Raises BadKey."""
    former = [decoded(one) for one in settings.CERTIFICATE_FORMER_KEYS]
    if any(len(one) != LENGTH for one in former):
        raise BadKey
    return {name_of(public): public for public in (*former, key().public)}


def payload_of(certificate: Certificate) -> dict[str, Any]:
    """Short names: it is to fit into a code that a phone reads from paper."""
    said = certificate.content
    found = {
        "v": 1,
        "k": key().name,
        "i": certificate.key.hex,
        "n": certificate.names,
        "c": said["cooperative"],
        "h": said["host"],
        "o": said["title_id"],
        "d": [said["first"], said["last"]],
        "r": said["outcome"],
        "t": said["issued"],
    }
    return {**found, "m": said["hours_missed"]} if said["hours_missed"] else found


def token_of(certificate: Certificate) -> str:
    return _signed(payload_of(certificate))


def address_of(certificate: Certificate) -> str:
    """What the QR code leads to, with host and signature. Where a code cannot hold all that is
    said, it signs initials instead of names, and then texts that are cut.
    """
    page = f"{settings.BASE_URL}{certificate.get_absolute_url()}"
    found = [f"{page}#{_signed(said)}" for said in _shorter(payload_of(certificate))]
    return next((one for one in found if len(one) <= LONGEST), found[-1])


def _shorter(said: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield said
    yield {**said, "n": [initials(name) for name in said["n"]]}
    yield {**said, "n": [], **{name: said[name][:SHORT] for name in ("c", "h", "o")}}


def _signed(said: dict[str, Any]) -> str:
    payload = canonical(said)
    return f"{encoded(payload)}.{encoded(key().private.sign(payload))}"


def opened(token: str, keys: dict[str, bytes] | None = None) -> dict[str, Any]:
    """What was signed. Raises NotSigned."""
    try:
        payload, signature = (decoded(part) for part in token.split(".", 1))
        said = json.loads(payload)
        public = (public_keys() if keys is None else keys)[said["k"]]
        Ed25519PublicKey.from_public_bytes(public).verify(signature, payload)
    except (ValueError, KeyError, TypeError, InvalidSignature, RecursionError) as error:
        raise NotSigned from error
    return dict(said)


def canonical(value: Any) -> bytes:
    """JSON as RFC 8785 has it, for texts, whole numbers, lists and objects of them."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def encoded(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def decoded(text: str) -> bytes:
    """Raises ValueError, also for letters that base64url has not."""
    padded = text + "=" * (-len(text) % 4)
    return base64.b64decode(padded, altchars=b"-_", validate=True)


def _seed() -> bytes:
    if not settings.CERTIFICATE_KEY:
        return hashlib.sha256(b"certificates\0" + settings.SECRET_KEY.encode()).digest()
    try:
        seed = decoded(settings.CERTIFICATE_KEY)
    except ValueError as error:
        raise BadKey from error
    if len(seed) != LENGTH:
        raise BadKey
    return seed
