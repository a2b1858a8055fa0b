"""Records in the admin are saved when their writer says so.

Wagtail saves forms while one types, about twice a second. A page or an offer has a draft for
that, a new one too (`home.desk.editing.CreatedOnce` keeps it one); a fact or an organisation has
none, and its half-typed words would stand on the site.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db.models import Model
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.timezone import localtime
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn, Column
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.admin.views.generic.mixins import CreateEditViewOptionalFeaturesMixin
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import (
    CollectWorkflowActionDataView,
    CreateView,
    EditView,
    IndexView,
    InspectView,
    SnippetViewSet,
    WorkflowActionView,
)

from home.access import Actor, actor_of
from home.bulk_acts import BulkAct
from home.choosing import RecordChooserViewSet
from home.desk.creating import CreatedOnce
from home.desk.editing import NewerVersionFirst
from home.desk.moderation import DecisionTold, ReasonAsked
from home.handbook.links import WithHandbook
from home.latest_names import NamedInOnesLanguage
from home.listed import TakenAwayAsListed

Question = Callable[[Actor], bool]

# What the desk adds to each of Wagtail's views.
DESK: dict[type, type] = {
    CreateView: CreatedOnce,
    EditView: NewerVersionFirst,
    WorkflowActionView: DecisionTold,
    CollectWorkflowActionDataView: ReasonAsked,
}


class SavedWhenAsked:
    """For Wagtail's views that create and edit a snippet."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)  # type: ignore[misc]
        self.autosave_enabled = self.autosave_enabled and self.draftstate_enabled  # type: ignore[attr-defined]


class LocalInspectView(InspectView):
    """Moments by the site's clocks: Wagtail localises them as they are stored. What is not there
    is a dash, never "None".
    """

    def get_field_display_value(self, field_name: str, field: Any) -> Any:
        value = super().get_field_display_value(field_name, field)
        if value is None or value == "":
            return "–"
        return localtime(value) if isinstance(value, datetime) else value


class BoxesForWhoActs:
    """For Wagtail's lists of snippets: boxes to tick are there for who may do something to what is
    ticked; others would be told so after having chosen.
    """

    @cached_property
    def columns(self) -> list[Column]:
        columns: list[Column] = super().columns  # type: ignore[misc]
        about = self.model._meta  # type: ignore[attr-defined]
        acts = bulk_action_registry.get_bulk_actions_for_model(about.app_label, about.model_name)
        actor = actor_of(self.request)  # type: ignore[attr-defined]
        may_act = any(act.allowed(actor) for act in acts if issubclass(act, BulkAct))
        if may_act or self.user_has_permission("delete"):  # type: ignore[attr-defined]
            return columns
        return [one for one in columns if not isinstance(one, BulkActionsCheckboxColumn)]


class RecordViewSet(SnippetViewSet):
    """Base of every viewset of the portal."""

    inspect_view_class = LocalInspectView
    chooser_viewset_class = RecordChooserViewSet

    def construct_view(self, view_class: type, **kwargs: Any) -> Callable[..., Any]:
        ours = [desk for theirs, desk in DESK.items() if issubclass(view_class, theirs)]
        bases = tuple(desk for desk in ours if not issubclass(view_class, desk))
        if issubclass(view_class, CreateEditViewOptionalFeaturesMixin):
            bases = (*bases, SavedWhenAsked)
        if bases:
            view_class = type(view_class.__name__, (*bases, view_class), {})
        if issubclass(view_class, IndexView):
            listed = (TakenAwayAsListed, BoxesForWhoActs, NamedInOnesLanguage, WithHandbook)
            bases = tuple(one for one in listed if not issubclass(view_class, one))
            view_class = type(view_class.__name__, (*bases, view_class), {})
        return super().construct_view(view_class, **kwargs)


class WrittenElsewhere(ModelPermissionPolicy):  # type: ignore[misc]  # Wagtail is not typed
    """For records that come from members, jobs or other pages: in the admin's lists nothing is
    open but what is named here (`view`, `add`, `change`), to whom the service's own question
    lets. Nobody deletes one, not even a superuser.
    """

    def __init__(self, model: type[Model], **questions: Question) -> None:
        super().__init__(model)
        self.questions = questions

    def user_has_permission(self, user: AbstractUser, action: str) -> bool:
        asked = self.questions.get(action)
        return asked is not None and asked(Actor(user))
