"""The three doors: where they lead and which of them one stands behind."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, pgettext, pgettext_lazy


@dataclass(frozen=True)
class Door:
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
class DoorLink:
    label: str | Promise
    url: str
    tone: str
    short: str | Promise
    is_current: bool


DOORS = (
    Door("agreements", gettext_lazy("Agreements"), pgettext_lazy("url", "agreements/"), "primary"),
    Door(
        "library",
        gettext_lazy("Tool library"),
        pgettext_lazy("url", "library/"),
        "success",
        gettext_lazy("Library"),
    ),
    Door(
        "apprenticeships",
        gettext_lazy("Apprenticeships"),
        pgettext_lazy("url", "apprenticeships/"),
        "attention",
    ),
)


def links(path: str) -> list[DoorLink]:
    """The doors as seen from `path`, the address of the page."""
    return [
        DoorLink(door.label, door.url, door.tone, door.short, path.startswith(door.url))
        for door in DOORS
    ]


def search_address() -> str:
    return f"/{get_language()}/{pgettext('url', 'search/')}"
