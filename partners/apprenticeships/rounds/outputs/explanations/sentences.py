"""Every sentence of an explanation, in both languages. Braces are filled by ``story``."""

from partners.apprenticeships.rounds.wording import Wording
from partners.matching.explanation import Answer
from partners.matching.rows import Mode

PLACED = Wording("Permohonan {id}: mendapat tempat", "Application {id}: you have a place")
NOT_PLACED = Wording("Permohonan {id}: belum mendapat tempat", "Application {id}: no place yet")
GOES_TO = Wording("{cooperative} mendapat tempat: {batch}.", "{cooperative} has a place: {batch}.")
GOES_NOWHERE = Wording(
    "{cooperative} belum mendapat tempat dalam putaran ini.",
    "{cooperative} did not get a place in this round.",
)
WAS_LOCKED = Wording(
    "Tempat ini sudah ditetapkan sebelum putaran dan tidak diubah.",
    "This place was fixed before the round and stands.",
)
MOVED_ON = Wording(
    "{batch} tidak berjalan: hanya {held} dari minimum {minimum} koperasi; Anda diteruskan ke "
    "angkatan berikutnya yang cocok.",
    "{batch} does not run: {held} of the {minimum} cooperatives that it needs; you moved on to "
    "what comes next for you.",
)
HOST = Wording("Tuan rumah", "Host")
DATES = Wording("Tanggal", "Dates")
HOW = Wording("Cara ikut", "How")
MODES = {
    Mode.ONSITE: Wording("di tempat", "on site"),
    Mode.ONLINE: Wording("daring", "online"),
}

WHY = Wording("Mengapa tempat ini", "Why this place")
BY_HAND = Wording(
    "Ini pilihan {rank} dalam daftar Anda. Daftar Anda sendiri selalu didahulukan; poin tidak "
    "mengubahnya.",
    "It is your {rank} choice. Your own list always comes first; points do not change it.",
)
BY_POINTS = Wording(
    "Angkatan ini tidak ada dalam daftar Anda. Untuk angkatan di luar daftar, poin menentukan "
    "urutannya bagi Anda: {points} dari {top}.",
    "It is not in your own list. Points order the batches that you did not list: {points} of "
    "{top}.",
)
LIKED = Wording(
    "Di antara angkatan yang memenuhi semua aturan bagi Anda ({eligible}), ini urutan {rank}.",
    "Among the batches that pass every rule for you ({eligible}), it comes {rank}.",
)
BETTER_FULL = Wording(
    "Angkatan yang lebih Anda sukai, tetapi penuh atau tidak berjalan: {count}.",
    "Batches that you like better, but that are full or do not run: {count}.",
)
NO_CUTOFF = Wording(
    "Tidak ada yang harus Anda lewati: kursi cukup untuk semua yang menginginkannya.",
    "You had nobody to beat: there were seats for all who wanted one.",
)
ABOVE = Wording(
    "Kelas prioritas Anda {own}; kelas terakhir yang diterima {last}.{lottery}",
    "Your priority class is {own}; the last accepted had class {last}.{lottery}",
)
RESERVED = Wording(
    "Anda menempati kursi cadangan untuk wilayah 3T: kelas Anda {own}, sedangkan kelas terakhir "
    "yang diterima di kursi terbuka {last}.",
    "You hold a seat reserved for 3T regions: your class is {own}, while the last accepted in an "
    "open seat had class {last}.",
)
LOTTERY_DECIDED = Wording(
    " Pada kelas yang sama, undian menentukan.", " Within the same class the lottery decides."
)
POINTS = Wording("Poin kecocokan", "Points of the match")
CLASS_THERE = Wording("Kelas prioritas Anda di {batch}", "Your priority class at {batch}")
CLASS = Wording(
    "Kelas prioritas Anda (di provinsi sendiri: +{province})",
    "Your priority class (in your own province: +{province})",
)
CLASS_PARTS = {
    "tier": Wording("wilayah 3T, tingkat {count}", "3T region, tier {count}"),
    "waited": Wording(
        "putaran sebelumnya tanpa tempat: {count}", "earlier rounds without a place: {count}"
    ),
    "province": Wording("satu provinsi dengan tuan rumah", "same province as the host"),
    "kept": Wording("tidak pernah mengembalikan tempat", "never gave a confirmed place back"),
}

