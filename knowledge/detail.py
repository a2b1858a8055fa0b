"""What the page of one tool shows, beyond its own fields."""

from itertools import chain
from typing import TYPE_CHECKING

from django.db.models import Prefetch, prefetch_related_objects
from django.utils.translation import gettext as _

from home.sizes import file_size
from home.ui import art
from knowledge import (
    languages,
    leads,
    licences,
    linked_data,
    listing,
    originals,
    path,
    proving,
    vocabulary,
)
from knowledge.around import around
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
    near = around(tool)
    library = near.library
    terms = vocabulary.terms_in_form(tool) if is_preview else vocabulary.terms_of(tool)
    first = leads.leads(tool)
    explained_words = words(tool)
    competencies = {term.code: term.name for term in terms if term.facet == "competency"}
    return {
        "breadcrumbs": [{"label": library.title, "url": library.url}, {"label": tool.title}],
        "head_tags": head_tags(tool),
        "tone": art.tone_of_kind(tool.kind),
        "leads": first,
        "contents": contents(tool, has_words=bool(explained_words)),
        "glance": without(first, glance(tool)),
        "is_from_abroad": path.facts_of(tool).is_from_abroad,
        "path_steps": path.steps(tool),
        "path_note": tool.skipped_because,
        "path_page": near.rules,
        "original": originals.original_of(tool),
        "proof": proving.proof_of(tool.evidence.all()),
        "adaptations": [row for row in tool.adaptations.all() if not row.is_proposal],
        "proposals": [row for row in tool.adaptations.all() if row.is_proposal],
        "files": own_files(tool),
        "other_files": other_files(tool),
        "files_size": file_size(sum(row.size for row in tool.files.all())),
        "origins": tool.origins.all(),
        "topics": topics(terms, library.url or ""),
        "related": near.neighbours,
        "competency_codes": list(competencies),
        "places": teaching(competencies),
        "promises": promises.of_page(tool.translation_key) if near.is_promised else [],
        "is_reported": near.is_reported,
        "words": explained_words,
        "data": linked_data.resource(tool),
    }


def own_files(tool: "ToolPage") -> list[ToolFile]:
    """Those in the page's own language; all of them where it has none."""
    rows = list(tool.files.all())
    return [row for row in rows if row.language == tool.locale.language_code] or rows


def other_files(tool: "ToolPage") -> list[ToolFile]:
    """Those in other languages, which stand folded below one's own."""
    own = own_files(tool)
    return [row for row in tool.files.all() if row not in own]


def contents(tool: "ToolPage", *, has_words: bool) -> list[Fact]:
    """The sections of the page, for components/contents.html, in the order of the page."""
    headings = (block.value for block in tool.body if block.block_type == "heading")
    changed = [not row.is_proposal for row in tool.adaptations.all()]
    text = [(value["text"], value.anchor) for value in headings if value["level"] != "3"]
    end = (
        (_("Changes for Indonesia"), "adaptations", any(changed)),
        (_("Changes still to be made"), "proposals", not all(changed)),
        (_("Reported by cooperatives"), "reports", True),
        (_("Words on this page"), "words", has_words),
        (_("The original"), "original", True),
    )
    sections = chain(
        [(_("Evidence"), "evidence"), (_("Adaptation path"), "path")],
        text,
        ((label, anchor) for label, anchor, is_there in end if is_there),
    )
    return [{"label": label, "url": f"#{anchor}"} for label, anchor in sections]


def without(first: list[Fact], facts: list[Fact]) -> list[Fact]:
    """The facts that do not stand among the first already."""
    said = {fact["label"] for fact in first}
    return [fact for fact in facts if fact["label"] not in said]


def glance(tool: "ToolPage") -> list[Fact]:
    """For components/glance.html: for whom, how long, how many, in which language, how free."""
    known = ", ".join(languages.name_of(code) for code in tool.languages)
    return [
        {"label": _("For whom"), "value": tool.audience},
        {"label": _("Time"), "value": tool.effort},
        {"label": _("People"), "value": tool.people},
        {"label": _("Languages"), "value": known},
        *rights(tool),
    ]


def rights(tool: "ToolPage") -> list[Fact]:
    """Of the original and of what this portal wrote beside it: two licences where there are two."""
    original = {
        "label": _("Licence of the original"),
        "value": tool.licence or _("not stated"),
        "note": licence_note(tool.licence),
    }
    if not any(row.is_ours for row in tool.files.all()):
        return [original]
    ours = {
        "label": _("Licence of our worksheets"),
        "value": licences.OURS,
        "note": licence_note(licences.OURS),
    }
    return [original, ours]


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
    official: dict[str, list[str]] = {}
    for term in terms:
        link = {"label": term.name, "url": f"{library}?{term.facet}={term.code}"}
        grouped.setdefault(term.facet, []).append(link)
        if term.official:
            official.setdefault(term.facet, []).append(term.official)
    return [
        {
            "label": facet.label,
            "links": grouped[facet.name],
            "official": ", ".join(official.get(facet.name, [])),
        }
        for facet in listing.FACETS
        if facet.name in grouped
    ]


def words(tool: "ToolPage") -> list[Meaning]:
    """Terms of the glossary that the page uses, with their meaning. One query."""
    text = " ".join([tool.title, tool.summary, stream_text(tool.body)])
    return explained(text, tool.locale.language_code)
