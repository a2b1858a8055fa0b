"""From the fields of a TOML file to a tool page, its rows and its translation."""

from typing import Any

from django.core.files.base import ContentFile
from django.db.models import Model
from wagtail.documents import get_document_model
from wagtail.documents.models import AbstractDocument
from wagtail.models import Collection

from home.blocks.plain import raw_blocks
from home.models import BusinessUnit, Challenge, Competency, Sector, Stage
from knowledge.demo import worksheets
from knowledge.enums import Part
from knowledge.models import (
    Adaptation,
    Evidence,
    RelatedTool,
    ToolFile,
    ToolOrigin,
    ToolPage,
    ToolTag,
)
from partners.organisations.models import Organisation

COLLECTION = "Peraga"
PLAIN = (
    *("kind", "year", "languages", "licence", "source", "source_url", "effort_minutes"),
    *("original_url", "original_leads_to", "original_language", "original_size"),
    *("archive_url", "translation_url"),
)
TEXTS = ("title", "summary", "audience", "effort", "people", "skipped_because")
TERMS: dict[str, type[Model]] = {
    "sectors": Sector,
    "business_units": BusinessUnit,
    "challenges": Challenge,
    "competencies": Competency,
    "stages": Stage,
}
EVIDENCE_TEXTS = ("scale", "result")
ADAPTATION_TEXTS = ("part", "before", "after", "reason")
Content = dict[str, Any]


def fill(page: ToolPage, content: Content, tools: dict[str, ToolPage]) -> None:
    """Set everything on the page, in Indonesian; nothing is saved but tags and documents."""
    for name in PLAIN:
        if name in content:
            setattr(page, name, content[name])
    for name, value in texts(content, TEXTS, "id").items():
        setattr(page, name, value)
    page.body = raw_blocks(content.get("body_id", []))
    for name, model in TERMS.items():
        setattr(page, name, _found(model, "code", content.get(name, [])))
    page.tags.set(_tags(content))
    page.origins = _in_order(_origins(content))
    page.evidence = _in_order(
        [Evidence(**_row(row, EVIDENCE_TEXTS)) for row in content.get("evidence", [])]
    )
    page.adaptations = _in_order(
        [Adaptation(**_row(row, ADAPTATION_TEXTS)) for row in content.get("adaptations", [])]
    )
    page.files = _in_order([_file(row) for row in _worksheets(content)])
    page.related_tools = _in_order(
        [RelatedTool(tool=tools[slug]) for slug in content.get("related", [])]
    )


def translation(content: Content, language: str) -> Content:
    """What `publish_translation` takes: texts, body and the texts of the rows, in order."""
    return {
        **texts(content, TEXTS, language),
        "slug": content["slug"],
        "body": raw_blocks(content.get(f"body_{language}", [])),
        "evidence": [texts(row, EVIDENCE_TEXTS, language) for row in content.get("evidence", [])],
        "adaptations": [
            texts(row, ADAPTATION_TEXTS, language) for row in content.get("adaptations", [])
        ],
        "files": [{"title": row.title} for row in _worksheets(content)],
    }


def texts(content: Content, names: tuple[str, ...], language: str) -> Content:
    """The texts of one language; those that the file leaves out stay out."""
    return {
        name: content[f"{name}_{language}"] for name in names if content.get(f"{name}_{language}")
    }


def _row(row: Content, names: tuple[str, ...]) -> Content:
    """The fields of a row: its Indonesian texts, and what has no language."""
    bilingual = {f"{name}_{language}" for name in names for language in ("id", "en")}
    plain = {name: value for name, value in row.items() if name not in bilingual}
    return {**plain, **texts(row, names, "id")}


def _in_order(rows: list[Any]) -> list[Any]:
    """The same, each with its place: a database keeps none of its own."""
    for place, row in enumerate(rows):
        row.sort_order = place
    return rows


def _found(model: type[Model], field: str, keys: list[str]) -> list[Any]:
    """The records with these keys, in this order. Raises KeyError for one that is not there."""
    known = model.objects.in_bulk(keys, field_name=field)
    return [known[key] for key in keys]


def _origins(content: Content) -> list[ToolOrigin]:
    makers = _found(Organisation, "slug", content["origins"])
    return [ToolOrigin(organisation=maker) for maker in makers]


def _tags(content: Content) -> list[ToolTag]:
    pairs = zip(content["tags_id"], content["tags_en"], strict=True)
    return [
        ToolTag.objects.get_or_create(name=name, defaults={"name_en": name_en})[0]
        for name, name_en in pairs
    ]


def _worksheets(content: Content) -> list[worksheets.File]:
    return [one for name in content.get("worksheets", []) for one in worksheets.files(name)]


def _file(row: worksheets.File) -> ToolFile:
    return ToolFile(document=_document(row), title=row.title, language=row.language, part=Part.OURS)


def _document(row: worksheets.File) -> AbstractDocument:
    """The demo's document of this name, built and uploaded when it is not there yet."""
    title = f"{row.title} ({row.name.rpartition('.')[2].upper()})"
    documents = get_document_model().objects.filter(collection__name=COLLECTION, title=title)
    if known := documents.first():
        return known
    document = get_document_model()(title=title, collection=_collection())
    document.file = ContentFile(row.build(), name=row.name)
    document._set_document_file_metadata()
    document.save()
    return document


def _collection() -> Collection:
    known = Collection.objects.filter(name=COLLECTION).first()
    return known or Collection.get_first_root_node().add_child(name=COLLECTION)
