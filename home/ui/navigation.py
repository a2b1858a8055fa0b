"""The three pillars and the register beside them: where they lead, in which of them one is."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, pgettext, pgettext_lazy


@dataclass(frozen=True)
class Pillar:
    """`segment` is the first part of its addresses; `short` is the label on phones."""

    kind: str
    label: str | Promise
    segment: str | Promise
    tone: str
    short: str | Promise = ""

    @property
    def url(self) -> str:
        return f"/{get_language()}/{self.segment}"


@dataclass(frozen=True)
class PillarLink:
    label: str | Promise
    url: str
    tone: str
    short: str | Promise
    is_current: bool


COOPERATIVES = Pillar(
    "cooperatives",
    gettext_lazy("Cooperatives"),
    pgettext_lazy("url", "cooperatives/"),
    "primary",
    pgettext_lazy("short", "Co-ops"),
)
"""No pillar, but what villagers come for."""
PILLARS = (
    Pillar(
        "agreements", gettext_lazy("Agreements"), pgettext_lazy("url", "agreements/"), "primary"
    ),
    Pillar(
        "library",
        gettext_lazy("Tool library"),
        pgettext_lazy("url", "library/"),
        "success",
        pgettext_lazy("short", "Library"),
    ),
    Pillar(
        "apprenticeships",
        gettext_lazy("Apprenticeships"),
        pgettext_lazy("url", "apprenticeships/"),
        "attention",
        pgettext_lazy("short", "Apprentices"),
    ),
)


def links(path: str) -> list[PillarLink]:
    """The pillars and the cooperatives as seen from `path`, the address of the page."""
    return [
        PillarLink(pillar.label, pillar.url, pillar.tone, pillar.short, path.startswith(pillar.url))
        for pillar in (*PILLARS, COOPERATIVES)
    ]


def search_address() -> str:
    return f"/{get_language()}/{pgettext('url', 'search/')}"
