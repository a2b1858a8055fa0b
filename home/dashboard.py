"""What needs me today: the panel on top of the admin's first page.

Every app may add a list of its own, from its `wagtail_hooks.py`:

    register_panel(Panel("late-commitments", _("Late commitments"), "warning", late_items))

where `late_items(user)` returns `Item`s (a list, or `Rows` of a long queryset), the most
urgent first, already limited to what that user may see and do. A list without items is not shown.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db.models import QuerySet
from django.utils.functional import Promise, cached_property
from wagtail.admin.ui.components import Component

Text = str | Promise
SHOWN = 8  # items per list; the rest stands behind `more_url`


@dataclass(frozen=True)
class Item:
    """One thing to do. `note` says why, `is_urgent` marks what is overdue."""

    label: Text
    url: str
    note: Text = ""
    is_urgent: bool = False


class Rows(Sequence[Item]):
    """Items of a queryset: only those shown are made, and when there are more the database
    counts them all.
    """

    def __init__(self, rows: QuerySet[Any], item: Callable[[Any], Item]) -> None:
        self.rows, self.item = rows, item

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, index: int | slice) -> Any:
        is_few = isinstance(index, slice) and index.stop is not None and 0 <= index.stop <= SHOWN
        found = (self._first if is_few else self.rows)[index]
        return [self.item(row) for row in found] if isinstance(index, slice) else self.item(found)

    def __iter__(self) -> Iterator[Item]:
        return map(self.item, self.rows)

    @cached_property
    def _first(self) -> list[Any]:
        return list(self.rows[: SHOWN + 1])

    @cached_property
    def _count(self) -> int:
        return self.rows.count() if len(self._first) > SHOWN else len(self._first)


@dataclass(frozen=True)
class Panel:
    """`items` is asked with the user; `more_url` with nobody, when the page is drawn."""

    name: str
    title: Text
    icon: str
    items: Callable[[AbstractUser], Sequence[Item]] = field(compare=False)
    more_url: Callable[[], str] | None = field(default=None, compare=False)
    order: int = 100


_panels: dict[str, Panel] = {}


def register_panel(panel: Panel) -> None:
    """Registering a name again replaces the panel."""
    _panels[panel.name] = panel


def registered_panels() -> list[Panel]:
    return sorted(_panels.values(), key=lambda panel: (panel.order, panel.name))


class NeedsMeToday(Component):
    """Wagtail home page panel."""

    name = "needs-me-today"
    order = 10
    template_name = "home/admin/needs_me_today.html"

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        user = parent_context["request"].user
        lists = [(panel, panel.items(user)) for panel in registered_panels()]
        return {
            "lists": [
                {
                    "panel": panel,
                    "shown": items[:SHOWN],
                    "count": len(items),
                    "more": panel.more_url() if panel.more_url and len(items) > SHOWN else "",
                }
                for panel, items in lists
                if items
            ]
        }
