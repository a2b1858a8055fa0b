"""What a draft is called now, in the language of who reads: Wagtail stores with each version what
it was called in the language of who saved it.
"""

import copy
from typing import Any

from django.db.models import CharField, TextField
from wagtail.admin.ui.tables import Column
from wagtail.admin.utils import get_latest_str
from wagtail.models import Revision

from home.bilingual import CODES

ENDINGS = tuple(f"_{code}" for code in CODES)


def latest_name(record: Any) -> str:
    """Of a record of a list that has drafts, as its newest version says it."""
    revision = getattr(record, "latest_revision", None)
    return name_in(record, revision) if revision else get_latest_str(record)


def name_in(record: Any, revision: Revision) -> str:
    """What `record` is called in that version; no query where its content is there already."""
    words = [
        field.name
        for field in record._meta.concrete_fields
        if isinstance(field, CharField | TextField) and field.name.endswith(ENDINGS)
    ]
    if not words:
        return str(revision.object_str)
    then = copy.copy(record)
    for name in words:
        setattr(then, name, revision.content.get(name, getattr(record, name)))
    return str(then).strip() or str(revision.object_str)


class NamedInOnesLanguage:
    """For Wagtail's lists of snippets."""

    def _get_title_column(self, field_name: str, *args: Any, **kwargs: Any) -> Column:
        if field_name == "__str__" and not kwargs.get("accessor"):
            kwargs["accessor"] = latest_name
        column: Column = super()._get_title_column(field_name, *args, **kwargs)  # type: ignore[misc]
        return column
