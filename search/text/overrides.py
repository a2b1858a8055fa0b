"""Words whose Snowball stem is wrong, checked by hand: root, then the forms that share it.

Snowball for Indonesian takes di-, ke-, pe-, me- and -i, -an off words where they belong to
the root (digital, media, kepala, gerai, nilai), and never gives back the k, t, s or p that
a nasal prefix swallowed (mengelola, penerimaan, penelitian). Only words that occur in texts
about cooperatives and villages are listed.
"""

INDONESIAN = """
nilai: nilai menilai penilaian dinilai penilai nilainya
tingkat: meningkat meningkatkan peningkatan
perempuan: perempuan perempuannya
digital: digital digitalisasi
risiko: resiko berisiko beresiko
urus: kepengurusan
pimpin: kepemimpinan
awas: mengawasi diawasi
meeting: meeting meetings
mentor: mentoring
gerai: gerai
pembukuan: pembukuan pembukuannya membukukan dibukukan
gerak: gerakan
magang: pemagangan pemagang memagangkan
rencana: perencanaan
pemerintah: pemerintah pemerintahan
perintah: perintah
kerjasama: kerjasama
kelola: kelola mengelola pengelola pengelolaan
perangkat: perangkat
tabung: menabung penabung menabungnya
sesuai: sesuai
terap: menerapkan penerapan
tugas: penugasan menugaskan
tanggung: menanggung
tanggulang: menanggulangi penanggulangan
kelompok: kelompok pengelompokan
keluarga: keluarga
teliti: penelitian meneliti peneliti diteliti
kirim: mengirim pengiriman pengirim
terima: terima menerima penerimaan penerima
keluar: keluar mengeluarkan pengeluaran
masuk: masukan memasukkan pemasukan
tumbuh: menumbuhkan
mandiri: mandiri memandirikan
strategi: strategi strategis
teknologi: teknologi
ekonomi: ekonomi ekonomis
industri: industri
survei: survei menyurvei
kemas: kemasan mengemas pengemasan
kembang: mengembangkan pengembangan
kendali: kendali mengendalikan pengendalian
kendala: kendala
kepala: kepala
ketua: ketua ketuanya
kelapa: kelapa
kedelai: kedelai
media: media
materi: materi
menteri: menteri
berita: berita memberitakan pemberitaan
peran: peranan
pesan: pesanan
terampil: terampil
terbit: menerbitkan penerbitan penerbit
libat: keterlibatan
terang: menerangkan penerangan
tempat: menempatkan penempatan
tanam: menanam penanaman menanamkan
tagih: menagih penagihan
tunggak: menunggak tunggakan penunggakan
tentu: menentukan penentuan
tunjuk: menunjuk penunjukan
tutup: menutup penutupan
tolak: menolak penolakan
timbang: menimbang penimbangan
tulis: menulis penulisan penulis
tambah: menambah penambahan menambahkan
turun: menurunkan penurunan
kurang: mengurangi pengurangan
kuat: menguatkan penguatan
kering: mengeringkan pengeringan pengering
kunjung: mengunjungi pengunjung
milik: memiliki pemilik
mohon: memohon pemohon
manfaat: memanfaatkan pemanfaatan
olah: mengolah diolah
pakai: pakai memakai
tahu: mengetahui pengetahuan
pasok: pasokan
laku: berlaku
pelaku: pelaku
rumah: perumahan
lunas: melunasi
transparan: transparan transparansi
konsumsi: mengonsumsi
tenun: menenun penenun
rajin: perajin
wisata: wisatawan pariwisata
peluang: peluang
pedoman: pedoman
energi: energi
"""

# Porter makes one word of koperasi's own name and its neighbours (cooperative, cooperation,
# cooper), and keeps British and American spellings apart.
ENGLISH = """
cooperative: cooperative cooperatives cooperatively coop coops
cooperation: cooperation cooperate cooperating cooperates
organisation: organisation organisations organization organizations organisational organizational
organise: organise organised organising organize organized organizing
governance: governance
university: university universities
policy: policy policies
police: police
international: international internationally
community: community communities
women: woman
digital: digital digitally digitalisation digitalization digitise digitize
finance: finance finances financial financing
programme: programme programmes program programs
productivity: productivity
"""


def table(text: str) -> dict[str, str]:
    """Word → stem, from lines `stem: word word …`."""
    pairs = (line.split(":", 1) for line in text.split("\n") if line)
    return {word: stem for stem, words in pairs for word in words.split()}
