"""From a query to a plan that every engine executes alike.

1. Words without stop words, at most `MOST_WORDS`.
2. Each word becomes one clause: the best match (dis_max, tie 0) among the word itself,
   corrections when it is not in the index, and what the glossary and dictionary offer,
   in every field under both stems.
3. Of the words sorted by IDF, at least one of those that carry `CORE_MASS` of the IDF
   mass is required; the others only score.

The weights were measured; docs/search.md has the tables.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from search.documents import MAX_OFFSET, MAX_SIZE, RELEVANCE, SORTS, Correction, SearchQuery
from search.lexicon import Lexicon
from search.records import AUDIENCE, LANGUAGE, STANDING, TEXT, TYPE, term
from search.text.corrections import MOST_CORRECTIONS, corrections
from search.text.highlight import Marks
from search.text.stems import ENGLISH, INDONESIAN, stem_pair
from search.text.stopwords import STOP_WORDS, content_words
from search.text.synonyms import Thesaurus, Words
from search.text.tokens import tokens
from search.text.vocabulary import Vocabulary

FIELD_BOOSTS = {
    "title": 1.2,
    "alternatives": 1.1,
    "keywords": 1.1,
    "summary": 1.0,
    "body": 0.85,
    "extract": 0.8,
}
CORRECTION_WEIGHTS = (1.0, 0.7, 0.7)
GLOSSARY_WEIGHT = 0.9
DICTIONARY_WEIGHT = 0.7
PHRASE_WEIGHT = 0.35
# Of a word that all entries of a register bear, where they bear it. They are not looked up by it,
# so the index takes it for a rare one.
BORNE_WEIGHT = 0.01
BORNE_IN = ("title", "keywords")
CORE_MASS = 0.7
FEW_HITS = 10
MOST_CHARACTERS = 300
MOST_WORDS = 12
# More than a single rare word weighs in a title (32 at most, in 166,000 documents), less than two:
# texts about storage come before 15 villages called Gudang, a whole name before a text with a
# word of it.
LEAD = 32.0
# More than all words of a question weigh together, with LEAD.
NAMED = 512.0
# Clusters refuse queries of more than 1,024 parts.
MOST_MATCHES = 900


@dataclass(frozen=True, slots=True)
class Match:
    """One stem, or a phrase of several, in one index field."""

    field: str
    stems: Words
    boost: float


@dataclass(frozen=True, slots=True)
class Clause:
    """What one typed word may be found as; only the best match counts."""

    word: str
    matches: tuple[Match, ...]
    required: bool = True


@dataclass(frozen=True, slots=True)
class Filter:
    """Any of these terms."""

    name: str
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """`restrictions` hold for everything, first of all that to the asker's audiences; `choices`
    are multi-select facets, each of which does not restrict its own counts; `count` names the
    facets to be counted; `first` gives its documents a lead in scores; those with one of the names
    in `named` are hits as well, and come before all. No clauses: everything matches."""

    clauses: tuple[Clause, ...] = ()
    restrictions: tuple[Filter, ...] = ()
    choices: tuple[Filter, ...] = ()
    sort: str = RELEVANCE
    offset: int = 0
    size: int = 10
    count: tuple[str, ...] = ()
    marks: Marks = field(default_factory=Marks)
    corrections: tuple[Correction, ...] = ()
    understood: str = ""
    can_loosen: bool = False
    first: Filter | None = None
    named: tuple[str, ...] = ()

    def loosened(self) -> Plan:
        """The same plan with any one word enough."""
        clauses = tuple(replace(clause, required=True) for clause in self.clauses)
        return replace(self, clauses=clauses, can_loosen=False)

    def filters(self, without: str = "") -> tuple[Filter, ...]:
        """All filters, leaving out the choices of one facet."""
        return self.restrictions + tuple(f for f in self.choices if f.name != without)


def plan(query: SearchQuery, lexicon: Lexicon) -> Plan:
    """The plan of a query. Text of any length and content is accepted."""
    typed = tokens(query.text[:MOST_CHARACTERS])[: MOST_WORDS * 2]
    words = [_Word(text) for text in typed]
    if not query.exact:
        _understand(words, lexicon)
    kept = _content(words)
    forms = MOST_MATCHES // (2 * len(FIELD_BOOSTS) * max(1, len(kept)))
    clauses = tuple(_clause(word, forms, lexicon.vocabulary.borne) for word in kept)
    core = _core(kept, lexicon) if not query.exact else set(range(len(kept)))
    sort = query.sort if query.sort in SORTS else RELEVANCE
    return Plan(
        clauses=tuple(replace(c, required=at in core) for at, c in enumerate(clauses)),
        restrictions=tuple(restrictions(query)),
        choices=tuple(_choices(query)),
        sort=sort,
        offset=max(0, min(query.offset, MAX_OFFSET)),
        size=max(0, min(query.size, MAX_SIZE)),
        count=query.count,
        marks=_marks(clauses),
        corrections=tuple(Correction(w.text, w.corrections[0]) for w in kept if w.corrections),
        understood=" ".join(w.corrections[0] if w.corrections else w.text for w in words),
        can_loosen=len(core) < len(kept),
        first=Filter(STANDING, (TEXT,)) if len(query.types) != 1 else None,
        named=lexicon.naming(query.text[:MOST_CHARACTERS]) if clauses else (),
    )


@dataclass(slots=True)
class _Word:
    """A typed word and what else it may mean."""

    text: str
    corrections: tuple[str, ...] = ()
    alternatives: list[tuple[Words, float]] = field(default_factory=list)


def _understand(words: list[_Word], lexicon: Lexicon) -> None:
    """Synonyms of the terms in the query; corrections of words that nothing knows."""
    _add_synonyms(words, lexicon.glossary, GLOSSARY_WEIGHT)
    _add_synonyms(words, lexicon.dictionary, DICTIONARY_WEIGHT)
    for word in words:
        if not word.alternatives and not lexicon.vocabulary.knows(word.text):
            likely = corrections(word.text, lexicon.vocabulary)
            word.corrections = lexicon.held(likely, MOST_CORRECTIONS)
    corrected = [_Word(w.corrections[0] if w.corrections else w.text) for w in words]
    if any(word.corrections for word in words):
        _add_synonyms(corrected, lexicon.glossary, GLOSSARY_WEIGHT)
        for word, right in zip(words, corrected, strict=True):
            word.alternatives = word.alternatives or right.alternatives


def _add_synonyms(words: list[_Word], thesaurus: Thesaurus, weight: float) -> None:
    for span in thesaurus.spans([word.text for word in words]):
        for form in span.alternatives:
            scaled = weight if len(form) == 1 else PHRASE_WEIGHT
            for word in words[span.start : span.end]:
                word.alternatives.append((form, scaled))


def _content(words: list[_Word]) -> list[_Word]:
    """Each content word once."""
    wanted = set(content_words([word.text for word in words]))
    once = {word.text: word for word in words if word.text in wanted}
    return list(once.values())[:MOST_WORDS]


def _clause(word: _Word, most_forms: int, borne: frozenset[str]) -> Clause:
    forms: list[tuple[Words, float]] = [((word.text,), 1.0)]
    forms += [((c,), w) for c, w in zip(word.corrections, CORRECTION_WEIGHTS, strict=False)]
    forms += word.alternatives
    best: dict[tuple[str, Words], float] = {}
    for form, weight in forms[:most_forms]:
        for match in _matches(form, weight):
            place = match.field, match.stems
            best[place] = max(match.boost, best.get(place, 0.0))
    kept = (Match(*place, boost) for place, boost in best.items() if not _is_covered(place, best))
    return Clause(word.text, tuple(_weighed(match, borne) for match in kept))


def _weighed(match: Match, borne: frozenset[str]) -> Match:
    is_borne = match.field[:-2] in BORNE_IN and borne.issuperset(match.stems)
    return replace(match, boost=match.boost * BORNE_WEIGHT) if is_borne else match


def _is_covered(place: tuple[str, Words], others: Container[tuple[str, Words]]) -> bool:
    """Whether a part of a phrase is looked up anyway: *board of directors* beside *board*.

    The phrase then finds nothing more, and costs six times as much as all the single words.
    """
    name, stems = place
    lengths = range(1, len(stems))
    parts = (stems[at : at + n] for n in lengths for at in range(len(stems) - n + 1))
    return any((name, part) in others for part in parts)


def _matches(form: Words, weight: float) -> Iterator[Match]:
    pairs = [stem_pair(word) for word in form]
    for name, boost in FIELD_BOOSTS.items():
        yield Match(f"{name}_{INDONESIAN}", tuple(p[0] for p in pairs), weight * boost)
        yield Match(f"{name}_{ENGLISH}", tuple(p[1] for p in pairs), weight * boost)


def _core(words: Sequence[_Word], lexicon: Lexicon) -> set[int]:
    """Positions of the rarest words, as many as carry `CORE_MASS` of the IDF mass."""
    idf = [_idf(word, lexicon.vocabulary) for word in words]
    needed, core = CORE_MASS * sum(idf), set[int]()
    for at in sorted(range(len(words)), key=lambda position: -idf[position]):
        if needed <= 0 and core:
            break
        core.add(at)
        needed -= idf[at]
    return core


def _idf(word: _Word, vocabulary: Vocabulary) -> float:
    """Of the word as it was understood; *kop*, which no text has, is as common as *koperasi*."""
    understood = word.corrections[0] if word.corrections else word.text
    if vocabulary.knows(understood):
        return vocabulary.idf(understood)
    others = [form[0] for form, _weight in word.alternatives if len(form) == 1]
    return min(map(vocabulary.idf, [understood, *others]))


def _marks(clauses: Iterable[Clause]) -> Marks:
    single: dict[str, set[str]] = {INDONESIAN: set(), ENGLISH: set()}
    phrases = set()
    for clause in clauses:
        for match in clause.matches:
            telling = tuple(stem for stem in match.stems if stem not in STOP_WORDS)
            if len(telling) > 1:
                phrases.add(telling)
            else:
                single[match.field[-1]].update(telling)
    return Marks(frozenset(single[INDONESIAN]), frozenset(single[ENGLISH]), frozenset(phrases))


def restrictions(query: SearchQuery) -> Iterator[Filter]:
    """An asker of no audience finds nothing."""
    yield _filter(AUDIENCE, query.audiences)
    if query.language:
        yield _filter(LANGUAGE, [query.language])
    if query.types:
        yield _filter(TYPE, query.types)


def _choices(query: SearchQuery) -> Iterator[Filter]:
    return (_filter(name, values) for name, values in query.facets.items() if values)


def _filter(name: str, values: Iterable[str]) -> Filter:
    return Filter(name, tuple(term(name, value) for value in dict.fromkeys(values)))
