"""Words as a reader sees them: without what programs leave inside and between them. Pure."""

import re
import unicodedata

# Soft hyphens, joiners, marks of order and direction, and controls that are no line or tab.
INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]"
)
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufff9-\uffff]")
BLANK = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
LIGATURES = str.maketrans(
    {chr(0xFB00 + at): text for at, text in enumerate(("ff", "fi", "fl", "ffi", "ffl", "st", "st"))}
)
# pdfium's sign for a hyphen at the end of a line, with the line that it ends.
CUT = re.compile(r"(\w+)\ufffe\s*(\w+)")
WORD = re.compile(r"\w+(?:-\w+)*")


def clean(text: str) -> str:
    """Text without characters that nobody sees; composed (NFC), ligatures as letters.

    >>> clean("kope\\u00adrasi\\u00a0su\\u200bsu, e\\ufb03sien")
    'koperasi susu, effisien'
    """
    text = INVISIBLE.sub("", text).translate(LIGATURES)
    return unicodedata.normalize("NFC", BLANK.sub(" ", CONTROL.sub(" ", text)))


def join_cut_words(text: str) -> str:
    """Words that were cut at the ends of lines, whole again.

    The hyphen stays where it belongs to the word: where the word is doubled, as Indonesian does,
    or where the same text writes it with a hyphen in the middle of a line, and never without.

    >>> join_cut_words("pengem\\ufffe\\r\\nbangan Undang\\ufffe\\r\\nundang")
    'pengembangan Undang-undang'
    """
    if "\ufffe" not in text:
        return text
    known = {word.casefold() for word in WORD.findall(text)}

    def joined(cut: re.Match[str]) -> str:
        first, second = cut.groups()
        whole, hyphenated = f"{first}{second}", f"{first}-{second}"
        if whole.casefold() in known:
            return whole
        is_compound = hyphenated.casefold() in known or _is_doubled(first, second)
        return hyphenated if is_compound else whole

    return CUT.sub(joined, text).replace("\ufffe", "")


def _is_doubled(first: str, second: str) -> bool:
    """*undang-undangan*, *berlari-lari*: one half begins or ends with the other."""
    one, two = first.casefold(), second.casefold()
    return min(len(one), len(two)) > 2 and (two.startswith(one) or one.endswith(two))
