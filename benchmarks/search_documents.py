"""Invented documents in both languages, the same ones for the same seed, for measuring the search.

Words follow Zipf's law with Mandelbrot's shift; the frequent ones are those of the demo's own
texts, the rare ones are roots made of syllables with the affixes of the language. A document
has a few words of its own, which its title names and its text repeats, so that searching for
them means something. Eight facets with uneven values.
"""

import datetime
import random
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.relevance.typos import with_typo
from search.documents import SearchDocument, SearchQuery
from search.text.stopwords import STOP_WORDS

ROOT = Path(__file__).parents[1]
LANGUAGES = ("id", "en")
WORDS = 40_000
SHIFT, EXPONENT = 2.7, 1.07
# Ranks of the words that documents are about: no function words; frequent ones more often.
FIRST_TOPIC, LAST_TOPIC, TOPIC_SKEW = 60, 12_000, 3
TITLE, SUMMARY, BODY = (3, 8), (15, 30), (60, 160)
OWN_WORDS, OWN_SHARE = 5, 0.12
FACETS = {
    "sector": 12,
    "challenge": 15,
    "competency": 30,
    "unit": 7,
    "stage": 5,
    "country": 25,
    "province": 38,
    "kind": 9,
}
MOST_VALUES = 3
FIRST_DAY = datetime.date(2015, 1, 1).toordinal()
AFFIXES = {
    "id": (("", "me", "di", "ber", "ter", "pe", "ke"), ("", "kan", "an", "i", "nya")),
    "en": (("", "re", "un", "over"), ("", "s", "ing", "ed", "er", "ment", "ly")),
}
ONSETS = (*"bcdghjklmnprstwy", "ng", "ny", "pr", "tr", "kl")
ENDS = ("", "", "", "n", "r", "s", "t", "k", "ng")


@dataclass(frozen=True, slots=True)
class Words:
    """Words of one language, the most frequent first, and how their chances add up."""

    texts: np.ndarray
    chances: np.ndarray

    def draw(self, chance: np.random.Generator, count: int) -> np.ndarray:
        return self.texts[np.searchsorted(self.chances, chance.random(count))]

    def topics(self, chance: np.random.Generator) -> np.ndarray:
        """What one document is about."""
        span = LAST_TOPIC - FIRST_TOPIC
        ranks = FIRST_TOPIC + chance.random(OWN_WORDS) ** TOPIC_SKEW * span
        return self.texts[ranks.astype(int)]


def documents(count: int, *, type: str, seed: int = 1) -> Iterator[SearchDocument]:
    """`count` documents, Indonesian and English in turn."""
    chance = np.random.default_rng(seed)
    for number in range(1, count + 1):
        yield _document(number, type, LANGUAGES[number % 2], chance)


def questions(
    asked: Sequence[SearchDocument], *, seed: int = 2, facets: Sequence[str] = tuple(FACETS)
) -> list[SearchQuery]:
    """One for each document: a few of its words, every fifth with a typo, every third filtered.

    All facets are counted; what is chosen is a value of the document.
    """
    chance = np.random.default_rng(seed)
    return [
        SearchQuery(
            text=_text(at, document, seed, chance),
            language=document.languages[0],
            types=(document.type,),
            facets=_choices(document, chance) if at % 3 == 0 else {},
            count=tuple(facets),
        )
        for at, document in enumerate(asked)
    ]


@cache
def words(language: str) -> Words:
    """The demo's words by frequency, then made ones, to `WORDS` in all."""
    known = [word for word, _times in _in_the_demo(language).most_common()]
    made = _made(language, WORDS - len(known), set(known))
    ranks = np.arange(1, WORDS + 1)
    weights = 1 / (ranks + SHIFT) ** EXPONENT
    return Words(np.array([*known, *made]), np.cumsum(weights / weights.sum()))


def _document(number: int, type: str, language: str, chance: np.random.Generator) -> SearchDocument:
    vocabulary = words(language)
    own = vocabulary.topics(chance)
    title, summary, body = (
        _sentence(vocabulary, own, chance, *lengths, share)
        for lengths, share in ((TITLE, 0.6), (SUMMARY, 2 * OWN_SHARE), (BODY, OWN_SHARE))
    )
    return SearchDocument(
        key=f"{type}:{number}:{language}",
        type=type,
        title=title[:200],
        url=f"/{language}/{number}/",
        languages=(language,),
        keywords=tuple(own[:2].tolist()),
        summary=summary,
        body=body,
        facets={name: _values(name, size, chance) for name, size in FACETS.items()},
        date=datetime.date.fromordinal(FIRST_DAY + int(chance.integers(3_650))),
        popularity=int(chance.pareto(1.2) * 3),
    )


def _sentence(
    vocabulary: Words,
    own: np.ndarray,
    chance: np.random.Generator,
    least: int,
    most: int,
    share: float,
) -> str:
    drawn = vocabulary.draw(chance, int(chance.integers(least, most + 1)))
    places = chance.random(len(drawn)) < share
    drawn[places] = chance.choice(own, int(places.sum()))
    return " ".join(drawn).capitalize() + "."


def _values(name: str, size: int, chance: np.random.Generator) -> tuple[str, ...]:
    """One to three values; low numbers are frequent."""
    drawn = (chance.random(int(chance.integers(1, MOST_VALUES + 1))) ** 2 * size).astype(int)
    return tuple(f"{name}-{value}" for value in dict.fromkeys(drawn.tolist()))


def _text(at: int, document: SearchDocument, seed: int, chance: np.random.Generator) -> str:
    found = re.findall(r"\w{4,}", f"{document.title} {' '.join(document.keywords)}".lower())
    known = [word for word in dict.fromkeys(found) if word not in STOP_WORDS]
    size = min(len(known), int(chance.integers(1, 4)))
    text = " ".join(chance.choice(known, size, replace=False).tolist())
    return with_typo(text, seed, str(at)) if at % 5 == 0 else text


def _choices(
    document: SearchDocument, chance: np.random.Generator
) -> Mapping[str, tuple[str, ...]]:
    names = chance.choice(list(FACETS), int(chance.integers(1, 3)), replace=False)
    return {str(name): document.facets[name][:2] for name in names}


def _in_the_demo(language: str) -> Counter[str]:
    counted: Counter[str] = Counter()
    for path in sorted(ROOT.glob("*/**/demo/**/*.toml")):
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        for text in _texts(content, f"_{language}"):
            counted.update(re.findall(r"[a-z]+", text.lower()))
    return counted


def _texts(value: Any, ending: str) -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            if isinstance(inner, str) and name.endswith(ending):
                yield inner
            else:
                yield from _texts(inner, ending)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner, ending)


def _made(language: str, count: int, known: set[str]) -> list[str]:
    chance = random.Random(language)
    before, after = AFFIXES[language]
    made: dict[str, None] = {}
    while len(made) < count:
        syllables = [chance.choice(ONSETS) + chance.choice("aiueo") for _ in range(2)]
        root = "".join(syllables) + chance.choice(ENDS)
        for _ in range(3):
            word = chance.choice(before) + root + chance.choice(after)
            if word not in known:
                made[word] = None
    return list(made)[:count]
