"""By what a cooperative is known: the number of its registration, and the portal's own code. Pure.

Names are no identity: three villages in ten share theirs. The number (SIMKOPDES, or that of its
legal status) is unique however it is written, see `canonical`; while it is unknown, and in every
file that the portal writes, the code stands for the organisation and never changes.
"""

import re
import unicodedata

_LOOK_ALIKE = str.maketrans(
    "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425\u0406\u0408\u0405"
    "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7",
    "ABEKMHOPCTYXIJSABEZHIKMNOPTYX",
)
"""Cyrillic and Greek capitals that look like a Latin one."""
_DASHES = re.compile("[\u2010-\u2015\u2043\u2212]")
_PARTED = re.compile("[ -]+")
_UNPARTED = re.compile("(?<![0-9])-|-(?![0-9])")  # beside anything but two digits
_IS_CANONICAL = re.compile("(?!NO)[A-Z0-9/.]*[A-Z0-9/]")  # as nearly all are after one turn
_LABEL = re.compile("^(?:NOMOR|NOMER|NO)(?:[.:-]+|(?=[0-9]))(?=.)")
_SIGNS = re.compile(r"[\W_]+")
_PLAIN = re.compile("[A-MO-Z0-9][A-Z0-9_/.-]*")  # without "No." in front
_WITHOUT_SIGNS = str.maketrans("", "", "_/.-")
# Letters and marks that nobody sees, beside those of Unicode's categories Cf and Cc: fillers of
# Hangul, the empty Braille cell, variation selectors.
_UNSEEN = re.compile("[\u115f\u1160\u2800\u3164\uffa0\ufe00-\ufe0f\U000e0100-\U000e01ef]")


def normalised(number: str) -> str:
    """What two spellings of one code have in common: no blanks, capitals, one kind of dash.

    >>> normalised(" p\u2010 1 ")
    'P-1'
    """
    if number.isascii() and number.isprintable():  # as nearly all are; a country's take no second
        return "".join(number.split()).upper()
    before = None
    while number != before:  # a mark may join its letter only once the blank between them is gone
        before = number
        number = unicodedata.normalize("NFKC", "".join(_seen(number).split())).upper()
    return number


def canonical(number: str) -> str:
    """The one form of a registration number, however it is typed.

    Case, look-alike letters, "No." in front and a dot at the end say nothing. Blanks and hyphens
    only part two numbers; beside a letter or a sign they say nothing either. Other signs stay.

    >>> canonical("Nomor: ahu-0012345.ah.01.29.  Tahun 2025.")
    'AHU0012345.AH.01.29.TAHUN2025'
    >>> canonical("12 -- 3"), canonical("12\u20113"), canonical("123")
    ('12-3', '12-3', '123')
    """
    before = None
    # Without its blanks, another letter or mark may be the first or the last.
    while number != before and not _IS_CANONICAL.fullmatch(number):
        before = number
        if not (number.isascii() and number.isprintable()):
            number = _seen(_with_blanks(number)).upper().translate(_LOOK_ALIKE)
            number = unicodedata.normalize("NFKC", number)
        number = _PARTED.sub("-", number.strip().upper())
        number = _LABEL.sub("", number)
        number = _UNPARTED.sub("", number).rstrip(".") or number
    return number


def looks_like(number: str) -> str:
    """What codes have in common that a reader takes for one: K-1, K_1 and K1.

    >>> looks_like("K-1.") == looks_like("\u041a_1")
    True
    """
    text = number.upper()
    if _PLAIN.fullmatch(text):  # as nearly all are; a tenth of the time
        return text.translate(_WITHOUT_SIGNS)
    return _SIGNS.sub("", canonical(number))


def as_written(number: str) -> str:
    """The number as it is kept and shown: one blank where there were several, one kind of dash.

    >>> as_written("  AHU\u20110012345   tahun 2025")
    'AHU-0012345 tahun 2025'
    """
    if number.isascii() and number.isprintable():  # as nearly all are
        return " ".join(number.split())
    return " ".join(_seen(_with_blanks(number)).split())


def _with_blanks(number: str) -> str:
    """Lines and tabs, which else would be nothing, as blanks."""
    return "".join(" " if c.isspace() else c for c in number)


def _seen(number: str) -> str:
    """Without what nobody sees, and with one kind of dash."""
    plain = _DASHES.sub("-", unicodedata.normalize("NFKC", number))
    shown = (c for c in _UNSEEN.sub("", plain) if unicodedata.category(c) not in {"Cf", "Cc"})
    return "".join(shown)
