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
from home.among import among
from home.handbook.links import WithHandbook
from home.listed import TakenAwayAsListed
from home.models import BusinessUnit, Challenge, Sector, Stage
from home.translation.status import TranslationState
from knowledge.admin import states, versions
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
    locale = django_filters.ModelChoiceFilter(  # by its code: Wagtail reads this word too
        label=_("Language"),
        queryset=Locale.objects.all(),
        to_field_name="language_code",
        widget=forms.RadioSelect,
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
        own = states.in_work_state(tools, value)
        if self.is_of_one_language or value == states.WorkState.LIVE:
            return own
        return versions.of_which_a_version_is_in(tools, states.in_work_state(EVERY(), value))

    def filter_translation(self, tools: ToolQuerySet, name: str, value: str) -> ToolQuerySet:
        own = states.in_translation_state(tools, value)
        if self.is_of_one_language or value == TranslationState.MISSING:
            return own
        return versions.of_which_a_version_is_in(tools, states.in_translation_state(EVERY(), value))

    @property
    def is_of_one_language(self) -> bool:
        return bool(self.data.get("locale"))


EVERY = ToolPage.objects.all
USUAL = {column.name: column for column in IndexView.base_columns}


class ToolIndexView(TakenAwayAsListed, WithHandbook, IndexView):
    """Each tool once, in the language that it was written in, unless one asks for a language.

    25 a page: what Wagtail asks for each row costs more than the rows.
    """

    paginate_by = 25

    def get_base_queryset(self) -> Any:
        tools = super().get_base_queryset()
        is_whole = self.is_searching or self._is_of_one_language
        return tools if is_whole else versions.originals(tools)

    def search_queryset(self, queryset: Any) -> Any:
        """In whatever language its words are found."""
        if self.is_searching and not self._is_of_one_language:
            light = EVERY().filter(pk__in=queryset.order_by().values("pk"))
            found = light.only("translation_key").autocomplete(self.search_query)
            rows = [(one.pk, one.translation_key) for one in found]
            keys = among("pk", [pk for pk, _key in rows])
            first = set(versions.originals(EVERY().filter(keys)).values_list("pk", flat=True))
            once = versions.once_each((pk, key, pk in first) for pk, key in rows)
            queryset = queryset.filter(among("pk", once))
        return super().search_queryset(queryset)

    @property
    def _is_of_one_language(self) -> bool:
        return bool(self.request.GET.get("locale"))

    def get_table(self, object_list: Any) -> Any:
        rows = list(object_list)
        others = versions.versions_of(rows)
        for row in rows:
            row.other_versions = others[row.pk]
        return super().get_table(rows)

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.export_values = {**self.export_values, "versions": self._versions_in_words}

    @cached_property
    def _all_versions(self) -> dict[int, list[versions.Version]]:
        """For a file, whose rows come a thousand at a time."""
        return versions.versions_of()

    def _versions_in_words(self, tool: ToolPage) -> str:
        return "; ".join(map(str, self._all_versions.get(tool.pk, [])))

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
        versions.VersionsColumn("versions", label=_("Translations")),
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
