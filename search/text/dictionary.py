"""Common words in Indonesian and English, written by hand for this portal.

For the words of everyday work in a cooperative; the pairs stand in `dictionary.txt`. Terms
with a meaning of their own in the cooperative world (SHU, RAT, simpan pinjam) belong to the
editors' glossary, which weighs more. Each line: Indonesian words = English words; all words
of a line mean the same. Words with several meanings stand in a line for each, or are left out.
"""

from pathlib import Path

from search.text.synonyms import Thesaurus

PAIRS = Path(__file__).with_name("dictionary.txt")


def lines() -> list[str]:
    return [line for line in PAIRS.read_text(encoding="utf-8").splitlines() if line]


DICTIONARY = Thesaurus(
    [part.strip() for side in line.split("=") for part in side.split(",")] for line in lines()
)
