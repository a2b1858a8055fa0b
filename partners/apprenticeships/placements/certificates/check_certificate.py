"""Check a certificate of apprenticeship without a network, and without the portal.

    python3 check_certificate.py keys.json "https://.../#payload.signature"

Memeriksa sertifikat magang tanpa jaringan. keys.json memuat kunci publik portal: ambil sekali dari
portal itu sendiri. Alamat ialah tujuan kode pada kertas, lengkap dengan yang ada di belakang #.

keys.json holds the public keys of the portal; fetch it once, from the portal itself. The address is
what the code on the paper leads to, with all that stands behind #. Any Python from 3.9 on, nothing
to install. Answers 0 where one of these keys has signed what is printed here, 1 where none has, and
2 where it cannot be read. Compare every line with the paper. Whether the certificate was withdrawn
since, only its page says.

Ed25519 as in RFC 8032, section 5.1.7; written to be read, not to be fast.
"""

from __future__ import annotations

import base64
import hashlib
import json
import sys
from typing import Any

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)
LINES = {
    "i": "Nomor / Number",
    "n": "Nama / Names",
    "c": "Koperasi / Cooperative",
    "h": "Tuan rumah / Host",
    "o": "Magang / Apprenticeship",
    "d": "Hari pertama dan terakhir / First and last day",
    "r": "Hasil / Outcome",
    "m": "Jam yang terlewat / Hours missed",
    "t": "Diterbitkan pada / Issued on",
}

Point = tuple[int, int, int, int]


def add(a: Point, b: Point) -> Point:
    """Points as (X, Y, Z, T): x = X/Z, y = Y/Z, x*y = T/Z."""
    s, t = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    u, v = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = t - s, v - u, v + u, t + s
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(number: int, point: Point) -> Point:
    found = (0, 1, 1, 0)
    while number:
        if number & 1:
            found = add(found, point)
        point, number = add(point, point), number >> 1
    return found


def opened(data: bytes) -> Point:
    """A point from its 32 bytes. Raises ValueError where they are none."""
    if len(data) != 32:
        raise ValueError("a point has 32 bytes")
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (1 << 255) - 1
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT % P
    if y >= P or (x * x - square) % P or (not x and sign):
        raise ValueError("no point of the curve")
    if x & 1 != sign:
        x = P - x
    return x, y, 1, x * y % P


BASE = opened((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def is_signed(public: bytes, message: bytes, signature: bytes) -> bool:
    if len(signature) != 64:
        return False
    number = int.from_bytes(signature[32:], "little")
    if number >= ORDER:
        return False
    key, first = opened(public), opened(signature[:32])
    digest = hashlib.sha512(signature[:32] + public + message).digest()
    left = times(number, BASE)
    right = add(first, times(int.from_bytes(digest, "little") % ORDER, key))
    same_x = (left[0] * right[2] - right[0] * left[2]) % P == 0
    return same_x and (left[1] * right[2] - right[1] * left[2]) % P == 0


def decoded(text: str) -> bytes:
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)


def checked(token: str, keys: dict[str, bytes]) -> dict[str, Any] | None:
    """What was signed; None where none of the keys has signed it. Raises ValueError."""
    payload, signature = (decoded(part) for part in token.split(".", 1))
    said = json.loads(payload)
    public = keys.get(said["k"])
    return said if public and is_signed(public, payload, signature) else None


def main(arguments: list[str]) -> int:
    if len(arguments) != 2:
        print(__doc__)
        return 2
    try:
        with open(arguments[0], encoding="utf-8") as file:
            keys = {one["kid"]: decoded(one["x"]) for one in json.load(file)["keys"]}
        said = checked(arguments[1].rpartition("#")[2], keys)
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        print(f"Tidak dapat dibaca / This cannot be read: {error}")
        return 2
    if said is None:
        print("TIDAK DITANDATANGANI dengan kunci-kunci ini.\nNOT SIGNED by any of these keys.")
        return 1
    print("Ditandatangani. Isinya: / Signed. It says:")
    for name, label in LINES.items():
        value = said.get(name)
        if value:
            shown = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
            # Nothing that was signed may write over what stands on the screen.
            print(f"  {label}: {''.join(letter for letter in shown if letter.isprintable())}")
    print("Apakah kemudian dicabut, dikatakan halamannya di portal.")
    print("Whether it was withdrawn since, its page on the portal says.")
    return 0


if __name__ == "__main__":
    # A name that this terminal has no letters for is no reason to fail.
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    sys.exit(main(sys.argv[1:]))
