"""The lexicon of this process, in step with the database.

Each search compares one small row (`State`) with what is loaded: words that a publication
added are learned, a rebuilt vocabulary or a changed glossary is loaded anew. So editors'
changes act at the next search, in every process.
"""

from dataclasses import dataclass, field
from threading import Lock

from search import registry
from search.lexicon import Lexicon
from search.models import State, Word
from search.text.dictionary import DICTIONARY
from search.text.glossary import Glossary
from search.text.synonyms import Thesaurus
from search.text.vocabulary import Vocabulary


@dataclass(slots=True)
class _Loaded:
    words_version: int = -1
    last_word: int = 0
    glossary_version: int = -1
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    glossary: Thesaurus = field(default_factory=Thesaurus)
    terms: Glossary = field(default_factory=Glossary)


_loaded = _Loaded()
_lock = Lock()


def current() -> Lexicon:
    """What is known about words now."""
    state = State.current()
    with _lock:
        _follow_words(state)
        if state.glossary_version != _loaded.glossary_version:
            _loaded.terms = Glossary(registry.glossary())
            _loaded.glossary = thesaurus(_loaded.terms)
            _loaded.glossary_version = state.glossary_version
        return Lexicon(_loaded.vocabulary, _loaded.glossary, DICTIONARY, _loaded.terms)


def thesaurus(terms: Glossary) -> Thesaurus:
    """All that the site's editors say means the same."""
    return Thesaurus([*registry.synonyms(), *(entry.all_forms for entry in terms.entries)])


def forget() -> None:
    """Load everything at the next use."""
    global _loaded
    _loaded = _Loaded()


def _follow_words(state: State) -> None:
    if state.words_version != _loaded.words_version:
        _loaded.vocabulary = Vocabulary(_words(0), state.documents)
        _loaded.words_version = state.words_version
    elif state.last_word != _loaded.last_word:
        _loaded.vocabulary.learn(_words(_loaded.last_word))
    _loaded.last_word = state.last_word


def _words(after: int) -> dict[str, int]:
    return dict(Word.objects.filter(pk__gt=after).values_list("text", "frequency"))
