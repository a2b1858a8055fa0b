"""The words of a list that have a fixed meaning: stages, sectors, business units, kinds."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from home.models import BusinessUnit, Sector, Stage
from home.sheets.problems import CellRefused
from home.sheets.values import comparable
from partners.organisations.importing.problems import RowProblem

_KINDS = {
    "desa": "desa", "kelurahan": "kelurahan", "lainnya": "other", "other": "other",
    "koperasi desa": "desa", "koperasi kelurahan": "kelurahan", "kdmp": "desa", "kkmp": "kelurahan",
    "kopdes": "desa", "kopkel": "kelurahan", "koperasi desa merah putih": "desa",
    "koperasi kelurahan merah putih": "kelurahan", "kopdes merah putih": "desa",
    "kopkel merah putih": "kelurahan", "village": "desa", "lain": "other", "bukan kdkmp": "other",
    "tidak": "other", "non kdkmp": "other",
}  # fmt: skip
_EITHER = {
    "kdkmp", "ya", "yes", "koperasi desa kelurahan merah putih", "koperasi merah putih",
    "merah putih",
}  # fmt: skip
_BUSINESS = {
    "produsen", "konsumen", "simpan pinjam", "jasa", "pemasaran", "serba usaha", "ksp", "kspps",
    "usp", "syariah", "primer", "sekunder", "kud", "unit desa", "karyawan", "pegawai", "wanita",
}  # fmt: skip
"""What a cooperative does (UU 25/1992, article 16) or whose it is: nothing about a village's."""
_MARK = "merah putih"
TERMS: Mapping[str, Any] = {"stage": Stage, "sectors": Sector, "units": BusinessUnit}
Spoken = Mapping[str, Mapping[str, str]]
"""By column: code to the word."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Each from its words, comparable, to its code; `keys` from code to primary key."""

    words: Mapping[str, Mapping[str, str]]
    keys: Mapping[str, Mapping[str, int]]

    @classmethod
    def stored(cls) -> Self:
        words: dict[str, dict[str, str]] = {}
        keys: dict[str, dict[str, int]] = {}
        for name, model in TERMS.items():
            rows = list(model.objects.all())
            keys[name] = {row.code: row.pk for row in rows}
            words[name] = {
                comparable(word): row.code for row in rows for word in _words_of(row) if word
            }
        return cls(words, keys)

    def code(self, key: str, text: str) -> str:
        """Raises CellRefused with the word, and the codes of those that are known."""
        found = self.words[key].get(comparable(text))
        if found is None:
            raise CellRefused(RowProblem.UNKNOWN_WORD, text, *self.keys[key])
        return found


def spoken() -> Spoken:
    """In the reader's language; three queries."""
    return {
        key: {term.code: str(term) for term in model.objects.all()} for key, model in TERMS.items()
    }


def _words_of(row: Any) -> list[str]:
    names = ("code", "name_id", "name_en", "other_name_id", "other_name_en")
    return [str(getattr(row, name, "") or "") for name in names]


def kind(text: str, name: str, region_kind: str) -> str:
    """`desa`, `kelurahan` or `other`. Without a word of it, a KDKMP is known by its name: the rule
    of its naming gives "Merah Putih" to no other. Raises CellRefused.
    """
    words = comparable(text)
    if words in _KINDS:
        return _KINDS[words]
    if words.removeprefix("koperasi ") in _BUSINESS:
        words = ""
    if words and words not in _EITHER:
        raise CellRefused(RowProblem.UNKNOWN_WORD, text, "desa", "kelurahan", "lainnya")
    if not words and _MARK not in comparable(name):
        return "other"
    if region_kind:
        return "kelurahan" if region_kind == "kelurahan" else "desa"
    return "kelurahan" if "kelurahan" in comparable(name).split() else "desa"
