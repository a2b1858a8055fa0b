"""Where a tool's own text lies, as far as we know, and what is known of all its addresses."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from home.links.hosts import host_of
from home.links.known import Known, known_of
from home.sizes import file_size
from knowledge import languages
from knowledge.enums import LeadsTo

if TYPE_CHECKING:
    from knowledge.models import ToolPage

KILOBYTE = 1024
LABELS = {
    LeadsTo.MATERIAL: _("Open the original"),
    LeadsTo.ABOUT: _("Open a page about the original"),
    "": _("Open the address that we know"),
}


@dataclass(frozen=True, slots=True)
class Site:
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Original:
    """`makers`: their sites, where the address of the work itself is not known."""

    url: str
    leads_to: str
    note: str
    known: Known | None
    archive: str
    indonesian: str
    makers: tuple[Site, ...]
    source: str
    source_url: str
    source_known: Known | None

    @property
    def host(self) -> str:
        return host_of(self.url)

    @property
    def label(self) -> object:
        """What the button promises: no more than is known of what lies there."""
        return LABELS[self.leads_to]

    @property
    def is_away(self) -> bool:
        """It no longer answers, and there is a copy."""
        return bool(self.archive and self.known and self.known.is_broken)


def original_of(tool: "ToolPage") -> Original:
    """One query. What is known of a source is noted at each row of the tool as `known`."""
    rows = [*tool.evidence.all(), *tool.adaptations.all()]
    urls = {tool.original_url, tool.source_url, *(row.source_url for row in rows)} - {""}
    known = known_of(urls) if urls else {}
    for row in rows:
        row.known = known.get(row.source_url)
    return Original(
        url=tool.original_url,
        leads_to=tool.original_leads_to,
        note=_note(tool),
        known=known.get(tool.original_url),
        archive=tool.archive_url,
        indonesian=tool.translation_url,
        makers=() if tool.original_url else tuple(_makers(tool)),
        source=tool.source or host_of(tool.source_url),
        source_url=tool.source_url,
        source_known=known.get(tool.source_url),
    )


def _note(tool: "ToolPage") -> str:
    """The language and the size of the original: "Inggris · 1,2 MB"."""
    code, size = tool.original_language, tool.original_size
    said = (languages.name_of(code) if code else "", file_size(size * KILOBYTE) if size else "")
    return " · ".join(part for part in said if part)


def _makers(tool: "ToolPage") -> Iterable[Site]:
    for row in tool.origins.all():
        maker = row.organisation
        if maker and maker.is_public and maker.website:
            yield Site(maker.short_name, maker.website)
