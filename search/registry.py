"""Where apps say what can be found: sources, facets, synonyms and the glossary.

Called from `AppConfig.ready()`; docs/search.md shows an example. The search knows the apps
only through what they register here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeVar

from django.db.models import Model, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from search.documents import PUBLIC, Audiences, SearchDocument
from search.text.glossary import Entry

Label = str | Promise
Row = TypeVar("Row", bound=Model)


def only_for_the_public(objects: QuerySet[Row], audiences: Audiences) -> QuerySet[Row]:
    """For sources whose objects are all public."""
    return objects if PUBLIC in audiences else objects.none()


TYPE_LABEL = gettext_lazy("Type")


@dataclass(frozen=True, slots=True)
class Source:
    """A model whose objects can be found.

    `build` gives the documents of one object, one per language. `live` gives the objects that
    somebody may find, and nothing else; who may, their documents say (`audiences`), and
    `shown_to` narrows objects to those of an asker's audiences, as they are now. `rows` adds
    what a list of hits needs (`select_related`). `text_fields` are searched in the database
    when the engine fails; `called` then gives the keys of those whose name or number a question is.
    """

    model: type[Model]
    label: Label
    build: Callable[[Any], Iterable[SearchDocument]]
    live: Callable[[], QuerySet[Model]]
    rows: Callable[[QuerySet[Any]], QuerySet[Any]]
    text_fields: tuple[str, ...]
    shown_to: Callable[[QuerySet[Any], Audiences], QuerySet[Any]]
    called: Callable[[str, QuerySet[Any]], Iterable[int]]

    def found_by(self, audiences: Audiences) -> QuerySet[Model]:
        """The objects that an asker of these audiences may find now."""
        return self.shown_to(self.live(), audiences)

    @property
    def type(self) -> str:
        return self.model._meta.label_lower


@dataclass(frozen=True, slots=True)
class Facet:
    """A filter with counts; `labels` maps slugs to labels in the active language.

    `name` stands in addresses; `indexed`, where it is another, in documents. The values are
    shown in the order of `labels` when that means something, otherwise the most frequent first.
    """

    name: str
    label: Label
    labels: Callable[[], Mapping[str, Label]]
    indexed: str = ""
    is_ordered: bool = False


SynonymProvider = Callable[[], Iterable[Sequence[str]]]
GlossaryProvider = Callable[[], Iterable[Entry]]
Follower = Callable[[Model], Iterable[Model]]


class Door(NamedTuple):
    """A list that looks for the same words in its own way."""

    label: str
    url: str


NameProvider = Callable[[str], Iterable[str]]
DoorProvider = Callable[[str], Door | None]

_sources: dict[str, Source] = {}
_facets: dict[str, Facet] = {}
_synonyms: list[SynonymProvider] = []
_glossaries: list[GlossaryProvider] = []
_followers: list[Follower] = []
_doors: list[DoorProvider] = []
_names: list[NameProvider] = []


def register(
    model: type[Model],
    *,
    label: Label,
    build: Callable[[Any], Iterable[SearchDocument]],
    live: Callable[[], QuerySet[Model]],
    rows: Callable[[QuerySet[Any]], QuerySet[Any]] = lambda objects: objects,
    text_fields: Sequence[str] = (),
    shown_to: Callable[[QuerySet[Any], Audiences], QuerySet[Any]] = only_for_the_public,
    called: Callable[[str, QuerySet[Any]], Iterable[int]] = lambda _text, _objects: (),
) -> None:
    """Make a model's objects findable. Saving and deleting them updates the index."""
    source = Source(model, label, build, live, rows, tuple(text_fields), shown_to, called)
    _sources[source.type] = source


def register_facet(name: str, label: Label, labels: Callable[[], Mapping[str, Label]]) -> None:
    """Name a facet and its values. A facet may be used by several models."""
    _facets[name] = Facet(name, label, labels)


def register_synonyms(provider: SynonymProvider) -> None:
    """`provider` gives groups of terms that mean the same; call `IndexState.glossary_changed()`
    when they change."""
    _synonyms.append(provider)


def register_glossary(provider: GlossaryProvider) -> None:
    """`provider` gives terms with their meaning; their forms are synonyms as well. Call
    `IndexState.glossary_changed()` in the transaction that changes them."""
    _glossaries.append(provider)


def follow(owners: Follower) -> None:
    """`owners` gives the objects that a row belongs to, if any: when the row is saved or
    deleted, they are looked at again."""
    _followers.append(owners)


def register_door(provider: DoorProvider) -> None:
    """`provider` gives the way to another list, where words look as if they were meant for it."""
    _doors.append(provider)


def doors(text: str) -> list[Door]:
    """Shown above the results of the site-wide search."""
    return [door for provider in _doors if text and (door := provider(text))]


def register_naming(provider: NameProvider) -> None:
    """`provider` gives the names that a question may be, each in the one form that documents have
    in `names`: what is called so comes first."""
    _names.append(provider)


def names_in(text: str) -> tuple[str, ...]:
    return tuple(name for provider in _names for name in provider(text))


def sources(types: Sequence[str] = ()) -> list[Source]:
    """All sources, or those of some types."""
    return [source for name, source in _sources.items() if not types or name in types]


def source_of(label: str) -> Source | None:
    return _sources.get(label)


def source_for(instance: object) -> Source | None:
    """The source of an instance's own class, not of a parent class."""
    source = _sources.get(instance._meta.label_lower) if isinstance(instance, Model) else None
    # Migrations save instances of look-alike classes.
    return source if source and source.model is type(instance) else None


def facet(name: str) -> Facet | None:
    return _facets.get(name)


def owners_of(instance: Model) -> Iterable[Model]:
    """Registered objects whose documents hold something of `instance`."""
    if source_for(instance):
        yield instance
        return
    for owners in _followers:
        yield from owners(instance)


def synonyms() -> list[Sequence[str]]:
    return [group for provider in _synonyms for group in provider()]


def glossary() -> list[Entry]:
    return [entry for provider in _glossaries for entry in provider()]
