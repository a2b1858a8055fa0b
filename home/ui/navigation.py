"""The three pillars and the register beside them, and the menu with what else there is: where they
lead, in which of them one is.
"""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext, gettext_lazy, pgettext, pgettext_lazy


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
    """`at` says on which screens it is shown only: the cooperatives stand in the menu on phones."""

    label: str | Promise
    url: str
    tone: str
    short: str | Promise
    is_current: bool
    at: str = ""


COOPERATIVES = Pillar(
    "cooperatives",
    gettext_lazy("Cooperatives"),
    pgettext_lazy("url", "cooperatives/"),
    "primary",
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
    ),
)


def links(path: str) -> list[PillarLink]:
    """The pillars and the cooperatives as seen from `path`, the address of the page."""
    return [
        PillarLink(
            pillar.label,
            pillar.url,
            pillar.tone,
            pillar.short,
            path.startswith(pillar.url),
            "wide" if pillar is COOPERATIVES else "",
        )
        for pillar in (*PILLARS, COOPERATIVES)
    ]


def menu(path: str) -> list[PillarLink]:
    """What every page leads to beside the pillars."""
    places = (
        (gettext("Partners"), reverse("organisations:list"), ""),
        (gettext("Cooperatives"), COOPERATIVES.url, "narrow"),
        (gettext("Glossary"), reverse("glossary:list"), ""),
        (gettext("Saved on this device"), reverse("offline"), ""),
        (gettext("Your workspace"), reverse("workspace"), ""),
    )
    return [
        PillarLink(label, url, "primary", "", path.startswith(url), at) for label, url, at in places
    ]


def where(path: str) -> str:
    """The address of the part of the site that the page at `path` belongs to, if to any."""
    return next((one.url for one in (*links(path), *menu(path)) if one.is_current), "")


def search_address() -> str:
    return f"/{get_language()}/{pgettext('url', 'search/')}"
