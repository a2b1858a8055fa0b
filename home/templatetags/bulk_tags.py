"""What may be done to what is ticked in a list of the admin."""

from typing import Any

from django import template
from django.urls import reverse
from wagtail.admin.templatetags.wagtailadmin_tags import bulk_action_choices
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.permissions import policy_registry
from wagtail.snippets.bulk_actions.delete import DeleteBulkAction

from home.access import Actor, actor_of
from home.bulk_acts import BulkAct

register = template.Library()


@register.inclusion_tag("wagtailadmin/shared/buttons.html", takes_context=True)
def bulk_acts(context: Any, app_label: str, model_name: str) -> dict[str, Any]:
    """Wagtail's buttons, but for those that would only say that one may not."""
    actor = actor_of(context["request"])
    acts = bulk_action_registry.get_bulk_actions_for_model(app_label, model_name)
    closed = {
        reverse("wagtail_bulk_action", args=[app_label, model_name, act.action_type])
        for act in acts
        if not _may(act, actor, app_label, model_name)
    }
    shown: dict[str, Any] = bulk_action_choices(context, app_label, model_name)
    buttons = [one for one in shown["buttons"] if getattr(one, "url", None) not in closed]
    for one in buttons:
        if hasattr(one, "dropdown_buttons"):
            one.dropdown_buttons = [each for each in one.dropdown_buttons if each.url not in closed]
    return {"buttons": buttons}


def _may(act: Any, actor: Actor, app_label: str, model_name: str) -> bool:
    if issubclass(act, BulkAct):
        return bool(act.allowed(actor))
    if issubclass(act, DeleteBulkAction):
        model = next(one for one in act.models if _is(one, app_label, model_name))
        policy = policy_registry.get_by_type(model)
        return bool(policy.user_has_permission(actor.person, "delete"))
    return True


def _is(model: type, app_label: str, model_name: str) -> bool:
    about = model._meta  # type: ignore[attr-defined]
    return (about.app_label, about.model_name) == (app_label, model_name)
