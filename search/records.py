"""A document as every engine stores it: analysed texts, filter terms, sort keys, source.

The index fields are `<text>_i` and `<text>_e` for the names in `TEXTS`, whitespace-separated
stems in the order of the text. Changing anything here changes what is in an index:
`SCHEMA` names the shape, so that an index of another shape is never read.
"""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b

from search.documents import BY_TITLE, NEWEST, POPULAR, READY, Audiences, SearchDocument
from search.text.stems import ENGLISH, INDONESIAN, stem_pair
from search.text.tokens import fold, tokens

SCHEMA = 11
TEXTS = ("title", "alternatives", "keywords", "summary", "body", "extract")
FIELDS = tuple(f"{text}_{stem}" for text in TEXTS for stem in (INDONESIAN, ENGLISH))
SOURCE = ("type", "url", "place", *TEXTS)
ORDERS = (NEWEST, POPULAR, READY, BY_TITLE)
TYPE, LANGUAGE, AUDIENCE, STANDING = "type", "language", "audience", "standing"
TEXT = f"{STANDING}=text"
"""The term of every document that is no entry of a register."""

LONGEST_EDGE = 12
LONGEST_TITLE_KEY = 80
# Stands in every field of every record, so that all engines count the same number of
# documents per field: BM25 then weighs alike in tantivy, which counts all documents, and
# in Lucene, which counts those that have the field. No word can be equal to it.
PRESENT = "."
# Between values of one list: keeps a phrase from running over their border.
BORDER = " \n "
LATEST_MINUTE = 16**8 - 1
MOST_POPULAR = 16**5 - 1
BEHIND = "zzzzz"  # less asked for than anything with a number


@dataclass(frozen=True, slots=True)
class Record:
    """`terms` are `name=value` filters, `audience=…` among them; `orders` sort ascending and
    are unique; `tie` orders equal scores; `words` are the different words for the vocabulary
    of each of `audiences`, and `held` says which of them hold which; those of an entry are known
    to it, and not offered. `names` are whole: who asks for one means this record."""

    key: str
    fields: Mapping[str, str]
    terms: tuple[str, ...]
    edges: str
    orders: Mapping[str, str]
    tie: int
    source: Mapping[str, str]
    words: frozenset[str]
    audiences: Audiences
    is_entry: bool = False
    names: tuple[str, ...] = ()

    @property
    def held(self) -> Iterator[str]:
        """Every word under every audience."""
        return (held(word, audience) for audience in self.audiences for word in self.words)


def record(document: SearchDocument) -> Record:
    """Analyse a document."""
    texts = _texts(document)
    words = {name: tokens(text) for name, text in texts.items()}
    return Record(
        key=document.key,
        fields=_told(document, _stemmed(words)),
        terms=tuple(_terms(document)),
        edges=" ".join(sorted(edges(words["title"]))),
        orders=_orders(document),
        tie=int.from_bytes(blake2b(document.key.encode(), digest_size=6).digest(), "big"),
        source=_source(document, texts),
        words=frozenset().union(*words.values(), tokens(document.borne)),
        audiences=document.audiences,
        is_entry=document.is_entry,
        names=tuple(dict.fromkeys(document.names)),
    )


def term(name: str, value: str) -> str:
    """The filter term of a facet's value."""
    return f"{name}={value}"


def held(word: str, audience: str) -> str:
    """A word as it stands in the documents of an audience."""
    return f"{audience}={word}"


def edge(word: str) -> str:
    """A beginning of a word as it is looked up among the edges."""
    return word[:LONGEST_EDGE]


def edges(words: Iterable[str]) -> set[str]:
    """Every beginning of every word."""
    return {word[:end] for word in words for end in range(1, min(len(word), LONGEST_EDGE) + 1)}


def _texts(document: SearchDocument) -> dict[str, str]:
    return {
        "title": _clean(document.title),
        "alternatives": _clean(BORDER.join(document.alternative_titles)),
        "keywords": _clean(BORDER.join(document.keywords)),
        "summary": _clean(document.summary),
        "body": _clean(document.body),
        "extract": _clean(document.extract),
    }


def _told(document: SearchDocument, fields: dict[str, str]) -> dict[str, str]:
    """Of the title only what tells. In place of what all of its kind bear stands PRESENT: texts
    are as long as they are, since BM25 weighs by the average length.
    """
    if not document.telling:
        return fields
    untold = len(tokens(document.title)) - len(tokens(document.telling))
    told = _stemmed({"title": tokens(_clean(document.telling))})
    padded = {name: " ".join([*[PRESENT] * untold, text]) for name, text in told.items()}
    missing = [PRESENT] * len(tokens(document.borne))
    for name in (f"keywords_{INDONESIAN}", f"keywords_{ENGLISH}"):
        padded[name] = " ".join([*missing, fields[name]])
    return {**fields, **padded}


def _clean(text: str) -> str:
    """Composed characters and no NUL, which neither engines nor databases like."""
    return unicodedata.normalize("NFC", text.replace("\0", " "))


def _stemmed(words: Mapping[str, list[str]]) -> dict[str, str]:
    fields: dict[str, str] = {}
    for name, found in words.items():
        indonesian, english = zip(*map(stem_pair, found), (PRESENT, PRESENT), strict=True)
        fields[f"{name}_{INDONESIAN}"] = " ".join(indonesian)
        fields[f"{name}_{ENGLISH}"] = " ".join(english)
    return fields


def _terms(document: SearchDocument) -> Iterable[str]:
    yield term(TYPE, document.type)
    if not document.is_entry:
        yield TEXT
    yield from (term(AUDIENCE, audience) for audience in document.audiences)
    yield from (term(LANGUAGE, language) for language in document.languages)
    for name, values in document.facets.items():
        yield from (term(name, value) for value in dict.fromkeys(values))


def _orders(document: SearchDocument) -> dict[str, str]:
    """The first eight letters of each tell most documents apart: engines may sort by them."""
    # A tab, which sorts before all that a title has: one that begins another stands first.
    title = f"{fold(document.title)[:LONGEST_TITLE_KEY]}\t{document.key}"
    minute = min(_minute(document.date), LATEST_MINUTE)
    return {
        NEWEST: f"{LATEST_MINUTE - minute:08x}{title}",
        POPULAR: f"{_greatest_first(document, document.popularity)}{title}",
        READY: f"{_greatest_first(document, document.readiness)}{title}",
        BY_TITLE: title,
    }


def _greatest_first(document: SearchDocument, number: int) -> str:
    if document.is_entry:
        return BEHIND
    return f"{MOST_POPULAR - max(0, min(number, MOST_POPULAR)):05x}"


def _minute(date: datetime.date | None) -> int:
    """Minutes since the first day that there is; a date without a time begins its day."""
    if date is None:
        return 0
    is_moment = isinstance(date, datetime.datetime)
    moment = date if is_moment else datetime.datetime.combine(date, datetime.time(), datetime.UTC)
    moment = moment.astimezone(datetime.UTC)
    return (moment.toordinal() * 24 + moment.hour) * 60 + moment.minute


def _source(document: SearchDocument, texts: Mapping[str, str]) -> dict[str, str]:
    shown = {
        **texts,
        "type": document.type,
        "url": document.url,
        "place": _clean(document.place),
    }
    return {name: shown[name] for name in SOURCE if shown[name]}
