"""Pairs of records of which it is known whether they are one cooperative.

Made by hand after what stands in lists of cooperatives: names of real villages, numbers of the
form that the Ministry of Law gives, invented. `SAME` are one cooperative, `OTHERS` are two.
"""

from partners.organisations.duplicates.scoring import Record

DISTRICT, VILLAGE, NEXT_VILLAGE = "320401", "3204012001", "3204012002"
NUMBER = "AHU-0012345.AH.01.29.TAHUN 2025"
OTHER_NUMBER = "AHU-0067890.AH.01.29.TAHUN 2025"
MAIL, SITE = frozenset({"email:kop@contoh.id"}), frozenset({"website:contoh.id/kop"})


def _kdkmp(key: int, name: str = "Sukamaju", region: str = VILLAGE, **facts: object) -> Record:
    given = {"village": "Sukamaju", "is_kdkmp": True, **facts}
    return Record(key, f"Koperasi Desa Merah Putih {name}", region, **given)  # type: ignore[arg-type]


def _other(key: int, name: str, region: str = VILLAGE, **facts: object) -> Record:
    return Record(key, name, region, **facts)  # type: ignore[arg-type]


SAME: dict[str, tuple[Record, Record]] = {
    "one without its number": (
        _kdkmp(1, number=NUMBER),
        _other(2, "KOPDES MERAH PUTIH SUKA MAJU", village="Sukamaju"),
    ),
    "two numbers, one KDKMP of one village": (
        _kdkmp(1, number=NUMBER),
        _kdkmp(2, number="3204012001001"),
    ),
    "a name with a typing error": (_kdkmp(1, number=NUMBER), _kdkmp(2, "Sukamju")),
    "one placed in its district only": (_kdkmp(1), _kdkmp(2, region=DISTRICT, village="")),
    "village written beside the district": (
        _kdkmp(1),
        _kdkmp(2, "Suka Maju", region=DISTRICT, village="Desa Suka Maju"),
    ),
    "a number that lost its signs": (
        _other(1, "KUD Mina Jaya", number="518/BH/X.1/12"),
        _other(2, "Koperasi Mina Jaya", DISTRICT, number="518BHX112"),
    ),
    "renamed": (
        _kdkmp(1, "Sukamulya", former_names=("Koperasi Desa Merah Putih Sukamaju",)),
        _kdkmp(2),
    ),
    "its former number": (
        _other(1, "KUD Mina Jaya", number=NUMBER, former_numbers=(OTHER_NUMBER,)),
        _other(2, "KUD Mina Jaya", DISTRICT, number=OTHER_NUMBER),
    ),
    "one e-mail address in one district": (
        _other(1, "KUD Mina Jaya", DISTRICT, contacts=MAIL),
        _other(2, "KUD Mina Jaya", DISTRICT, contacts=MAIL),
    ),
    "no kind, one name in one village": (
        _other(1, "Koperasi Tani Makmur"),
        _other(2, "Kop. Makmur Tani"),
    ),
    "website and name, placed in the regency": (
        _other(1, "KUD Mina Jaya", "3204", contacts=SITE | MAIL),
        _other(2, "KUD Mina Jaya", contacts=SITE | MAIL),
    ),
}
OTHERS: dict[str, tuple[Record, Record]] = {
    "Sukamaju I and II": (
        _kdkmp(1, "Sukamaju I", village="Sukamaju I"),
        _kdkmp(2, "Sukamaju II", NEXT_VILLAGE, village="Sukamaju II"),
    ),
    "Sukamaju I and II, placed in the district": (
        _kdkmp(1, "Sukamaju I", DISTRICT, village="Sukamaju I"),
        _kdkmp(2, "Sukamaju II", DISTRICT, village="Sukamaju II"),
    ),
    "one name in two villages of a district": (_kdkmp(1), _kdkmp(2, region=NEXT_VILLAGE)),
    "one name in two provinces": (_kdkmp(1), _kdkmp(2, region="3301012003")),
    "names alike in one district, no more": (
        _other(1, "KUD Mina Jaya", DISTRICT),
        _other(2, "KUD Mina Raya", DISTRICT),
    ),
    "a name in one district, no more": (
        _other(1, "KUD Mina Jaya", DISTRICT),
        _other(2, "KUD Mina Jaya", DISTRICT),
    ),
    "a KDKMP beside an old KUD": (
        _kdkmp(1, number=NUMBER),
        _other(2, "KUD Sukamaju", number="518/BH/X.1/12"),
    ),
    "a KDKMP beside a savings cooperative of one office": (
        _kdkmp(1, contacts=MAIL),
        _other(2, "Koperasi Simpan Pinjam Sukamaju", contacts=MAIL),
    ),
    "two kinds in one village": (
        _other(1, "KPRI Harapan"),
        _other(2, "Koperasi Karyawan Harapan"),
    ),
    "two numbers, one name in one village": (
        _other(1, "Koperasi Tani Makmur", number=NUMBER),
        _other(2, "Koperasi Tani Makmur", number=OTHER_NUMBER),
    ),
    "an address of two with other names": (
        _other(1, "Koperasi Tani Makmur", contacts=MAIL),
        _other(2, "Koperasi Nelayan Sejahtera", contacts=MAIL),
    ),
}
