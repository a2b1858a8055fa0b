"""Codes and links that prove an address or number: made of a row and SECRET_KEY, kept nowhere."""

import unicodedata

from django.core import signing
from django.utils.crypto import salted_hmac

from portal.users.models import Proof

DIGITS = 6
SALT = "portal.users.codes"


def code_of(proof: Proof) -> str:
    """Six digits, which only this portal can make of the row."""
    digest = salted_hmac(SALT, f"{proof.pk}:{proof.nonce}", algorithm="sha256").hexdigest()
    return f"{int(digest, 16) % 10**DIGITS:0{DIGITS}}"


def token_of(proof: Proof) -> str:
    """For a link."""
    return signing.dumps([proof.pk, proof.nonce], salt=SALT)


def of_token(token: str) -> Proof | None:
    """The proof of a link, also when it has ended; None when it was used or never was."""
    try:
        pk, nonce = signing.loads(token, salt=SALT)
    except (signing.BadSignature, TypeError, ValueError):
        return None
    return Proof.objects.filter(pk=pk, nonce=nonce).first()


def read(typed: str) -> str:
    """A code that was typed, with digits of any script and in whatever groups."""
    plain = unicodedata.normalize("NFKC", typed[:40])
    return "".join(str(unicodedata.digit(letter)) for letter in plain if letter.isdigit())
