"""What the library asks of editors today: verdicts that are due."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.auth.models import AbstractUser
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from home.access import Actor
from home.dashboard import Item, Panel
from home.planning.ahead import MOST, Coming
from knowledge.enums import OPEN_VERDICTS
from knowledge.models import Adaptation, ToolPage


def _editable(user: AbstractUser) -> Any:
    """The tools that this person may change; aliases follow their source by themselves."""
    pages = page_permission_policy.instances_user_has_permission_for(user, "change")
    return ToolPage.objects.filter(pk__in=pages.values("pk"), alias_of__isnull=True)


def overdue_verdicts(user: AbstractUser) -> list[Item]:
    """One line per change whose verdict should be there, on the page that is the source."""
    rows = (
        Adaptation.objects.filter(
            page__in=_editable(user), verdict__in=OPEN_VERDICTS, due__lt=timezone.localdate()
        )
        .select_related("page")
        .order_by("due", "page_id")
    )
    seen: set[UUID] = set()
    items = []
    for row in rows:
        # The same change stands on each translation; deciding it once is enough.
        if row.translation_key not in seen:
            seen.add(row.translation_key)
            items.append(_verdict_item(row))
    return items


def verdicts_ahead(actor: Actor, first: date, last: date) -> Iterable[Coming]:
    """For the calendar: once for each change, on the page that is the source."""
    if actor.person is None:
        return
    due = Adaptation.objects.filter(
        page__in=_editable(actor.person), verdict__in=OPEN_VERDICTS, due__range=(first, last)
    )
    seen: set[UUID] = set()
    for row in due.select_related("page").order_by("due", "page_id")[:MOST]:
        if row.translation_key not in seen:
            seen.add(row.translation_key)
            what = gettext("decide about an adaptation")
            yield Coming(row.due, what, row.page.title, _edit_url(row.page), str(row.part))


def _verdict_item(row: Adaptation) -> Item:
    due = gettext("%(change)s: decide since %(date)s") % {
        "change": row.part,
        "date": date_format(row.due),
    }
    return Item(row.page.title, _edit_url(row.page), due, is_urgent=True)


def _edit_url(tool: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[tool.pk])


def _list_url() -> str:
    return reverse("tools:index")


PANELS = (
    Panel(
        "overdue-verdicts",
        _("Adaptations without a verdict"),
        "warning",
        overdue_verdicts,
        _list_url,
        order=40,
    ),
)
