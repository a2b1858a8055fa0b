"""All tools in one list, by the state of their work and by topic."""

from typing import Any

import django_filters
from django import forms
from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.admin.widgets.button import Button, HeaderButton
from wagtail.models import Locale

from home.access import actor_of
from home.handbook.links import WithHandbook
from home.listed import TakenAwayAsListed
from home.models import BusinessUnit, Challenge, Sector, Stage
from knowledge.admin import states
from knowledge.enums import Kind, PathStage
from knowledge.importing.services import tool_lists
from knowledge.models import ToolPage
from knowledge.models.tool_page import ToolQuerySet


def _boxes(label: str, model: type) -> django_filters.ModelMultipleChoiceFilter:
    return django_filters.ModelMultipleChoiceFilter(
        label=label, queryset=model.objects.all(), widget=forms.CheckboxSelectMultiple
    )


def _owners(request: HttpRequest) -> QuerySet[Any]:
    people = get_user_model()._default_manager.all()
    of_tools = ToolPage.objects.order_by().values("owner")
    return people.filter(pk__in=of_tools).order_by("first_name", "last_name", "email")


class ToolFilterSet(WagtailFilterSet):
    state = django_filters.ChoiceFilter(
        label=_("Status"),
        choices=states.WorkState.choices,
        method="filter_state",
        widget=forms.RadioSelect,
    )
    translation = django_filters.ChoiceFilter(
        label=_("Translation"),
        choices=states.TRANSLATION_CHOICES,
        method="filter_translation",
        widget=forms.RadioSelect,
    )
    locale = django_filters.ModelChoiceFilter(
        label=_("Language"), queryset=Locale.objects.all(), widget=forms.RadioSelect
    )
    owner = django_filters.ModelChoiceFilter(label=_("In charge"), queryset=_owners)
    challenges = _boxes(_("Challenge"), Challenge)
    sectors = _boxes(_("Sector"), Sector)
    business_units = _boxes(_("Business unit"), BusinessUnit)
    stages = _boxes(_("Stage"), Stage)
    kind = django_filters.MultipleChoiceFilter(
        label=_("Kind"), choices=Kind.choices, widget=forms.CheckboxSelectMultiple
    )
    path_stage = django_filters.MultipleChoiceFilter(
        label=_("How far adapted"), choices=PathStage.choices, widget=forms.CheckboxSelectMultiple
    )
    untested = django_filters.BooleanFilter(
        label=_("Without a test"), field_name="evidence", lookup_expr="isnull", distinct=True
    )

    class Meta:
        model = ToolPage
        fields: list[str] = []

    def filter_state(self, tools: ToolQuerySet, name: str, value: str) -> ToolQuerySet:
        return states.in_work_state(tools, value)

    def filter_translation(self, tools: ToolQuerySet, name: str, value: str) -> ToolQuerySet:
        return states.in_translation_state(tools, value)


USUAL = {column.name: column for column in IndexView.base_columns}


class ToolIndexView(TakenAwayAsListed, WithHandbook, IndexView):
    """25 a page: what Wagtail asks for each row costs more than the rows."""

    paginate_by = 25

    def annotate_queryset(self, pages: Any) -> Any:
        return super().annotate_queryset(pages).prefetch_related("owner")

    export_values = {
        "title": lambda tool: tool.get_admin_display_title(),
        "status": lambda tool: tool.status_string,
    }

    @cached_property
    def header_buttons(self) -> list[Button]:
        buttons = list(super().header_buttons)
        if tool_lists.user_can_import(actor_of(self.request)):
            url = reverse("tools_import:hand_in")
            buttons.append(HeaderButton(gettext("Import a list"), url=url, icon_name="upload"))
        return buttons


class ToolListingViewSet(PageListingViewSet):
    """Wagtail's own list of one page type, with our columns and filters."""

    name = "tools"
    model = ToolPage
    icon = "clipboard-list"
    menu_label = _("Tools")
    menu_order = 150
    add_to_admin_menu = True
    index_view_class = ToolIndexView
    filterset_class = ToolFilterSet
    columns = [
        USUAL["bulk_actions"],
        USUAL["title"],
        USUAL["status"],
        Column("owner", label=_("In charge")),
        Column("kind", label=_("Kind"), accessor="get_kind_display", sort_key="kind"),
        Column(
            "path_stage",
            label=_("How far adapted"),
            accessor="get_path_stage_display",
            sort_key="path_stage",
        ),
        USUAL["latest_revision_created_at"],
    ]


tool_listing_viewset = ToolListingViewSet("tools")
