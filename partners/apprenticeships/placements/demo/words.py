"""What the people of the demo's placements wrote."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Learned:
    """What one trade's apprentices do at home: their second step, its proof, what came of it."""

    step: str
    proof: str
    came_of_it: str


LEARNED = {
    "horticulture": Learned(
        "Sayur disortir menjadi tiga mutu sebelum ditimbang",
        "Penyusutan di gudang turun dari 12 menjadi 5 kilogram seminggu.",
        "Anggota mulai menitipkan sayur lagi karena timbangan dan mutunya jelas.",
    ),
    "dairy": Learned(
        "Susu diuji alkohol di pos penampungan sebelum ditimbang",
        "Susu yang ditolak pabrik turun dari 40 menjadi 10 liter seminggu.",
        "Anggota menyetor susu lebih pagi karena hasil ujinya langsung terlihat.",
    ),
    "fisheries": Learned(
        "Ikan diberi es di perahu, sebelum dilelang",
        "Ikan mutu dua turun dari 15 menjadi 6 kilogram sekali lelang.",
        "Anggota mulai ikut lelang lagi karena timbangan dan mutunya jelas.",
    ),
    "aquaculture": Learned(
        "Mutu air kolam diukur dan dicatat setiap pagi",
        "Catatan mutu air terisi 30 hari; benur yang mati berkurang.",
        "Anggota membeli benur bersama karena catatan kolamnya dapat dibandingkan.",
    ),
}
OTHERWISE = Learned(
    "Stok unit usaha dihitung setiap Sabtu oleh dua orang",
    "Selisih stok turun dari 12 menjadi 5 barang seminggu.",
    "Anggota mulai berbelanja di koperasi lagi karena harga dan stoknya jelas.",
)


def steps(learned: Learned) -> tuple[tuple[str, str, int], ...]:
    """What, who, and by which day at home."""
    return (
        ("Buku kas diisi setiap sore oleh bendahara dan satu saksi", "Bendahara", 30),
        (learned.step, "Manajer unit", 60),
        ("Rapat anggota menyetujui pembagian tugas pengurus yang baru", "Ketua", 90),
    )


def proofs(learned: Learned) -> tuple[str, ...]:
    return (
        "Buku kas terisi 30 hari berturut-turut; salinannya ditempel di papan pengumuman.",
        learned.proof,
        "Berita acara rapat anggota, dihadiri 61 orang.",
    )


def result(learned: Learned) -> str:
    return f"""Bendahara mencatat kas setiap sore, dan siapa pun boleh melihatnya. \
{learned.came_of_it}

Yang belum berhasil: pembeli tetap di kota. Itu rencana kami berikutnya."""


PARTLY = "Pulang lebih awal karena ada keluarga yang sakit."
DISPUTED = "Kami ikut sampai hari terakhir. Dua hari terakhir kami di tempat anggota tuan rumah, \
jadi tidak tercatat."
MISSED = "Tidak ada kabar; telepon tidak diangkat."
MISSED_WHY = "Jembatan putus karena banjir. Kami minta maaf tidak sempat memberi kabar."
SENT_BACK = "Langkah pertama belum menyebut siapa saksinya. Tulis juga berapa anggota yang \
diharapkan hadir di rapat."
WITHDRAWN = "Terbit untuk koperasi yang salah; yang hadir adalah koperasi dari desa tetangga."
REPLACED = "Nama utusan salah tulis."
LOGBOOK = (
    "Kenalan dengan pengurus dan kandang anggota. Susu disetor dua kali sehari, pukul lima pagi \
dan tiga sore. Setiap setoran ditimbang dan langsung dicatat.",
    "Belajar uji alkohol di pos penampungan. Susu yang menggumpal ditolak, dan alasannya \
dijelaskan kepada peternak saat itu juga.",
    "Ikut menghitung pembayaran dua mingguan. Potongan pakan dan simpanan tertulis di slip, jadi \
anggota dapat memeriksa sendiri.",
    "Pagi di ruang pendingin: suhu tangki dicatat setiap jam. Kami menyalin lembarnya untuk \
dipakai di rumah.",
)
LOGBOOK_CORRECTED = "Ralat: setoran sore mulai pukul setengah tiga, bukan pukul tiga."
MESSAGE = (
    "Sepatu bot dan jam datang",
    """Bawalah sepatu bot dan baju ganti: lantai kandang licin dan basah.

Yang datang dengan kereta kami jemput di Stasiun Malang. Beri tahu jam tiba Anda paling lambat \
sehari sebelumnya kepada kontak di halaman penawaran.""",
)
OBJECTED = "Lampiran yang kami terima hanya surat tugas. Jumlah sapi dan liter per hari belum ada, \
jadi kami belum tahu apakah anggota koperasi ini memelihara sapi perah."
OBJECTED_TO_TWO = "Satu kamar di mes sedang diperbaiki. Untuk tanggal ini tempat tidur kami kurang \
satu."
OBJECTION_ANSWERED = "Utusan kami dapat menginap di rumah kerabat di Kecamatan Jabung, jadi tidak \
memerlukan mes."
