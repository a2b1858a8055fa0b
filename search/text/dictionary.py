"""Common words in Indonesian and English, written by hand for this portal.

Weighs less than the editors' glossary. Each line: Indonesian words = English words.
"""

from search.text.synonyms import Thesaurus

_PAIRS = """
alat, perangkat = tool
anak muda, pemuda = youth
"""

DICTIONARY = Thesaurus(
    [part.strip() for side in line.split("=") for part in side.split(",")]
    for line in _PAIRS.strip().split("\n")
)
