"""From text to lower-case words without accents. Hyphens split; nothing is thrown away."""

import re
import unicodedata
from functools import lru_cache

MAX_TOKEN = 64
WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """Lower case, compatibility-decomposed, without combining marks."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char)).lower()


def tokens(text: str) -> list[str]:
    """The words of `text` in order, each at most `MAX_TOKEN` characters."""
    return [word[:MAX_TOKEN] for word in WORD.findall(fold(text))]


@lru_cache(maxsize=100_000)
def fold_word(word: str) -> str:
    """`fold` for one word of a text that is being highlighted."""
    return fold(word)[:MAX_TOKEN]
