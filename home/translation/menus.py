"""What stands at the foot of a page that is a version in another language."""

import json
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.models import Page
from wagtail_localize.models import Translation
from wagtail_localize.wagtail_hooks import (
    ConvertToAliasPageActionMenuItem,
    RestartTranslationPageActionMenuItem,
)

from home.access import actor_of
from home.desk.reasons import REJECT
from home.translation import handing_in, rights
from home.translation.sources import (
    LANGUAGE_WORDS,
    SourceWasNeverPublished,
    source_never_published,
)

NEVER_FIRST = (ConvertToAliasPageActionMenuItem, RestartTranslationPageActionMenuItem)


class Link(ActionMenuItem):
    """To a page that asks first; wagtail-localize's own buttons send the form that one writes."""

    classname = "action-secondary"

    def __init__(self, theirs: ActionMenuItem, url: str, label: Any = "") -> None:
        super().__init__()
        self.label, self.name, self.icon_name = label or theirs.label, theirs.name, theirs.icon_name
        self.url = url

    def get_url(self, parent_context: dict[str, Any]) -> str:
        return self.url


def without_traps(items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """For `construct_page_action_menu`: turning the page into a copy of its source, or back into a
    translation, is never the main button, and not there for who may not do it.
    """
    found = [item for item in items if isinstance(item, NEVER_FIRST)]
    items[:] = [item for item in items if item not in found]
    page, actor = context.get("page"), actor_of(request)
    for item in found if page is not None else ():
        if isinstance(item, ConvertToAliasPageActionMenuItem):
            if rights.user_can_publish(actor, page):
                url = reverse("wagtail_localize:convert_to_alias", args=[page.pk])
                items.append(Link(item, url))
        elif rights.user_can_change_how_it_is_kept(actor, page):
            stopped = translation_of(page, enabled=False)
            url = reverse("restart_translation", args=[stopped.pk])
            items.append(Link(item, url, _("Follow the source page again")))


def translation_of(page: Page, *, enabled: bool) -> Translation:
    """Raises Translation.DoesNotExist."""
    return Translation.objects.get(
        source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=enabled
    )


@dataclass(frozen=True)
class Foot:
    """Of wagtail-localize's editor. `props` are what its script is told; `hand_in` is the address
    of the main button of who may not publish, empty when somebody reads the translation already;
    `send_back` that of a reviewer's window; `original` that of the page to be published first;
    `words` what that script says in English only, to what it says in the reader's language.
    """

    props: str
    words: dict[str, str]
    publishes: bool
    hand_in: str
    is_read: bool
    send_back: str
    previews: list[dict[str, str]]
    original: str
    why_first: Any = SourceWasNeverPublished.words


def foot_of(request: HttpRequest, page: Page, props: str) -> Foot:
    actor, told = actor_of(request), json.loads(props)
    publishes = rights.user_can_publish(actor, page)
    if not publishes:
        told["links"]["convertToAliasUrl"] = None
    for locale in (told["sourceLocale"], told["locale"]):
        locale["displayName"] = str(LANGUAGE_WORDS.get(locale["code"], locale["displayName"]))
    if not rights.user_can_write(actor, page):
        told["object"]["isLocked"] = True
    original = source_never_published(page)
    can_hand_in = handing_in.user_can_hand_in(actor, page)
    return Foot(
        props=json.dumps(told),
        words=_words(told["sourceLocale"]["displayName"], told["locale"]["displayName"]),
        publishes=publishes,
        hand_in=reverse("hand_in_translation", args=[page.pk]) if can_hand_in else "",
        is_read=bool(page.workflow_in_progress),
        send_back=_window_of(page, request),
        previews=told["previewModes"],
        original=reverse("wagtailadmin_pages:edit", args=[original.pk]) if original else "",
    )


def _words(source: str, target: str) -> dict[str, str]:
    translated = _("Translation from %(source)s to %(target)s")
    return {
        "More actions": _("More actions"),
        f"{source} to {target} translation": translated % {"source": source, "target": target},
    }


def _window_of(page: Page, request: HttpRequest) -> str:
    """Where a reviewer says why the translation is sent back; empty for who is not asked."""
    task, state = page.current_workflow_task, page.current_workflow_task_state
    if task is None or state is None:
        return ""
    if REJECT not in {name for name, *_more in task.get_actions(page, request.user)}:
        return ""
    return reverse("wagtailadmin_pages:workflow_action", args=[page.pk, REJECT, state.pk])
