"""A tool stands once in the list, in the language that it was written in; its versions in other
languages beside it, each with how far it is.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.models import Locale, Page, WorkflowState
from wagtail_localize.models import Translation

from home.among import among
from home.translation.status import TranslationState
from home.translation.work import translations_needing_work
from knowledge.models import ToolPage
from knowledge.models.tool_page import ToolQuerySet

NEEDED = ("translation_key", "locale_id", "alias_of_id", "live")


@dataclass(frozen=True, slots=True)
class Version:
    """In another language; `url` is empty where there is none to write at."""

    language: str
    state: Any
    url: str

    def __str__(self) -> str:
        return f"{self.language}: {self.state}"


def originals(tools: ToolQuerySet) -> ToolQuerySet:
    """Without versions that were made of another one that is still there, and without copies."""
    sources = Page.objects.order_by().filter(
        translation_key=OuterRef("source__object_id"), locale_id=OuterRef("source__locale_id")
    )
    made = Translation.objects.filter(
        source__object_id=OuterRef("translation_key"), target_locale_id=OuterRef("locale_id")
    )
    return tools.filter(~Exists(made.filter(Exists(sources))), alias_of__isnull=True)


def of_which_a_version_is_in(tools: ToolQuerySet, found: ToolQuerySet) -> ToolQuerySet:
    """One row for each tool, whichever of its versions were found."""
    return tools.filter(translation_key__in=found.order_by().values("translation_key"))


def once_each(found: Iterable[tuple[int, Any, bool]]) -> list[int]:
    """Of (key, translation key, whether original), in their order: one version of each tool, the
    original where it was found.
    """
    chosen: dict[Any, tuple[int, bool]] = {}
    for pk, key, is_original in found:
        if key not in chosen or (is_original and not chosen[key][1]):
            chosen[key] = (pk, is_original)
    return [pk for pk, _is_original in chosen.values()]


def versions_of(tools: Iterable[ToolPage] | None = None) -> dict[int, list[Version]]:
    """By key of the tool, of these or of all: one for each other language. The number of queries
    does not grow.
    """
    pages = ToolPage.objects.order_by().only(*NEEDED)
    rows = list(pages if tools is None else tools)
    asked = None if tools is None else [row.translation_key for row in rows]
    others: dict[Any, dict[int, ToolPage]] = defaultdict(dict)
    for page in rows if asked is None else pages.filter(translation_key__in=asked):
        others[page.translation_key][page.locale_id] = page
    keys = [page.pk for of_one in others.values() for page in of_one.values()]
    states: dict[int, Any] = dict.fromkeys(keys, TranslationState.CURRENT)
    first = originals(pages.filter(among("pk", keys))).values_list("pk", flat=True)
    states |= dict.fromkeys(first, TranslationState.ORIGINAL)
    states |= translations_needing_work(asked)
    in_review = _in_review(keys)
    languages = list(Locale.objects.all())
    return {
        row.pk: [
            _version(language, others[row.translation_key].get(language.pk), states, in_review)
            for language in languages
            if language.pk != row.locale_id
        ]
        for row in rows
    }


def _version(
    language: Locale,
    page: ToolPage | None,
    states: dict[int, TranslationState],
    in_review: set[str],
) -> Version:
    name = language.get_display_name()
    if page is None or page.alias_of_id:
        url = reverse("wagtailadmin_pages:edit", args=[page.pk]) if page else ""
        return Version(name, TranslationState.MISSING.label, url)
    if str(page.pk) in in_review:
        state: Any = _("in moderation")
    elif not page.live:
        state = _("not published")
    else:
        state = states[page.pk].label
    return Version(name, state, reverse("wagtailadmin_pages:edit", args=[page.pk]))


def _in_review(keys: list[int]) -> set[str]:
    pages = ContentType.objects.get_for_model(Page)
    open_ones: QuerySet[WorkflowState] = WorkflowState.objects.filter(
        among("object_id", [str(key) for key in keys]),
        base_content_type=pages,
        status=WorkflowState.STATUS_IN_PROGRESS,
    )
    return set(open_ones.values_list("object_id", flat=True))


class VersionsColumn(Column):
    """Reads what the view has asked for all rows of the page."""

    cell_template_name = "knowledge/admin/versions_cell.html"

    def get_value(self, instance: ToolPage) -> list[Version]:
        return getattr(instance, "other_versions", [])
