"""The columns of the two tables, named in both languages, and the workbook to fill in."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from home.models import BusinessUnit, Challenge, Competency, Sector, Stage
from home.models.taxonomy import Term
from home.sheets.fields import Field, Fields, Form
from home.sheets.template import Blank, Choice, in_language, render
from knowledge.enums import Kind, Outcome, Strength

F = Field
SEVERAL_ID, SEVERAL_EN = "Pisahkan dengan titik koma.", "Semicolons between several."
TERMS: dict[str, type[Term]] = {
    "sectors": Sector,
    "business_units": BusinessUnit,
    "challenges": Challenge,
    "competencies": Competency,
    "stages": Stage,
}
TOOLS = Fields("tools", most_rows=500, also={
    "title": ("Nama alat", "Nama peraga", "Judul alat", "Nama", "Tool name", "Name of the tool"),
    "summary": ("Deskripsi", "Deskripsi singkat", "Uraian singkat", "Description"),
    "kind": ("Jenis alat",),
    "origins": ("Pembuat", "Penerbit", "Asal"),
    "licence": ("Hak cipta",),
    "source_url": ("URL", "Alamat web"),
}, columns=(
    F("slug", "Alamat", "Address", Form.CODE, 100, example="buku-kas-harian",
      hint_id="Mengenali alat yang sudah ada; bila kosong, dikenali dari judulnya.",
      hint_en="Tells which tool is meant; if empty, its title does."),
    F("title", "Judul", "Title", longest=255, is_required=True, example="Buku kas harian"),
    F("summary", "Ringkasan", "Summary", longest=300, is_required=True,
      example="Buku kas yang bisa diisi tangan.",
      hint_id="Paling banyak dua kalimat: apa yang dipegang dan untuk apa.",
      hint_en="Two sentences at most: what one holds and what it is good for."),
    F("kind", "Jenis", "Kind", is_required=True, example="panduan",
      hint_id="Lembar terakhir memuat daftarnya.", hint_en="The last sheet lists them."),
    F("origins", "Asal usul", "Made by", Form.LIST, 1000, example="ILO",
      hint_id=f"Organisasi yang sudah tercatat, atau nama negara. {SEVERAL_ID}",
      hint_en=f"Organisations that are recorded here, or names of countries. {SEVERAL_EN}"),
    F("audience", "Untuk siapa", "For whom", longest=160, example="bendahara"),
    F("effort_minutes", "Waktu dalam menit", "Time in minutes", Form.NUMBER, 100_000),
    F("effort", "Waktu dengan kata", "Time in words", longest=160),
    F("people", "Jumlah orang", "People needed", longest=160),
    F("year", "Tahun", "Year", Form.NUMBER, 2100, example="2019"),
    F("languages", "Bahasa", "Languages", Form.LIST, 200, example="id; en",
      hint_id=f"Bahasa alat itu sendiri, nama atau kodenya. {SEVERAL_ID}",
      hint_en=f"In which the tool itself exists, names or codes. {SEVERAL_EN}"),
    F("licence", "Lisensi", "Licence", longest=80, example="CC BY 4.0",
      hint_id="Kosongkan bila sumbernya tidak menyebut.",
      hint_en="Leave it empty when the source does not say."),
    F("source", "Sumber", "Source", longest=200),
    F("source_url", "Tautan sumber", "Link to the source"),
    F("original_url", "Alamat bahan asli", "Address of the original", longest=400,
      hint_id="Naskah alat itu, atau halaman tentangnya; yang mana, dipilih di formulir alat.",
      hint_en="Of its own text or a page about it; which of them is said in the tool's form."),
    F("original_language", "Bahasa bahan asli", "Language of the original", example="en"),
    F("archive_url", "Salinan arsip", "Archived copy", longest=400),
    F("translation_url", "Alamat naskah Indonesia", "Address of the Indonesian text", longest=400),
    F("sectors", "Sektor", "Sectors", Form.LIST, 1000, hint_id=SEVERAL_ID, hint_en=SEVERAL_EN),
    F("business_units", "Unit usaha", "Business units", Form.LIST, 1000),
    F("challenges", "Tantangan", "Challenges", Form.LIST, 1000),
    F("competencies", "Kompetensi", "Competencies", Form.LIST, 1000),
    F("stages", "Tahap koperasi", "Stages", Form.LIST, 1000),
))  # fmt: skip
EVIDENCE = Fields("evidence", most_rows=2_000, also={
    "place": ("Lokasi", "Location"),
    "tested_by": ("Pelaksana", "Implemented by"),
}, columns=(
    F("tool", "Alat", "Tool", is_required=True, longest=255, example="Buku kas harian",
      hint_id="Judul atau alamat: dari lembar pertama, atau yang sudah ada.",
      hint_en="Title or address: on the first sheet, or in the library."),
    F("country", "Negara", "Country", is_required=True, example="Kamboja",
      hint_id="Nama negara atau kodenya, misalnya KH.",
      hint_en="The country's name or code, for example KH."),
    F("place", "Tempat", "Place", longest=120),
    F("year", "Tahun uji", "Year of the test", Form.NUMBER, 2100, example="2017"),
    F("tested_by", "Diuji oleh", "Tested by", longest=160, example="ILO"),
    F("scale", "Berapa banyak", "How many", longest=160, example="25 orang"),
    F("result", "Hasil", "Result", longest=600,
      hint_id="Apa yang berubah sesudahnya; juga yang tidak berhasil.",
      hint_en="What was different afterwards; also what did not work."),
    F("outcome", "Hasil singkat", "In a word", hint_id="Lembar terakhir memuat daftarnya.",
      hint_en="The last sheet lists them."),
    F("strength", "Kekuatan bukti", "Strength of the evidence",
      hint_id="Lembar terakhir memuat daftarnya.", hint_en="The last sheet lists them."),
    F("source", "Sumber uji", "Source of the test", longest=200),
    F("source_url", "Tautan sumber uji", "Link to the source of the test"),
    F("archive_url", "Salinan arsip sumber uji", "Archived copy of the source", longest=400),
))  # fmt: skip
TABLES = (TOOLS, EVIDENCE)
TABLE_BY_NAME: Mapping[str, Fields] = {table.name: table for table in TABLES}
SHEETS: dict[str, Promise] = {"tools": gettext_lazy("Tools"), "evidence": gettext_lazy("Tests")}


def template() -> bytes:
    """The workbook to fill in: headings in the active language, the legend in both."""
    return render(blanks())


def blanks() -> list[Blank]:
    """Either table with the words that its columns know."""
    tools = {"kind": _choices(Kind.choices), **{key: _terms(TERMS[key]) for key in TERMS}}
    evidence = {"outcome": _choices(Outcome.choices), "strength": _choices(Strength.choices)}
    return [
        Blank(SHEETS[TOOLS.name], TOOLS, tools),
        Blank(SHEETS[EVIDENCE.name], EVIDENCE, evidence),
    ]


def _choices(pairs: Iterable[tuple[Any, Any]]) -> list[Choice]:
    return [
        Choice(in_language("id", label), in_language("en", label), str(value))
        for value, label in pairs
    ]


def _terms(model: type[Term]) -> list[Choice]:
    return [Choice(*row) for row in model.objects.values_list("name_id", "name_en", "code")]
