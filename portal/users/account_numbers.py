"""The number that somebody signs in with who has neither e-mail nor a mobile of their own.

Eight digits, written in two groups. The last one is a check digit (Damm): a wrong digit and two
that changed places are noticed, so that a slip of the finger is nobody else's account.
"""

import re
import secrets
import unicodedata

DIGITS = 8
LOWEST = 10 ** (DIGITS - 2)  # no zero in front: people leave it out
# H. Michael Damm, "Total anti-symmetrische Quasigruppen" (2004), the table of order 10.
TABLE = (
    (0, 3, 1, 7, 5, 9, 8, 6, 4, 2),
    (7, 0, 9, 2, 1, 5, 4, 8, 6, 3),
    (4, 2, 0, 6, 8, 7, 1, 3, 5, 9),
    (1, 7, 5, 0, 9, 8, 3, 4, 2, 6),
    (6, 1, 2, 3, 0, 4, 5, 9, 7, 8),
    (3, 6, 7, 4, 2, 0, 9, 5, 8, 1),
    (5, 8, 6, 9, 7, 2, 0, 1, 3, 4),
    (8, 9, 4, 5, 3, 6, 2, 0, 1, 7),
    (9, 4, 3, 8, 6, 1, 7, 2, 0, 5),
    (2, 5, 8, 1, 4, 3, 6, 7, 9, 0),
)


def draw() -> str:
    """One at random: the next is not told by the last."""
    stem = str(LOWEST + secrets.randbelow(9 * LOWEST))
    return stem + str(_check(stem))


def read(typed: str) -> str:
    """Its eight digits, in whatever groups they were typed; "" for what is no account number."""
    plain = unicodedata.normalize("NFKC", typed[:40]).strip()
    if not re.fullmatch(r"[\d .\-]+", plain):
        return ""
    digits = "".join(str(unicodedata.digit(letter)) for letter in plain if letter.isdigit())
    return digits if len(digits) == DIGITS and not _check(digits) else ""


def spaced(number: str) -> str:
    """As it is printed: 1234 5678."""
    return f"{number[:4]} {number[4:]}"


def _check(digits: str) -> int:
    """Of a whole number 0; of one without it, the digit that is missing."""
    interim = 0
    for digit in digits:
        interim = TABLE[interim][int(digit)]
    return interim
