"""The lexicon of this process, in step with the database.

Each search compares one small row (`IndexState`) with what is loaded: words that a publication
added are learned, a rebuilt vocabulary or a changed glossary is loaded anew. So editors'
changes act at the next search, in every process.
"""

from collections import Counter
from dataclasses import dataclass, field
from threading import Lock

from search import registry
from search.documents import PUBLIC, Audiences
from search.lexicon import Lexicon
from search.models import IndexState, Word
from search.models.vocabulary import Versions
from search.text.dictionary import DICTIONARY
from search.text.glossary import Glossary
from search.text.synonyms import Thesaurus
from search.text.vocabulary import Vocabulary
from search.vocabularies import of_entries

# Vocabularies of different askers that a process keeps; one of 100,000 words takes 30 MB.
MOST_VOCABULARIES = 4


@dataclass(slots=True)
class _Words:
    """What an asker of some audiences may be corrected to, as last read."""

    version: int
    last: int
    vocabulary: Vocabulary


@dataclass(slots=True)
class _Loaded:
    glossary_version: int = -1
    glossary: Thesaurus = field(default_factory=Thesaurus)
    terms: Glossary = field(default_factory=Glossary)
    words: dict[Audiences, _Words] = field(default_factory=dict)


_loaded = _Loaded()
_lock = Lock()


def current(audiences: Audiences = (PUBLIC,)) -> Lexicon:
    """What is known about words now, by documents of these audiences."""
    state = IndexState.versions()
    with _lock:
        if state.glossary != _loaded.glossary_version:
            _loaded.terms = Glossary(registry.glossary())
            _loaded.glossary = thesaurus(_loaded.terms)
            _loaded.glossary_version = state.glossary
        vocabulary = _vocabulary(tuple(sorted(audiences)), state)
        return Lexicon(
            vocabulary, _loaded.glossary, DICTIONARY, _loaded.terms, naming=registry.names_in
        )


def thesaurus(terms: Glossary) -> Thesaurus:
    """All that the site's editors say means the same."""
    return Thesaurus([*registry.synonyms(), *(entry.all_forms for entry in terms.entries)])


def forget() -> None:
    """Load everything at the next use."""
    global _loaded
    _loaded = _Loaded()


def _vocabulary(audiences: Audiences, state: Versions) -> Vocabulary:
    known = _loaded.words.pop(audiences, None)
    if known is None or known.version != state.words:
        counted = IndexState.current().documents
        entries = tuple(map(of_entries, audiences))
        documents = sum(counted.get(audience, 0) for audience in (*audiences, *entries))
        words, names = _words(audiences, after=0)
        known = _Words(state.words, state.last_word, Vocabulary(words, documents, names))
    elif known.last != state.last_word:
        known.vocabulary.learn(*_words(audiences, after=known.last))
        known.last = state.last_word
    _loaded.words[audiences] = known  # the last one is what was asked for last
    while len(_loaded.words) > MOST_VOCABULARIES:
        del _loaded.words[next(iter(_loaded.words))]
    return known.vocabulary


def _words(audiences: Audiences, after: int) -> tuple[Counter[str], Counter[str]]:
    """Words to the number of documents: of texts, and of the entries of registers."""
    entries = set(map(of_entries, audiences))
    rows = Word.objects.filter(pk__gt=after, audience__in=[*audiences, *entries])
    found, names = Counter[str](), Counter[str]()
    for audience, text, frequency in rows.values_list("audience", "text", "frequency").iterator():
        (names if audience in entries else found)[text] += frequency
    return found, names
