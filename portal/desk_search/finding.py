"""What somebody typed, looked for in each kind: as it was typed, by its stems, then nearly so.

Words come apart as the site's search takes them apart (`search.text`): lower case, without accents,
without words that say nothing; stems in Indonesian and English. A term of the glossary is also what
it stands for: SHU is the words “sisa hasil usaha”.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_
from typing import Any

from django.db.models import Q, QuerySet

from home.choosing import cleaned, in_order
from home.nearly import MOST_WORDS, nearly
from knowledge.glossary.models import Term
from portal.desk_search.kinds import Kind, kinds
from search.text.stems import stem_pair
from search.text.stopwords import content_words
from search.text.tokens import tokens

SHOWN = 8
SHORTEST_STEM = 4
MOST_READ = 20_000


@dataclass(frozen=True)
class Group:
    """Of one kind: how many there are, and the first."""

    kind: Kind
    count: int
    rows: Sequence[Any]
    is_alike: bool = False


def find(typed: str, user: Any) -> list[Group]:
    """The kinds in which something is found. Nothing that the person may not know of is read, and
    so it is in no count either. Only where no kind has it, what is written nearly so is looked for.
    """
    words = words_of(typed)
    if not words:
        return []
    ways = [words, *other_names(words)]
    found = [group for kind in kinds() if (group := _written(kind, ways, user))]
    return found or [group for kind in kinds() if (group := _alike(kind, typed, user))]


def words_of(typed: str) -> list[str]:
    words = tokens(cleaned(typed))
    return (content_words(words) or words)[:MOST_WORDS]


def other_names(words: Sequence[str]) -> Iterator[list[str]]:
    """What the glossary calls the same: its terms, short forms and other names."""
    asked = " ".join(words)
    lists = ("others_id", "others_en")
    alone = ("name_id", "name_en", "short_id", "short_en")
    is_called = reduce(or_, (Q(**{f"{name}__icontains": asked}) for name in (*alone, *lists)))
    for term in Term.objects.filter(is_called)[:MOST_WORDS]:
        names = [getattr(term, name) for name in alone]
        names += [each for name in lists for each in getattr(term, name).splitlines()]
        told = [words_of(name) for name in names if name]
        if list(words) in told:
            yield from (each for each in told if each and each != list(words))


def _written(kind: Kind, ways: Sequence[Sequence[str]], user: Any) -> Group | None:
    rows = kind.rows(user)
    for asked in (_as_typed, _by_stem):
        found = rows.filter(reduce(or_, (asked(kind, words) for words in ways)))
        keys = kind.model._default_manager.filter(pk__in=found.order_by().values("pk"))
        if count := keys.count():
            return Group(kind, count, _first(kind, keys))
    return None


def _as_typed(kind: Kind, words: Sequence[str]) -> Q:
    return reduce(and_, (_holds(kind, word) for word in words))


def _by_stem(kind: Kind, words: Sequence[str]) -> Q:
    return reduce(
        and_,
        (reduce(or_, (_holds(kind, stem) for stem in _stems(word))) for word in words),
    )


def _stems(word: str) -> set[str]:
    return {stem if len(stem) >= SHORTEST_STEM else word for stem in stem_pair(word)}


def _holds(kind: Kind, word: str) -> Q:
    if kind.asked:
        return kind.asked(word)
    return reduce(or_, (Q(**{f"{name}__icontains": word}) for name in kind.fields))


def _alike(kind: Kind, typed: str, user: Any) -> Group | None:
    if not kind.alike:
        return None
    told = kind.rows(user).order_by().values_list("pk", *kind.alike)[:MOST_READ]
    texts: dict[Any, str] = {}
    for pk, *values in told:
        texts[pk] = " ".join([texts.get(pk, ""), *(str(value) for value in values if value)])
    keys = nearly(typed, texts.items(), most=MOST_READ)
    if not keys:
        return None
    closest = kind.shown(kind.model._default_manager.all())
    return Group(kind, len(keys), in_order(keys[:SHOWN], closest), is_alike=True)


def _first(kind: Kind, found: QuerySet[Any]) -> list[Any]:
    return list(kind.shown(found)[:SHOWN])
