"""Headings of lists that the ministry and its partners keep: the right proposal, or none."""

import pytest

from home.sheets import mapping
from home.sheets.book import open_book
from home.sheets.fields import Fields
from knowledge.glossary.importing.sheets import FIELDS as GLOSSARY
from knowledge.importing.columns import EVIDENCE, TOOLS
from partners.agreements.importing.columns import AGREEMENTS, COMMITMENTS

DAY, TEXT, NUMBER = "20 Februari 2024", "abc", "12/NK/2024"
MEANT = [
    (AGREEMENTS, "Mitra Kerja Sama", TEXT, "partners"),
    (AGREEMENTS, "Instansi/Lembaga Mitra", TEXT, "partners"),
    (AGREEMENTS, "Partner Organization", TEXT, "partners"),
    (AGREEMENTS, "Tgl. Penandatanganan", DAY, "signed_on"),
    (AGREEMENTS, "Date Signed", DAY, "signed_on"),
    (AGREEMENTS, "Judul MoU", TEXT, "title_id"),
    (AGREEMENTS, "Judul Kerja Sama", TEXT, "title_id"),
    (AGREEMENTS, "Title", TEXT, "title_id"),
    (AGREEMENTS, "Judul dalam Bahasa Inggris", TEXT, "title_en"),
    (AGREEMENTS, "Masa Berlaku s.d.", DAY, "ends_on"),
    (AGREEMENTS, "Tgl Akhir", DAY, "ends_on"),
    (AGREEMENTS, "Tanggal Selesai", DAY, "ends_on"),
    (AGREEMENTS, "Valid Until", DAY, "ends_on"),
    (AGREEMENTS, "Expiry Date", DAY, "ends_on"),
    (AGREEMENTS, "Tanggal Mulai", DAY, "in_force_on"),
    (AGREEMENTS, "Effective Date", DAY, "in_force_on"),
    (AGREEMENTS, "Negara Mitra", TEXT, "partner_country"),
    (AGREEMENTS, "Country", TEXT, "partner_country"),
    (AGREEMENTS, "No. PKS", NUMBER, "reference"),
    (AGREEMENTS, "Nomor", NUMBER, "reference"),
    (AGREEMENTS, "No.", NUMBER, "reference"),
    (AGREEMENTS, "Nomor MoU/PKS", NUMBER, "reference"),
    (AGREEMENTS, "Ref. No.", NUMBER, "reference"),
    (AGREEMENTS, "Nomor Naskah Pihak Kedua", NUMBER, "partner_reference"),
    (AGREEMENTS, "Ket.", TEXT, "notes"),
    (AGREEMENTS, "Keterangan", TEXT, "notes"),
    (AGREEMENTS, "Remarks", TEXT, "notes"),
    (AGREEMENTS, "Bentuk Kerja Sama", TEXT, "kind"),
    (AGREEMENTS, "Status MoU", TEXT, "status"),
    (AGREEMENTS, "Telepon Mitra", "0812 111", "partner_phone"),
    (COMMITMENTS, "Nomor Perjanjian", NUMBER, "agreement"),
    (COMMITMENTS, "Tenggat Waktu", DAY, "due_on"),
    (COMMITMENTS, "Deadline", DAY, "due_on"),
    (TOOLS, "Nama Alat", TEXT, "title"),
    (TOOLS, "Tautan", TEXT, "source_url"),
    (TOOLS, "Description", TEXT, "summary"),
    (EVIDENCE, "Nama Alat", TEXT, "tool"),
    (EVIDENCE, "Lokasi", TEXT, "place"),
    (EVIDENCE, "Tahun", "2019", "year"),
    (GLOSSARY, "Term", TEXT, "name_id"),
    (GLOSSARY, "Arti dalam Bahasa Inggris", TEXT, "meaning_en"),
]
OPEN = [
    (AGREEMENTS, "Nomor", "1"),  # of the row
    (AGREEMENTS, "Masa Berlaku", "3 tahun"),
    (AGREEMENTS, "Jangka Waktu", "3 tahun"),
    (AGREEMENTS, "Tanggal", DAY),
    (AGREEMENTS, "Tgl. Surat", DAY),
    (AGREEMENTS, "Alamat Mitra", TEXT),
    (AGREEMENTS, "Nilai Kerja Sama", TEXT),
    (AGREEMENTS, "Link Dokumen", TEXT),
    (AGREEMENTS, "Dokumen", TEXT),
    (AGREEMENTS, "Penanggung Jawab", TEXT),
    (AGREEMENTS, "Email", TEXT),
    (AGREEMENTS, "No HP", "0812 111"),
    (AGREEMENTS, "Contact person", TEXT),
    (AGREEMENTS, "Signed by", TEXT),
    (AGREEMENTS, "Jabatan", TEXT),
    (AGREEMENTS, "Bidang Kerja Sama", TEXT),
    (AGREEMENTS, "Tahun", "2024"),
    (AGREEMENTS, "PIC", TEXT),
    (COMMITMENTS, "Bukti Dukung", TEXT),
    (COMMITMENTS, "Realisasi", "50%"),
    (TOOLS, "Kategori", TEXT),
    (TOOLS, "Nomor", "1"),
    (EVIDENCE, "Jumlah Peserta", "25"),
    (GLOSSARY, "Kepanjangan", TEXT),
    (GLOSSARY, "Contoh", TEXT),
]


def proposed(fields: Fields, heading: str, value: str) -> str:
    """What the page shows for a column between two that mean nothing."""
    book = open_book(f"Anu;{heading};Itu\nxx;{value};yy\n".encode(), "a.csv")
    column = mapping.columns_of(book, [fields.layout])[1]
    assert column.heading == heading
    return column.key or column.suggested


@pytest.mark.parametrize(("fields", "heading", "value", "key"), MEANT)
def test_heading_is_known_or_proposed(fields: Fields, heading: str, value: str, key: str) -> None:
    assert proposed(fields, heading, value) == key


@pytest.mark.parametrize(("fields", "heading", "value"), OPEN)
def test_nothing_is_proposed_where_it_is_open(fields: Fields, heading: str, value: str) -> None:
    assert proposed(fields, heading, value) == ""
