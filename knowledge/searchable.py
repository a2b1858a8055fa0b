"""What the search finds of tools, and the facets by which the library is filtered."""

from collections.abc import Iterable, Iterator

from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from home import visibility
from knowledge import usability, using, vocabulary
from knowledge.enums import PathStage
from knowledge.extraction.models import FileText
from knowledge.models import Adaptation, Evidence, ToolPage
from search import registry
from search.building import LANGUAGES, page_document, stream_text
from search.documents import SearchDocument
from search.text.attachments import joined

# In the index "language" is the reader's; in which languages a tool exists is another thing, and
# so is for readers of which languages it has no version.
TOOL_LANGUAGE, LACKED = "tool_language", "lacked"


def register() -> None:
    registry.register(
        ToolPage,
        label=_("Tool"),
        build=documents,
        live=live,
        rows=lambda tools: tools.defer_streamfields(),
        text_fields=("title", "summary", "audience"),
    )
    registry.register_facet("path", _("How far adapted"), lambda: dict(PathStage.choices))


def live() -> QuerySet[ToolPage]:
    return visibility.public(ToolPage.objects.select_related("locale"))


def documents(tool: ToolPage) -> list[SearchDocument]:
    """One, with the names of subjects, kinds and countries in the page's own language."""
    with translation.override(tool.locale.language_code):
        return [_document(tool)]


def _document(tool: ToolPage) -> SearchDocument:
    terms = vocabulary.terms_of(tool)
    tests, changes = list(tool.evidence.all()), list(tool.adaptations.all())
    return page_document(
        tool,
        summary=tool.summary,
        body=_lines(
            [
                stream_text(tool.body),
                tool.audience,
                tool.source,
                *_of_tests(tests),
                *_of_changes(changes),
            ]
        ),
        extract=joined(_files(tool)),
        keywords=(
            *_keywords(tool),
            *(word for term in terms for word in (term.name, term.official) if word),
        ),
        facets=_facets(tool, terms, tests),
        date=tool.first_published_at,
        popularity=sum(row.is_tested for row in tests),
        readiness=usability.readiness(using.facts_of(tool)),
    )


def _files(tool: ToolPage) -> Iterator[tuple[str, str]]:
    """Name and text of each file that could be read, and by everybody."""
    files = list(tool.files.all())
    documents = [file.document_id for file in files]
    found = (
        FileText.objects.with_text()
        .filter(document__in=documents)
        .exclude(document__collection__in=visibility.closed_collections())
    )
    texts = dict(found.values_list("document_id", "text"))
    for file in files:
        if file.document_id in texts:
            yield file.title, texts[file.document_id]


def _keywords(tool: ToolPage) -> Iterator[str]:
    yield tool.get_kind_display()
    for row in tool.origins.select_related("organisation"):
        yield row.name
        if row.organisation and row.organisation.acronym:
            yield row.organisation.acronym
    for tag in tool.tags.all():
        yield from filter(None, (tag.name, tag.name_en))


def _facets(
    tool: ToolPage, terms: Iterable[vocabulary.Term], tests: Iterable[Evidence]
) -> dict[str, tuple[str, ...]]:
    facets: dict[str, tuple[str, ...]] = {
        "kind": (tool.kind,),
        "path": (tool.path_stage,),
        "country": tuple(dict.fromkeys(row.country for row in tests)),
        TOOL_LANGUAGE: tuple(tool.languages),
        LACKED: _lacked(tool),
    }
    for term in terms:
        facets[term.facet] = (*facets.get(term.facet, ()), term.code)
    return facets


def _lacked(tool: ToolPage) -> tuple[str, ...]:
    """The languages whose readers have no version of it; a copy of another page lacks nothing."""
    if tool.alias_of_id:
        return ()
    versions = visibility.public(ToolPage.objects.filter(translation_key=tool.translation_key))
    there = set(versions.values_list("locale__language_code", flat=True))
    return tuple(code for code in LANGUAGES if code not in there)


def _of_tests(tests: Iterable[Evidence]) -> Iterator[str]:
    for row in tests:
        yield ", ".join(filter(None, (row.country_name, row.place, row.tested_by, row.scale)))
        yield row.result


def _of_changes(changes: Iterable[Adaptation]) -> Iterator[str]:
    for row in changes:
        yield from (row.part, row.before, row.after, row.law, row.tried_where)


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(text for text in texts if text)
