"""What is known about words when a query is planned: the index's, the editors', ours."""

from dataclasses import dataclass, field

from search.text.glossary import Glossary
from search.text.synonyms import Thesaurus
from search.text.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`glossary` is kept by editors, `dictionary` is the small bilingual one we ship;
    `terms` are the glossary's entries with their meanings."""

    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    glossary: Thesaurus = field(default_factory=Thesaurus)
    dictionary: Thesaurus = field(default_factory=Thesaurus)
    terms: Glossary = field(default_factory=Glossary)
