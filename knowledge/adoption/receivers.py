"""A cooperative begins or ceases to have a report that readers see: the directory is told.

`DirectoryRow` says by what cooperatives are found there; its rows are written anew.
"""

from typing import Any

from django.db.models import QuerySet
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move

from knowledge.adoption.models import PublishedReport
from knowledge.models import ToolPage
from partners.organisations.models import DirectoryRow


@receiver([post_save, post_delete], sender=PublishedReport)
def on_report(instance: PublishedReport, **kwargs: Any) -> None:
    DirectoryRow.objects.renew([instance.organisation_id])


@receiver([page_published, page_unpublished])
def on_tool(instance: Page, **kwargs: Any) -> None:
    """Reports are read with their tool, and go with it."""
    if isinstance(instance, ToolPage):
        _renew(PublishedReport.objects.about(instance))


@receiver(post_delete, sender=ToolPage)
def on_tool_deleted(instance: ToolPage, **kwargs: Any) -> None:
    """Wagtail says that it is unpublished while the page that goes is still there to be read."""
    _renew(PublishedReport.objects.about(instance))


@receiver(post_page_move)
def on_moved(instance: Page, **kwargs: Any) -> None:
    """Into what not everybody may read, or out of it."""
    _renew_below(instance)


@receiver([post_save, post_delete], sender=PageViewRestriction)
def on_restricted(instance: PageViewRestriction, **kwargs: Any) -> None:
    # Not `instance.page`: the restriction may go together with its page.
    page = Page.objects.filter(pk=instance.page_id).first()
    if page is not None:
        _renew_below(page)


def _renew_below(page: Page) -> None:
    tools = ToolPage.objects.descendant_of(page, inclusive=True).order_by()
    _renew(PublishedReport.objects.filter(tool__in=tools.values("translation_key")))


def _renew(about: QuerySet[PublishedReport]) -> None:
    keys = about.order_by().values_list("organisation", flat=True)
    DirectoryRow.objects.renew(list(keys))
