"""Letters for an organisation without a logo. Pure.

Those that people say, its acronym, where it is short enough to be read; otherwise of the two words
that tell it from others. One word gives its first two letters: a single one says too little.
"""

import re

LONGEST_ACRONYM = 5
# What stands before a name and is borne by thousands.
FORMS = (
    "koperasi kop kopdes kopkel kdkmp desa kelurahan kopontren kopdit kopwan kospin koppas ksp"
    " kspps ksu kud kpri bmt cu pt cv produsen konsumen pemasaran jasa simpan pinjam kredit pondok"
    " pesantren serba usaha the"
)
SMALL = "of the and for dan di ke untuk dari pada yang et de des du da do das"
# In the name of one in every village: it tells none from another.
_OF_THE_PROGRAMME = re.compile(
    r"^kop(?:erasi|des|kel)?\s+(?:(?:desa|kelurahan)\s+)?merah\s+putih\s+", re.IGNORECASE
)


def monogram(name: str, acronym: str = "") -> str:
    """At most five letters, at least one sign.

    >>> monogram("International Cooperative Alliance", "ICA"), monogram("KAN Jabung")
    ('ICA', 'KJ')
    >>> monogram("Koperasi Desa Merah Putih Sukamaju"), monogram("KUD Mino Saroyo"), monogram("")
    ('Su', 'MS', '?')
    """
    short = acronym.strip()
    if 2 <= len(short) <= LONGEST_ACRONYM and short.isalnum():
        return short
    words = _telling([word for word in re.split(r"[\s(),/]+", name) if word[:1].isalnum()])
    if len(words) > 1:
        return "".join(word[0].upper() for word in words[:2])
    return words[0][:1].upper() + words[0][1:2] if words else "?"


def _telling(words: list[str]) -> list[str]:
    """Without the legal form before the name, and without small words; never without any."""
    ours = _OF_THE_PROGRAMME.sub("", " ".join(words)).split()
    forms, small = FORMS.split(), SMALL.split()
    first = next((n for n, word in enumerate(ours) if word.lower() not in forms), 0)
    return [word for word in ours[first:] if word.lower() not in small] or ours
