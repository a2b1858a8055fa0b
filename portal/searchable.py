"""What the search finds of the site's own pages, and the facets that several rooms share.

`home` may not know the search, so the composition root introduces them.
"""

from collections.abc import Iterator, Mapping

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from home.models import BusinessUnit, Challenge, Competency, Sector, Stage, StandardPage
from search import registry
from search.building import page_document, stream_text
from search.documents import SearchDocument

VOCABULARY = (
    ("sector", _("Sector"), Sector),
    ("competency", _("Competency"), Competency),
    ("challenge", _("Challenge"), Challenge),
    ("unit", _("Business unit"), BusinessUnit),
    ("stage", _("Stage"), Stage),
)


def register() -> None:
    registry.register(
        StandardPage,
        label=_("Page"),
        build=standard_page_documents,
        live=live_standard_pages,
        text_fields=("title", "lead"),
    )
    for name, label, model in VOCABULARY:
        registry.register_facet(name, label, lambda model=model: names_of(model))


def live_standard_pages() -> QuerySet[StandardPage]:
    return StandardPage.objects.live().public().select_related("locale")


def standard_page_documents(page: StandardPage) -> Iterator[SearchDocument]:
    yield page_document(page, summary=page.lead, body=stream_text(page.body))


def names_of(model: type[Sector]) -> Mapping[str, str]:
    """Code → name in the active language, in the order of the vocabulary."""
    return {term.code: term.name for term in model.objects.all()}
