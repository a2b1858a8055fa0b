"""What the page of one tool shows, beyond its own fields."""

from typing import TYPE_CHECKING

from django.db.models import F, Prefetch, Q, prefetch_related_objects
from django.utils.translation import gettext as _
from wagtail.models import Page

from home.sizes import file_size
from knowledge import languages, licences, listing, path, vocabulary
from knowledge.glossary.explaining import explained
from knowledge.metadata import head_tags
from knowledge.models.rows import ToolFile, ToolOrigin
from knowledge.vocabulary import Term
from partners.agreements import related as promises
from partners.apprenticeships.related import teaching
from search.building import stream_text
from search.documents import Meaning

if TYPE_CHECKING:
    from knowledge.models import ToolPage

Fact = dict[str, str]
ROWS = (
    Prefetch("origins", ToolOrigin.objects.select_related("organisation")),
    Prefetch("files", ToolFile.objects.select_related("document")),
    "evidence",
    "adaptations",
)


def context_of(tool: "ToolPage", *, is_preview: bool = False) -> dict[str, object]:
    """`is_preview` shows the terms of the form, not those that were saved."""
    prefetch_related_objects([tool], *ROWS)
    library, neighbours, is_promised = around(tool)
    terms = vocabulary.terms_in_form(tool) if is_preview else vocabulary.terms_of(tool)
    competencies = [term.code for term in terms if term.facet == "competency"]
    return {
        "breadcrumbs": [{"label": library.title, "url": library.url}, {"label": tool.title}],
        "head_tags": head_tags(tool),
        "glance": glance(tool),
        "is_from_abroad": path.facts_of(tool).is_from_abroad,
        "path_steps": path.steps(tool),
        "evidence": tool.evidence.all(),
        "adaptations": tool.adaptations.all(),
        "files": files(tool),
        "files_size": file_size(sum(row.size for row in tool.files.all())),
        "origins": tool.origins.all(),
        "topics": topics(terms, library.url or ""),
        "related": neighbours,
        "competency_codes": competencies,
        "places": teaching(competencies),
        "promises": promises.of_page(tool.translation_key) if is_promised else [],
        "words": words(tool),
    }


def files(tool: "ToolPage") -> list[ToolFile]:
    """Those in the page's own language first, otherwise as the editors ordered them."""
    own = tool.locale.language_code
    return sorted(tool.files.all(), key=lambda row: row.language != own)


def glance(tool: "ToolPage") -> list[Fact]:
    """For components/glance.html: for whom, how long, how many, in which language, how free."""
    known = ", ".join(languages.name_of(code) for code in tool.languages)
    return [
        {"label": _("For whom"), "value": tool.audience},
        {"label": _("Time"), "value": tool.effort},
        {"label": _("People"), "value": tool.people},
        {"label": _("Languages"), "value": known},
        {
            "label": _("Licence"),
            "value": tool.licence or _("not stated"),
            "note": licence_note(tool.licence),
        },
    ]


def licence_note(licence: str) -> str:
    """What a cooperative may do with the tool, in a few words."""
    if not licence:
        return _("Ask the makers before you change or copy it.")
    allowed = licences.permission(licence)
    if allowed is None:
        return ""
    change = _("may be changed") if allowed.may_change else _("may not be changed")
    sell = "" if allowed.may_sell else _("not sold")
    return ", ".join(part for part in (change, sell) if part)


def topics(terms: list[Term], library: str) -> list[dict[str, object]]:
    """The tool's terms as ways back into the library, facet by facet."""
    grouped: dict[str, list[dict[str, str]]] = {}
    for term in terms:
        link = {"label": term.name, "url": f"{library}?{term.facet}={term.code}"}
        grouped.setdefault(term.facet, []).append(link)
    return [
        {"label": facet.label, "links": grouped[facet.name]}
        for facet in listing.FACETS
        if facet.name in grouped
    ]


def around(tool: "ToolPage") -> tuple[Page, list[Fact], bool]:
    """The library above it; the neighbours that editors chose, in the reader's language; and
    whether a promise names it as its proof. One query.
    """
    above = tool.path[: -Page.steplen]
    chosen = tool.related_tools.values_list("tool__translation_key", flat=True)
    pages = type(tool).objects.for_readers(tool.locale).filter(translation_key__in=chosen)
    rows = Page.objects.filter(Q(path=above) | Q(pk__in=pages.values("pk"))).annotate(
        summary=F("toolpage__summary"),
        is_promised=promises.page_proves_something(tool.translation_key),
    )
    found = sorted(rows, key=lambda page: page.path)
    library = next(page for page in found if page.path == above)
    neighbours = [page for page in found if page is not library]
    return (
        library,
        [
            {"title": page.title, "summary": page.summary, "url": f"{library.url}{page.slug}/"}
            for page in neighbours
        ],
        library.is_promised,
    )


def words(tool: "ToolPage") -> list[Meaning]:
    """Terms of the glossary that the page uses, with their meaning. One query."""
    text = " ".join([tool.title, tool.summary, stream_text(tool.body)])
    return explained(text, tool.locale.language_code)
