"""What the search finds of the site's own pages, and the facets that several rooms share.

`home` may not know the search, so the composition root introduces them.
"""

from collections.abc import Iterator
from functools import partial

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from home import visibility
from home.models import BusinessUnit, Challenge, Competency, Sector, Stage, StandardPage
from home.term_names import names_of
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
        registry.register_facet(name, label, partial(names_of, model))


def live_standard_pages() -> QuerySet[StandardPage]:
    return visibility.public(StandardPage.objects.select_related("locale"))


def standard_page_documents(page: StandardPage) -> Iterator[SearchDocument]:
    yield page_document(page, summary=page.lead, body=stream_text(page.body))
