"""What the people of the demo's placements wrote."""

STEPS = (
    ("Buku kas diisi setiap sore oleh bendahara dan satu saksi", "Bendahara", 30),
    ("Sayur disortir menjadi tiga mutu sebelum ditimbang", "Manajer unit", 60),
    ("Rapat anggota menyetujui pembagian tugas pengurus yang baru", "Ketua", 90),
)
PROOFS = (
    "Buku kas terisi 30 hari berturut-turut; salinannya ditempel di papan pengumuman.",
    "Penyusutan di gudang turun dari 12 menjadi 5 kilogram seminggu.",
    "Berita acara rapat anggota, dihadiri 61 orang.",
)
RESULT = """Bendahara mencatat kas setiap sore, dan siapa pun boleh melihatnya. Anggota mulai \
menitipkan sayur lagi karena timbangan dan mutunya jelas.

Yang belum berhasil: pembeli tetap di kota. Itu rencana kami berikutnya."""
PARTLY = "Pulang lebih awal karena ada keluarga yang sakit."
DISPUTED = "Kami ikut sampai hari terakhir. Dua hari terakhir kami di kebun bersama kelompok tani, \
jadi tidak tercatat."
MISSED = "Tidak ada kabar; telepon tidak diangkat."
MISSED_WHY = "Jembatan putus karena banjir. Kami minta maaf tidak sempat memberi kabar."
SENT_BACK = "Langkah pertama belum menyebut siapa saksinya. Tulis juga berapa anggota yang \
diharapkan hadir di rapat."
WITHDRAWN = "Terbit untuk koperasi yang salah; yang hadir adalah koperasi dari desa tetangga."
REPLACED = "Nama utusan salah tulis."
