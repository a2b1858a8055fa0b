"""Whether two engines find the same: the first ten, the totals, the counts of the facets."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import mean

from benchmarks.relevance.collection import Collection, Passage
from benchmarks.relevance.runs import TYPE
from search.answer import answer
from search.documents import PUBLIC, SearchDocument, SearchQuery, SearchResults
from search.engines.port import SearchEngine
from search.lexicon import Lexicon
from search.records import record
from search.text.dictionary import DICTIONARY
from search.text.glossary import Glossary
from search.text.synonyms import Thesaurus
from search.text.vocabulary import Vocabulary
from search.vocabularies import Count

# Passages have no facets: the first letter of the title, the length, the figures in the text.
FACETS = ("initial", "length", "figures")
LENGTH_STEP, MOST_FIGURES = 500, 20


@dataclass(frozen=True, slots=True)
class Difference:
    """One question to both engines; `overlap` is the shared part of the first hits."""

    query: SearchQuery
    overlap: float
    has_same_total: bool
    has_same_facets: bool


@dataclass(frozen=True, slots=True)
class Parity:
    """All questions; a figure of 1.0 says that nothing differs."""

    differences: Sequence[Difference]

    @property
    def overlap(self) -> float:
        return mean(each.overlap for each in self.differences)

    @property
    def totals(self) -> float:
        """Share of questions with the same number of hits."""
        return mean(each.has_same_total for each in self.differences)

    @property
    def facets(self) -> float:
        """Share of questions with the same counts, all facets together."""
        return mean(each.has_same_facets for each in self.differences)


def measure(
    one: SearchEngine,
    other: SearchEngine,
    documents: Sequence[SearchDocument],
    asked: Iterable[SearchQuery],
    terms: Glossary | None = None,
) -> Parity:
    """Index the documents in both engines, ask both; `terms` is the glossary."""
    records, count = [record(document) for document in documents], Count()
    one.rebuild(count.passing(records))
    other.rebuild(records)
    glossary = Thesaurus(entry.all_forms for entry in terms.entries) if terms else Thesaurus()
    vocabulary = Vocabulary(count.kept(), count.documents[PUBLIC])
    return compare(one, other, Lexicon(vocabulary, glossary, DICTIONARY), asked)


def documents_of(collection: Collection, count: int = 0) -> list[SearchDocument]:
    """The first passages of a collection, or all, with facets made from their text."""
    kept = collection.passages[: count or None]
    return [_document(at, passage) for at, passage in enumerate(kept)]


def queries_of(collection: Collection, count: int) -> list[SearchQuery]:
    """So many of its questions, spread over all."""
    return [SearchQuery(text, count=FACETS) for text in collection.first(count).questions.values()]


def compare(
    one: SearchEngine, other: SearchEngine, lexicon: Lexicon, queries: Iterable[SearchQuery]
) -> Parity:
    """Ask both engines the same. Raises `EngineUnavailable`."""
    return Parity(
        [
            _difference(query, answer(query, one, lexicon), answer(query, other, lexicon))
            for query in queries
        ]
    )


def _difference(query: SearchQuery, one: SearchResults, other: SearchResults) -> Difference:
    first, second = _keys(one), _keys(other)
    most = max(len(first), len(second))
    return Difference(
        query,
        overlap=len(first & second) / most if most else 1.0,
        has_same_total=one.total == other.total,
        has_same_facets=one.facets == other.facets,
    )


def _keys(results: SearchResults) -> set[str]:
    return {hit.key for hit in results.hits}


def _document(at: int, passage: Passage) -> SearchDocument:
    figures = min(MOST_FIGURES, sum(char.isdigit() for char in passage.text))
    return SearchDocument(
        key=f"{TYPE}:{at}:",
        type=TYPE,
        title=passage.title,
        url="",
        body=passage.text,
        facets={
            "initial": (passage.title[:1].lower() or "none",),
            "length": (str(len(passage.text) // LENGTH_STEP),),
            "figures": (str(figures),),
        },
    )
