"""One slip in each question: the same ones for the same seed, on every machine."""

import random
from string import ascii_lowercase

from search.text.stopwords import STOP_WORDS
from search.text.tokens import WORD

SHORTEST = 4


def with_typo(question: str, seed: int, name: str = "") -> str:
    """`question` with one edit in one of its words that carry meaning.

    A letter is left out, doubled by another, replaced or swapped with its neighbour, at
    any place of the word. Questions without a word of four letters stay as they are.
    """
    chance = random.Random(f"{seed}:{name}:{question}")
    words = [found for found in WORD.finditer(question) if _carries_meaning(found[0])]
    if not words:
        return question
    chosen = chance.choice(words)
    return question[: chosen.start()] + _slip(chosen[0], chance) + question[chosen.end() :]


def _carries_meaning(word: str) -> bool:
    return len(word) >= SHORTEST and word.isalpha() and word.lower() not in STOP_WORDS


def _slip(word: str, chance: random.Random) -> str:
    at = chance.randrange(len(word))
    letter = chance.choice(ascii_lowercase)
    head, tail = word[:at], word[at:]
    slipped = chance.choice(
        (
            head + tail[1:],
            head + letter + tail,
            head + letter + tail[1:],
            head + tail[1:2] + tail[:1] + tail[2:],
        )
    )
    # Swapping equal letters or replacing one by itself is no slip.
    return slipped if slipped != word else _slip(word, chance)
