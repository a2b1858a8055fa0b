"""What the same columns are called in the ministry's own lists; only words that mean one thing."""

AGREEMENTS_ALSO = {
    "reference": (
        "No naskah", "Nomor dokumen", "No dokumen", "Nomor MoU", "No MoU", "Nomor PKS", "No PKS",
        "Nomor perjanjian", "No perjanjian", "Nomor naskah kerja sama",
        "Nomor MoU/PKS", "MoU No", "MoU number", "Ref no", "Reference", "Reference no",
    ),
    "partner_reference": ("No naskah mitra", "Nomor dokumen mitra", "Nomor pihak kedua"),
    "title_id": (
        "Judul kerja sama", "Judul naskah", "Judul dokumen", "Judul perjanjian", "Judul MoU",
        "Judul PKS", "Judul kesepakatan", "Nama kerja sama", "Judul MoU/PKS",
    ),
    "kind": (
        "Jenis naskah", "Jenis dokumen", "Jenis kerja sama", "Jenis perjanjian", "Bentuk naskah",
        "Bentuk dokumen", "Jenis kesepakatan",
    ),
    "our_party": ("Pihak pertama", "Pihak kesatu", "Pihak I", "Pihak 1"),
    "partners": (
        "Mitra kerja sama", "Mitra kerjasama", "Nama mitra", "Nama mitra kerja sama",
        "Pihak kedua", "Pihak II", "Pihak 2", "Instansi mitra", "Lembaga mitra", "Partner",
        "Partner organisation", "Partner organization", "Name of partner", "Counterpart",
    ),
    "partner_country": ("Negara mitra", "Partner country", "Country of partner"),
    "status": ("Status dokumen", "Status naskah", "Status kerja sama", "Status kesepakatan"),
    "signed_on": (
        "Tanggal penandatanganan", "Tgl penandatanganan", "Tanggal tanda tangan",
        "Tgl tanda tangan", "Tgl ditandatangani", "Tanggal TTD", "Tgl TTD", "Ditandatangani pada",
        "Date signed", "Date of signature", "Date of signing", "Signing date", "Signature date",
    ),
    "in_force_on": ("Mulai berlaku", "Tanggal mulai berlaku", "Tgl mulai berlaku",
                    "Tanggal berlaku", "Tgl berlaku", "Effective date", "Entry into force"),
    "ends_on": (
        "Tanggal berakhir", "Tgl berakhir", "Berlaku sampai", "Berlaku sampai dengan",
        "Berlaku hingga", "Berlaku s d", "Tanggal berakhirnya kerja sama", "Akhir masa berlaku",
        "Masa berlaku s d", "Masa berlaku sampai", "Masa berlaku sampai dengan",
        "Masa berlaku hingga", "Tanggal selesai", "Tgl selesai", "Expiry date", "Expires on",
        "Valid until", "End date",
    ),
    "signed_place": ("Tempat penandatanganan", "Lokasi penandatanganan"),
    "scope_id": ("Ruang lingkup kerja sama", "Lingkup kerja sama"),
    "our_signatory": ("Penanda tangan pihak pertama", "Penandatangan pihak pertama"),
    "partner_signatory": ("Penanda tangan pihak kedua", "Penandatangan pihak kedua",
                          "Penandatangan mitra"),
    "unit": ("Unit kerja", "Unit pemrakarsa", "Unit kerja pemrakarsa"),
    "regions": ("Provinsi", "Lokasi kerja sama"),
}  # fmt: skip
COMMITMENTS_ALSO = {
    "agreement": ("Nomor naskah", "Judul kesepakatan"),
    "title_id": ("Janji", "Rencana aksi", "Tindak lanjut"),
    "partner": ("Mitra",),
    "due_on": (
        "Batas waktu",
        "Target waktu",
        "Tanggal jatuh tempo",
        "Jatuh tempo",
        "Tenggat waktu",
        "Deadline",
        "Due date",
    ),
    "measure_id": ("Indikator", "Target"),
    "obstacle_id": ("Kendala",),
}
