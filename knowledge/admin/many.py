"""What staff do with many tools at once: assign them, give them free words. Publishing and taking
off the site are Wagtail's own.
"""

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.utils.functional import Promise, classproperty
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from home.access import Actor
from home.bulk_acts import NOT_PERMITTED, BulkAct, Text
from home.desk.refusals import Refusal
from home.in_charge_admin import AssignMany
from knowledge import tending as tools
from knowledge.models import ToolPage, ToolTag

NO_TOOL = _("Only tools have this.")


def writers() -> QuerySet[Any]:
    """Active people with a right to write pages."""
    people = page_permission_policy.users_with_any_permission(["add", "change"])
    keys = [person.pk for person in people]
    found = get_user_model()._default_manager.filter(pk__in=keys, is_active=True)
    return found.order_by("first_name", "last_name", "email")


class TagForm(forms.Form):
    tags = forms.ModelMultipleChoiceField(
        label=_("Words to add"),
        queryset=ToolTag.objects.order_by("name"),
        widget=forms.CheckboxSelectMultiple,
    )


class OfTools(BulkAct):
    """Wagtail's lists of pages know one kind, all pages."""

    @classproperty
    def models(cls) -> list[type]:  # noqa: N805 - a property of the class
        return [Page]

    @staticmethod
    def allowed(actor: Actor) -> bool:
        person = actor.person
        return person is not None and bool(
            page_permission_policy.user_has_any_permission(person, ["add", "change"])
        )

    def reason_against(self, record: Page) -> Text:
        tool = record.specific
        if not isinstance(tool, ToolPage):
            return NO_TOOL
        if tools.user_can_edit(self.actor, tool):
            return ""
        is_locked = tools.is_locked(self.actor, tool)
        return tools.ToolIsLocked.words if is_locked else NOT_PERMITTED

    def explain(self, refusal: Refusal) -> str | Promise:
        return getattr(refusal, "words", "") or str(refusal)


@hooks.register("register_bulk_action")
class AssignTools(OfTools, AssignMany):
    question = _("Who is in charge of these tools?")
    people = staticmethod(writers)

    def assign(self, record: Page, person: Any) -> None:
        tools.assign(record.specific, person, by=self.actor)


@hooks.register("register_bulk_action")
class TagTools(OfTools):
    display_name = _("Add free words")
    action_type = "tag"
    question = _("These tools get the words that you choose beside those that they have:")
    form_class = TagForm

    def act(self, record: Page, form: TagForm) -> None:
        tools.tag(record.specific, form.cleaned_data["tags"], by=self.actor)
