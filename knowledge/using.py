"""How far a tool can be used today by readers of its page: the facts for `usability`, from a page
with its rows or, for lists, from columns and counts of the database.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.db.models import Count, F, Q

from knowledge import path
from knowledge.enums import TEXTS, WITH_RESULT
from knowledge.usability import UseFacts

if TYPE_CHECKING:
    from knowledge.models import ToolPage

_IN_LANGUAGE = Q(files__language=F("locale__language_code"))
COUNTED = {
    "uses": Count("evidence", distinct=True),
    "results": Count("evidence", filter=Q(evidence__outcome__in=WITH_RESULT), distinct=True),
    "own_files": Count("files", filter=_IN_LANGUAGE, distinct=True),
    "own_texts": Count("files", filter=_IN_LANGUAGE & Q(files__part__in=TEXTS), distinct=True),
}
COLUMNS = (
    *COUNTED,
    "path_stage",
    *path.Links._fields,
    "locale__language_code",
)


def facts_of(tool: "ToolPage") -> UseFacts:
    """In the language of the page."""
    language = tool.locale.language_code
    tests = list(tool.evidence.all())
    return UseFacts(
        stage=tool.path_stage,
        files=sum(row.language == language for row in tool.files.all()),
        has_text=path.has_text(tool, language),
        results=sum(row.is_tested for row in tests),
        uses=len(tests),
    )


def facts_in(row: Mapping[str, Any]) -> UseFacts:
    """Of a row with `COUNTED` and `COLUMNS`: the same as `facts_of` of its page."""
    links = path.Links(*(row[name] for name in path.Links._fields))
    return UseFacts(
        stage=row["path_stage"],
        files=row["own_files"],
        has_text=links.lead_to_text(row["locale__language_code"]) or row["own_texts"] > 0,
        results=row["results"],
        uses=row["uses"],
    )