CHOICES = Wording("Pilihan Anda satu per satu", "Your choices, one by one")
NO_CHOICES = Wording(
    "Anda tidak menyebut pilihan; poin mengurutkan semua angkatan untuk Anda.",
    "You named no choice; points ordered all batches for you.",
)
ANSWERS = {
    Answer.PLACED: Wording("Anda mendapat tempat di sini.", "You have your place here."),
    Answer.LIKED_LESS: Wording(
        "Anda sudah mendapat tempat yang lebih tinggi dalam daftar Anda.",
        "You hold a place that you ranked higher.",
    ),
    Answer.LOCKED: Wording(
        "Tempat Anda sudah ditetapkan sebelum putaran.", "Your place was fixed before the round."
    ),
    Answer.RULE: Wording("Tidak memenuhi aturan: {reason}.", "A rule was not met: {reason}."),
    Answer.NOT_RUNNING: Wording(
        "Tidak berjalan: hanya {held} dari minimum {minimum} koperasi.",
        "It does not run: {held} of the {minimum} cooperatives that it needs.",
    ),
}
FULL_BELOW = Wording(
    "Penuh: kelas terakhir yang diterima {last}, kelas Anda {own}; Anda urutan {waiting} di daftar "
    "tunggu.",
    "Full: the last accepted had class {last}, yours is {own}; you are {waiting} on the waiting "
    "list.",
)
FULL_BY_LOT = Wording(
    "Penuh: kelas Anda {own} sama dengan yang terakhir diterima dan undian menentukan; Anda urutan "
    "{waiting} di daftar tunggu.",
    "Full: your class {own} equals that of the last accepted and the lottery decided; you are "
    "{waiting} on the waiting list.",
)
FULL_FOR_YOU = Wording(
    "Tidak ada kursi terbuka untuk permohonan ini; Anda urutan {waiting} di daftar tunggu.",
    "It had no open seat for this application; you are {waiting} on the waiting list.",
)

WAITS = Wording("Daftar tunggu", "Waiting lists")
WAIT = Wording(
    "{batch}: urutan {waiting} di daftar tunggu.", "{batch}: {waiting} on the waiting list."
)
DOORS = Wording("Yang membuka pintu", "What would open doors")
DOOR = Wording(
    "{change}: membuka {count} angkatan yang masih punya kursi.",
    "{change}: batches with free seats that this would open: {count}.",
)
NO_DOORS = Wording(
    "Satu perubahan saja tidak cukup: tidak ada angkatan berkursi kosong yang hanya terhalang satu "
    "aturan. Permohonan Anda tetap berlaku untuk daftar tunggu.",
    "No single change would help: every batch with free seats fails more than one rule. Your "
    "application stays valid for the waiting lists.",
)
FITS = Wording(
    "Angkatan yang memenuhi semua aturan bagi Anda: {eligible}. Semuanya penuh oleh koperasi "
    "dengan prioritas lebih tinggi, atau tidak berjalan.",
    "Batches that pass every rule for you: {eligible}. All are full of cooperatives with a higher "
    "priority, or do not run.",
)
FITS_NONE = Wording(
    "Tidak ada angkatan yang memenuhi semua aturan bagi Anda.",
    "No batch passes every rule for you.",
)
WAITED_NEXT = Wording(
    "Putaran tanpa tempat menaikkan kelas prioritas Anda pada putaran berikutnya.",
    "A round without a place raises your priority class in the next one.",
)

CHECK = Wording("Periksa sendiri", "Check it yourself")
LUCK = Wording(
    "Nomor undian Anda {rank} dari {count} (1 paling beruntung). Siapa pun dapat menghitungnya "
    "ulang: lihat audit.html dan check_round.py.",
    "Your lottery number is {rank} of {count} (1 is the luckiest). Anybody can compute it again: "
    "see audit.html and check_round.py.",
)
RESULT = Wording("Sidik hasil putaran", "Digest of the round's result")
TOTAL = Wording("jumlah", "together")
OF = Wording("{points} dari {weight}", "{points} of {weight}")
