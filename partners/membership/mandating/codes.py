"""Short codes and long tokens by which an offered mandate is taken, and the code on a sheet.

A code that is told has six digits: what lies in the database is a digest with the portal's key,
which nobody can try out against a stolen copy. A token is long enough for a plain digest.
"""

import hashlib
import secrets
from datetime import timedelta

from django.utils.crypto import constant_time_compare, salted_hmac

DIGITS = 6
GOOD_FOR = timedelta(hours=24)
MOST_TRIES = 5
LETTER_GOOD_FOR = timedelta(days=7)
# Without those that are taken for one another on a photo.
LETTERS = "ACDEFGHJKLMNPQRTUVWXY34679"
ON_SHEET = 8


def new_code() -> str:
    return f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"


def new_token() -> str:
    return secrets.token_urlsafe(32)


def digest_of_code(code: str, cooperative: int) -> str:
    """Bound to the cooperative that the code is of."""
    digits = "".join(sign for sign in code if sign.isdecimal() and sign.isascii())
    mixed = salted_hmac("membership.mandate.code", f"{cooperative}:{digits}", algorithm="sha256")
    return mixed.hexdigest()


def digest_of_token(token: str) -> str:
    return hashlib.sha256(token.encode(errors="surrogatepass")).hexdigest()


def is_same(one: str, other: str) -> bool:
    """Digests, without telling by time where they differ."""
    return constant_time_compare(one, other)


def code_of_sheet(mandate: int, named: str) -> str:
    """What is printed on the sheet of a request: eight signs that change with what is `named`."""
    mixed = salted_hmac("membership.mandate.sheet", f"{mandate}:{named}", algorithm="sha256")
    number = int.from_bytes(mixed.digest()[:8], "big")
    signs = []
    for _position in range(ON_SHEET):
        number, at = divmod(number, len(LETTERS))
        signs.append(LETTERS[at])
    return "".join(signs)
