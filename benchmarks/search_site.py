"""A site with so many organisations that can be found, in a temporary folder; importing makes it.

Their rows are real, in a database of its own; their texts and facets are the invented ones of
`benchmarks.search_documents`. The glossary is the one that comes with the portal.
"""

import os
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

FOLDER = tempfile.TemporaryDirectory(prefix="simpul-search-")
os.environ["DATA_DIR"] = FOLDER.name
os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings.demo"
os.environ.pop("DATABASE_URL", None)

import django  # noqa: E402 - the settings read the folder above

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from benchmarks.search_documents import FACETS, documents  # noqa: E402
from partners.organisations.models import Organisation  # noqa: E402
from search import backends, finding, lexicons, registry  # noqa: E402
from search.documents import SearchDocument  # noqa: E402

TYPE = Organisation._meta.label_lower
BATCH = 2_000


class Site:
    """`documents` are what the search gets, in the order of the rows' primary keys."""

    def __init__(self, count: int) -> None:
        call_command("migrate", verbosity=0)
        call_command("load_glossary", verbosity=0)
        self.documents = list(documents(count, type=TYPE))
        Organisation.objects.bulk_create(map(_row, self.documents), batch_size=BATCH)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        self._register()

    def _register(self) -> None:
        registry.register(
            Organisation,
            label="Organisation",
            build=self.build,
            live=Organisation.objects.public,
            text_fields=("name",),
        )
        for name, size in FACETS.items():
            values = {f"{name}-{value}": f"{name.title()} {value}" for value in range(size)}
            registry.register_facet(name, name.title(), _constantly(values))

    def build(self, organisation: Organisation) -> Iterable[SearchDocument]:
        """The invented document of a row, under the name that the row has now."""
        yield replace(self.documents[organisation.pk - 1], title=organisation.name)


def use(url: str) -> None:
    """Search with the engine at an address from now on."""
    backends.forget()
    lexicons.forget()
    finding.forget()
    config = {"URL": url, "PATH": f"{FOLDER.name}/index", "INDEX": "benchmark"}
    settings.SEARCH_ENGINES = {"default": config}


def _row(document: SearchDocument) -> Organisation:
    pk = int(document.key.split(":")[1])
    return Organisation(
        pk=pk,
        slug=f"organisation-{pk}",
        code=f"organisation-{pk}",
        name=document.title,
        kind=Organisation.Kind.DEVELOPMENT,
        **{f"summary_{document.languages[0]}": document.summary},
    )


def _constantly(values: dict[str, str]) -> Callable[[], Any]:
    return lambda: values
