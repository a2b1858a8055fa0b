"""Which tools are in which state of their work: published, in moderation, translated."""

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Count
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page, WorkflowState

from home.among import among
from home.translation.status import TranslationState
from home.translation.work import translations_needing_work
from home.ui.states import Look, declare
from knowledge.models import ToolPage
from knowledge.models.tool_page import ToolQuerySet


class WorkState(models.TextChoices):
    LIVE = "live", _("published")
    CHANGED = "changed", _("published, with newer changes")
    DRAFT = "draft", _("not published")
    WAITING = "waiting", _("in moderation")
    RETURNED = "returned", _("sent back for changes")


declare(
    {
        WorkState.LIVE: Look("success", "check"),
        WorkState.CHANGED: Look("attention", "edit"),
        WorkState.DRAFT: Look("neutral", "edit"),
        WorkState.WAITING: Look("primary", "wait"),
        WorkState.RETURNED: Look("attention", "repeat"),
    }
)
TRANSLATION_CHOICES = [
    (state.value, state.label)
    for state in (TranslationState.MISSING, TranslationState.PARTIAL, TranslationState.STALE)
]
IN_WORKFLOW = {
    WorkState.WAITING: WorkflowState.STATUS_IN_PROGRESS,
    WorkState.RETURNED: WorkflowState.STATUS_NEEDS_CHANGES,
}


def in_work_state(tools: ToolQuerySet, state: str) -> ToolQuerySet:
    match WorkState(state):
        case WorkState.LIVE:
            return tools.filter(live=True)
        case WorkState.CHANGED:
            return tools.filter(live=True, has_unpublished_changes=True)
        case WorkState.DRAFT:
            return tools.filter(live=False)
        case moderated:
            return tools.filter(pk__in=_pks_in_workflow(IN_WORKFLOW[moderated]))


def in_translation_state(tools: ToolQuerySet, state: str) -> ToolQuerySet:
    if state == TranslationState.MISSING:
        return tools.filter(alias_of__isnull=True, translation_key__in=_untranslated_keys())
    pks = [pk for pk, found in translations_needing_work().items() if found == state]
    return tools.filter(among("pk", pks))


def _pks_in_workflow(status: str) -> Iterable[int]:
    """Workflows name their object by text, whatever its key is."""
    pages = ContentType.objects.get_for_model(Page)
    states = WorkflowState.objects.filter(base_content_type=pages, status=status)
    return [int(pk) for pk in states.values_list("object_id", flat=True)]


def _untranslated_keys() -> models.QuerySet:
    """Translation keys of tools that have fewer versions of their own than there are languages."""
    own = ToolPage.objects.filter(alias_of__isnull=True).order_by().values("translation_key")
    counted = own.annotate(versions=Count("pk")).filter(versions__lt=Locale.objects.count())
    return counted.values("translation_key")
