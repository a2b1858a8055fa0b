"""What the command says on the screen, in both languages."""

from collections.abc import Iterator

import numpy as np
from django.utils.translation import gettext_lazy as _

from partners.apprenticeships.rounds.outputs import saying
from partners.apprenticeships.rounds.result import Edition
from partners.apprenticeships.rounds.wording import Language, Wording
from partners.matching.arrays import Bools

STEPS = {
    "tables": Wording("menyusun tabel dan undian", "making tables and drawing the lottery"),
    "candidates": Wording("mencari angkatan yang cocok", "looking for suitable batches"),
    "acceptance": Wording("mencocokkan", "matching"),
    "minimum": Wording("memeriksa minimum angkatan", "checking the batches' minimum"),
    "waiting": Wording("menyusun daftar tunggu", "making waiting lists"),
    "check": Wording("memeriksa hasil dengan cara kedua", "checking the result a second way"),
    "explanations": Wording("menghitung penjelasan", "counting explanations"),
}
WRITING = Wording("menulis", "writing")
FILES = {
    "placements": "placements.txt",
    "results": "results.xlsx",
    "what_if": "what-if.xlsx",
    "audit": "audit.html",
    "proof": "check_round.py",
    "receipts": "receipts.json",
    "explanations": "explanations/",
}
"""What an output is known by, in the order of writing."""
NOT_EVERYTHING = _(
    "Not everything was read; nothing was run. Mend the files, or go on without what was left out: "
    "{options}"
)
IN_DOUBT = _(
    "{doubts}\nNothing was run. Mend the files, or confirm that all of this is right: {option}"
)
READ = Wording("baris dibaca", "rows read")

NEW_SEED = Wording(
    "Benih (rahasiakan sampai pendaftaran ditutup): {seed}\n"
    "Komitmen (umumkan sebelum pendaftaran ditutup): {commitment}",
    "Seed (keep it secret until applications close): {seed}\n"
    "Commitment (publish it before applications close): {commitment}",
)
WRITTEN = Wording("Ditulis", "Written")
BAD_CELLS = Wording(
    "{count} sel perlu diperbaiki; tidak ada yang ditulis.",
    "Bad cells to mend: {count}. Nothing was written.",
)
SEED_DOES_NOT_FIT = Wording(
    "Benih tidak cocok dengan komitmen {commitment}. Tidak ada yang dijalankan.",
    "The seed does not fit the commitment {commitment}. Nothing was run.",
)
NO_SEED = Wording(
    "Sebutkan --seed; --new-seed membuat yang baru.", "Give --seed; --new-seed makes a new one."
)
NO_RESULT = Wording(
    "{path} tidak memuat hasil putaran.", "{path} does not hold the result of a round."
)
NO_OUT = Wording(
    "Sebutkan folder hasil dengan --out.", "Say with --out where the results should go."
)
FILES_NEEDED = Wording(
    "Sebutkan dua berkas: angkatan, lalu permohonan (hanya permohonan bila memakai "
    "--batches-from-database).",
    "Name two files: batches, then applications (applications only with --batches-from-database).",
)
TAKEN = Wording(
    "Folder {out} berisi hal lain; pilih folder baru. Tidak ada yang ditulis.",
    "The folder {out} holds something else; choose a new one. Nothing was written.",
)
WHAT_IF = Wording("bagaimana jika", "what if")
BAD_QUESTION = Wording(
    "--what-if tidak mengenal “{question}”; yang dikenal: reserve=0,10,20 (persen), seats=1,3, "
    "online, optimum.",
    "--what-if does not know “{question}”; it knows: reserve=0,10,20 (per cent), seats=1,3, "
    "online, optimum.",
)
FILE_IS_THERE = Wording(
    "{path} sudah ada dan mungkin sudah diisi; pilih folder lain. Tidak ada yang ditulis.",
    "{path} is there and may be filled in; choose another folder. Nothing was written.",
)
FAILED = Wording(
    "Hasil TIDAK lolos pemeriksaan, jadi tidak ditulis. Laporan: {report}",
    "The result did NOT pass the check and was not written. Report: {report}",
)

_MOVED = Wording(
    "Dipindahkan karena angkatannya tidak jalan", "Moved on from a batch that does not run"
)


def summary(edition: Edition) -> Iterator[str]:
    """The round in a few lines: people, 3T, batches, proof."""
    o = edition.result
    placed, language = o.place >= 0, edition.language

    def number(value: int | np.intp) -> str:
        return saying.number(int(value), language)

    def share(of: Bools) -> str:
        return _share(int(np.count_nonzero(of)), of.size, language)

    facts = (
        (Wording("Permohonan yang mendapat tempat", "Applications placed"), share(placed)),
        (
            Wording("Pilihan pertama", "With their first choice"),
            number(np.count_nonzero(o.rank == 1)),
        ),
        (Wording("Dari daerah 3T", "From 3T regions"), share(placed[o.protected])),
        (Wording("Angkatan yang jalan", "Batches that run"), share(~o.closed)),
        (_MOVED, number(np.count_nonzero(o.moved >= 0))),
        (Wording("Pasangan yang diperiksa", "Pairs checked"), number(o.pairs)),
        (Wording("Komitmen benih", "Commitment of the seed"), o.commitment),
        (Wording("Sidik masukan", "Digest of inputs"), o.digests.inputs),
        (Wording("Sidik hasil", "Digest of the result"), o.digests.result),
    )
    yield from (f"{name.in_language(language)}: {value}" for name, value in facts)


def _share(part: int, whole: int, language: Language) -> str:
    """ "2 / 3 (66.7%)", or "0 / 0" where there is nothing to share."""
    numbers = f"{saying.number(part, language)} / {saying.number(whole, language)}"
    return f"{numbers} ({saying.percent(part, whole, language)})" if whole else numbers
