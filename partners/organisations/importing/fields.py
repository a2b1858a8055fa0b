"""The columns of a list for the national register, in both languages. Pure."""

import datetime

from home.sheets.fields import Field, Fields, Form
from partners.organisations.models.cooperative import LONGEST_NUMBER

MOST_ROWS = 200_000
MOST_MEMBERS = 10_000_000

REGISTER = Fields(
    "register",
    MOST_ROWS,
    (
        Field(
            "number", "Nomor badan hukum", "Registration number", Form.CODE, LONGEST_NUMBER,
            hint_id="NIK koperasi, nomor badan hukum atau nomor SIMKOPDES.",
            hint_en="NIK of the cooperative, number of its legal status, or SIMKOPDES id.",
            example="AHU-0012345.AH.01.29.TAHUN 2025",
            also=(
                "NIK", "NIK koperasi", "Nomor induk koperasi", "No badan hukum", "Nomor BH",
                "No BH", "Nomor AHU", "SK AHU", "ID SIMKOPDES", "SIMKOPDES id", "Nomor SIMKOPDES",
                "Nomor registrasi", "No registrasi", "Nomor koperasi", "Nomor pengesahan",
                "Nomor SK", "Registration no", "Number of legal status", "Legal status number",
            ),
        ),
        Field(
            "name", "Nama koperasi", "Name of the cooperative", longest=200, is_required=True,
            example="Koperasi Desa Merah Putih Kesugihan",
            also=("Koperasi", "Nama", "Name", "Cooperative", "Cooperative name",
                  "Nama KDKMP", "Nama kopdes", "Nama lembaga", "Nama badan hukum"),
        ),
        Field(
            "village_code", "Kode desa/kelurahan", "Village code", Form.TEXT, 40,
            hint_id="Kode Kemendagri, dengan atau tanpa titik.",
            hint_en="Code of Kemendagri, with or without dots.",
            example="33.01.02.2003",
            also=("Kode desa", "Kode kelurahan", "Kode wilayah", "Kode Kemendagri",
                  "Kode wilayah Kemendagri", "Kode desa kelurahan Kemendagri", "Kode kel/desa",
                  "Code of the village", "Region code", "Kemendagri code"),
        ),
        Field(
            "village", "Desa/kelurahan", "Village", longest=120, example="Kesugihan",
            also=("Desa", "Kelurahan", "Nama desa", "Nama kelurahan", "Nama desa/kelurahan",
                  "Kel/desa", "Kampung", "Nagari", "Gampong", "Village name"),
        ),
        Field(
            "district", "Kecamatan", "District", longest=120, example="Kesugihan",
            also=("Kec", "Nama kecamatan", "Distrik", "Subdistrict", "District name"),
        ),
        Field(
            "regency", "Kabupaten/kota", "Regency or city", longest=120, example="Cilacap",
            also=("Kabupaten", "Kota", "Kab/kota", "Kab", "Nama kabupaten", "Regency", "City",
                  "Nama kabupaten/kota", "Nama kab/kota", "Regency/city"),
        ),
        Field(
            "province", "Provinsi", "Province", longest=120, example="Jawa Tengah",
            also=("Prov", "Propinsi", "Nama provinsi", "Province name"),
        ),
        Field(
            "kind", "Jenis koperasi", "Kind", longest=120, example="desa",
            hint_id="desa, kelurahan (Koperasi Desa/Kelurahan Merah Putih) atau lainnya.",
            hint_en="desa, kelurahan (Koperasi Desa/Kelurahan Merah Putih) or other.",
            also=("Jenis", "Tipe", "Bentuk", "Kategori", "KDKMP", "Kind of cooperative", "Type"),
        ),
        Field(
            "stage", "Tahap", "Stage", longest=120,
            also=("Tahapan", "Status tahap", "Tahap perkembangan", "Stage of development"),
        ),
        Field(
            "sectors", "Sektor", "Sectors", Form.LIST, 500,
            also=("Sektor usaha", "Bidang usaha", "Sector"),
        ),
        Field(
            "units", "Unit usaha", "Business units", Form.LIST, 500,
            also=("Gerai", "Unit", "Gerai/unit usaha", "Outlets", "Business unit"),
        ),
        Field(
            "members", "Jumlah anggota", "Members", Form.NUMBER, MOST_MEMBERS,
            also=("Anggota", "Jml anggota", "Total anggota", "Number of members"),
        ),
        Field(
            "founded", "Tahun berdiri", "Founded in", Form.TEXT, 40,
            also=("Berdiri", "Tahun pendirian", "Tanggal berdiri", "Tanggal pendirian", "Founded",
                  "Year founded", "Tahun badan hukum", "Tanggal badan hukum"),
        ),
        Field(
            "website", "Situs web", "Website", longest=200,
            also=("Website koperasi", "Laman", "Situs", "Web", "URL"),
        ),
    ),
)  # fmt: skip
PLACES = ("province", "regency", "district", "village")
REASON = ("Apa yang salah", "What is wrong")
"""Heading of what the file of corrected rows says of each row; nobody reads it."""
SHEET = ("Lembar asal", "Sheet it stood in")
NUMBER = ("Nomor baris asal", "Row it stood in")
"""Headings of where each row of that file stood; nobody reads them either."""
SAID = (
    "number", "name", "region", "kind", "stage", "sectors", "units", "members", "founded",
    "website",
)  # fmt: skip
"""What a list says of a cooperative: keys of `RegisterEntry.said`, `RegisterRow.after`."""


def last_year() -> int:
    return datetime.datetime.now(tz=datetime.UTC).year + 1
