"""Periksa sendiri hasil putaran pencocokan magang. Check a matching round yourself.

    python3 check_round.py [FOLDER] [--language id|en] [--commitment SHA256]

reads ``inputs.json.gz`` and ``result.json`` of FOLDER (default: where this file lies), needs
Python 3.9 or newer and nothing else, and asks for no internet. It computes the lottery again and
looks at every pair of application and batch. Then it runs the whole round again from the inputs
alone, one cooperative at a time (``Replay``), with the batches that are closed on the way, and
compares. Answers: 0 everything holds, 1 something does not hold, 2 the files cannot be
read. Give ``--commitment`` as it was published before the deadline.

How it works: everyone stands in one line by priority without the province's part. A set of
applications is one large whole number, a bit per place in that line, so that a rule is
answered for everybody by a single "and".
"""

from __future__ import annotations

import hashlib
import json
import re
from typing import Any

# ---- published from here ----

ONSITE, ONLINE = 1, 2
PROVINCE, ISLAND, COUNTRY = 0, 1, 2
BY_HAND = 1 << 60
NOBODY, EVERYBODY = 1 << 62, -1
EXAMPLES = 5
MOST_BYTES = 1 << 30

WORDS = {
    "commitment": (
        "Benih cocok dengan komitmen yang diumumkan",
        "The seed fits the commitment published beforehand",
    ),
    "inputs": ("Sidik masukan cocok", "The digest of the inputs fits"),
    "result": ("Sidik hasil cocok", "The digest of the result fits"),
    "lottery": ("Undian cocok untuk setiap permohonan", "The lottery fits for every application"),
    "known": (
        "Setiap permohonan ada tepat sekali, setiap angkatan dikenal",
        "Every application is there exactly once, every batch is known",
    ),
    "locked": ("Tempat yang sudah ditetapkan tidak berubah", "Places fixed beforehand stand"),
    "eligible": ("Setiap tempat memenuhi semua aturan", "Every place passes every rule"),
    "mode": ("Cara ikut (di tempat/daring) benar", "The way to take part is right"),
    "over-full": ("Tidak ada angkatan yang kelebihan peserta", "No batch is over-full"),
    "closed": ("Angkatan yang tidak berjalan kosong", "Batches that do not run are empty"),
    "minimum": (
        "Setiap angkatan yang berjalan mencapai minimumnya; yang ditutup memang punya minimum",
        "Every batch that runs has its minimum; those closed do have one",
    ),
    "waste": (
        "Tidak ada kursi kosong yang lebih disukai seseorang",
        "Nobody would rather have a free seat",
    ),
    "envy": (
        "Tidak ada yang dilewati oleh prioritas lebih rendah",
        "Nobody was passed over for a lower priority",
    ),
    "reserve": ("Kursi khusus 3T diberikan lebih dulu kepada 3T", "3T reserves went to 3T first"),
    "closings": (
        "Angkatan yang tidak berjalan ditutup menurut aturan dan urutan yang diumumkan",
        "Batches that do not run were closed by the published rule, in its order",
    ),
    "replay": (
        "Putaran yang dijalankan ulang memberi setiap koperasi tempat yang sama",
        "The round, run again, gives every cooperative the same place",
    ),
    "good": (
        "Semuanya cocok: {n} koperasi × {m} angkatan. Kebanyakan pasangan gugur oleh aturan, atau"
        " karena tempatnya sekarang lebih baik; {pairs} yang tersisa dibandingkan satu per satu.",
        "Everything holds: {n} cooperatives × {m} batches. Most pairs drop out by the rules, or as"
        " the place they have is better; the {pairs} that were left were compared one by one.",
    ),
    "bad": (
        "ADA YANG TIDAK COCOK. Jangan percaya hasil ini sebelum dijelaskan.",
        "SOMETHING DOES NOT HOLD. Do not trust this result before it is explained.",
    ),
    "too-large": (
        "inputs.json.gz berisi lebih dari {most} MB setelah dibuka",
        "inputs.json.gz holds more than {most} MB once it is unpacked",
    ),
    "unreadable": ("Berkas tidak dapat dibaca: {why}", "The files cannot be read: {why}"),
}


class Report:
    """Collects faults by check and prints one line per check."""

    def __init__(self, language: str) -> None:
        self.number = 0 if language == "id" else 1
        self.faults: dict[str, list[tuple[object, ...]]] = {}

    def say(self, key: str, **values: object) -> str:
        return WORDS[key][self.number].format(**values)

    def check(self, key: str, holds: bool, *case: object) -> None:
        cases = self.faults.setdefault(key, [])
        if not holds:
            cases.append(case)

    def show(self, n: int, m: int, pairs: int) -> int:
        for key, cases in self.faults.items():
            print(("[OK] " if not cases else "[!!] ") + self.say(key), end="")
            few = "; ".join(" ".join(str(part) for part in case) for case in cases[:EXAMPLES])
            print(f" – {len(cases)}: {few}" if cases else "")
        bad = any(self.faults.values())
        print(self.say("bad") if bad else self.say("good", n=n, m=m, pairs=pairs))
        return int(bad)


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def line_of(row: dict[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n"


def bits(positions: list[int], n: int) -> int:
    """The set of these places in the line."""
    data = bytearray(n // 8 + 1)
    for p in positions:
        data[p >> 3] |= 1 << (p & 7)
    return int.from_bytes(data, "little")


def members(chosen: int) -> list[int]:
    return [match.start() for match in re.finditer("1", bin(chosen)[:1:-1])]
