"""The regions in the admin: list, form, and choosing one among 91,599 for another record."""

from collections.abc import Callable
from typing import Any

import django_filters
from django import forms
from django.contrib.auth.models import AbstractUser
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.html import format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views import chooser, snippets

from home import choosing
from home.choosers import RecordChooser
from home.choosing import Found, TypedForm, in_order
from home.listed import TakenAwayAsListed
from home.models import Region
from home.models.regions import RegionQuerySet
from home.records import RecordViewSet
from home.regions.held import gazetteer
from home.regions.suggestions import suggested


class TypedNameForm(TypedForm):
    q = forms.CharField(
        label=_("Code or name, then where it lies"),
        required=False,
        widget=forms.TextInput(attrs={"placeholder": _("For example: kesugihan cilacap")}),
    )
    fields_searched = ("name",)

    def untyped(self, regions: QuerySet[Region]) -> QuerySet[Region]:
        """Provinces until something is typed: nobody leafs through 91,599 regions."""
        return regions.filter(level=Region.Level.PROVINCE)

    def find(self, typed: str, regions: QuerySet[Region]) -> Found:
        return suggested(typed, regions) or in_order(gazetteer().meant(typed).codes, regions)

    def find_alike(self, typed: str, regions: QuerySet[Region]) -> list[Region]:
        return in_order(gazetteer().alike(typed).codes, regions)


class RegionsInForce:
    """A name alone says little: Sidomulyo is a village 98 times."""

    filter_form_class = TypedNameForm

    def get_object_list(self) -> QuerySet[Region]:
        return Region.objects.current().with_parents()

    @property
    def columns(self) -> list[Any]:
        return [
            *super().columns,  # type: ignore[misc]
            Column(_where, label=_("Place")),
        ]


def _where(region: Region) -> str:
    """In one column of two lines: on a phone, columns of their own would stand out of sight."""
    lines = [f"{region.get_kind_display()} {region.official_code}"]
    if region.parent:
        lines.insert(0, region.parent.place)
    return format_html_join(mark_safe("<br>"), "{}", ([line] for line in lines))


class ChooseRegionView(RegionsInForce, choosing.ChooseView):
    pass


class ChooseRegionResultsView(RegionsInForce, choosing.ChooseResultsView):
    pass


class RegionChosenView(chooser.SnippetChosenView):
    def get_display_title(self, region: Region) -> str:
        return region.place


class RegionChooser(RecordChooser):
    def get_display_title(self, region: Region) -> str:
        return region.place


class RegionChooserViewSet(choosing.RecordChooserViewSet):
    base_widget_class = RegionChooser
    choose_view_class = ChooseRegionView
    choose_results_view_class = ChooseRegionResultsView
    chosen_view_class = RegionChosenView
    choose_one_text = _("Choose a region")
    choose_another_text = _("Choose another region")


class ShownField(FieldPanel):
    """For reading only; a dash where there is nothing."""

    def format_value_for_display(self, value: Any) -> Any:
        return "–" if value in (None, "") else super().format_value_for_display(value)


class RegionFilterSet(WagtailFilterSet):
    level = django_filters.ChoiceFilter(choices=Region.Level.choices, label=_("Level"))
    kind = django_filters.ChoiceFilter(choices=Region.Kind.choices, label=_("Kind"))
    is_3t = django_filters.BooleanFilter(method="in_3t", label=_("3T region"))
    is_current = django_filters.BooleanFilter(label=_("In force"))
    province = django_filters.ModelChoiceFilter(
        queryset=Region.objects.provinces().order_by("name"),
        method="in_province",
        label=_("Province"),
    )

    class Meta:
        model = Region
        fields = ["level", "kind", "is_3t", "is_current"]

    def in_province(self, regions: RegionQuerySet, name: str, province: Region) -> RegionQuerySet:
        return regions.within(province.code)

    def in_3t(self, regions: RegionQuerySet, name: str, wanted: bool) -> RegionQuerySet:
        return regions.underserved() if wanted else regions.filter(tier_3t=0)


class RegionForm(WagtailAdminModelForm):
    def clean(self) -> dict[str, Any]:
        """The database refuses it too; here each empty field says what it lacks."""
        cleaned: dict[str, Any] = super().clean()
        if cleaned.get("tier_3t"):
            for name in ("source_3t", "as_of_3t"):
                if name in cleaned and not cleaned[name]:
                    self.add_error(name, _("A 3T tier names its source and the date of it."))
        return cleaned


region_form = ObjectList(
    [
        FieldRowPanel([FieldPanel("name", read_only=True), FieldPanel("code", read_only=True)]),
        FieldRowPanel([FieldPanel("kind", read_only=True), ShownField("parent", read_only=True)]),
        FieldRowPanel(
            [ShownField("postal_code", read_only=True), ShownField("formerly", read_only=True)]
        ),
        ShownField("successor", read_only=True),
        MultiFieldPanel(
            [FieldPanel("tier_3t"), FieldPanel("source_3t"), FieldPanel("as_of_3t")], heading="3T"
        ),
    ],
    base_form_class=RegionForm,
)


class RegionIndexView(TakenAwayAsListed, snippets.IndexView):
    def search_queryset(self, queryset: RegionQuerySet) -> QuerySet[Region]:
        return suggested(self.search_query, queryset) if self.is_searching else queryset

    def as_spreadsheet(self, queryset: RegionQuerySet, spreadsheet_format: str) -> HttpResponse:
        """What 83,000 villages lie in is read once, not with each of them."""
        return super().as_spreadsheet(queryset.select_related(None), spreadsheet_format)

    @cached_property
    def export_values(self) -> dict[str, Callable[[Region], Any]]:  # type: ignore[override]
        places = places_of_wider_regions()
        return {"parent.place": lambda region: places.get(region.parent_id)}


def places_of_wider_regions() -> dict[str, str]:
    """Code to place, of all but villages; one query."""
    wider = {one.pk: one for one in Region.objects.exclude(level=Region.Level.VILLAGE)}
    for region in wider.values():
        if region.parent_id:
            region.parent = wider[region.parent_id]
    return {code: region.place for code, region in wider.items()}


class NobodyAdds(ModelPermissionPolicy):
    """Regions come with the official list; the form of a new one has no field for its code."""

    def user_has_permission(self, user: AbstractUser, action: str) -> bool:
        return action != "add" and super().user_has_permission(user, action)


class RegionViewSet(RecordViewSet):
    """Names and codes come from the official list; only the 3T tier is the editors' own."""

    model = Region
    icon = "site"
    list_display = [
        "name",
        Column("parent.place", label=_("Part of")),
        Column("get_kind_display", label=_("Kind")),
        Column("official_code", label=_("Code"), sort_key="code"),
        Column("tier_3t", label="3T", sort_key="tier_3t"),
        BooleanColumn("is_current", label=_("In force")),
    ]
    filterset_class = RegionFilterSet
    index_view_class = RegionIndexView
    chooser_viewset_class = RegionChooserViewSet
    search_fields = ["name", "code"]
    search_backend_name = None
    ordering = ["code"]
    list_per_page = 50
    edit_handler = region_form

    def get_queryset(self, request: HttpRequest) -> QuerySet[Region]:
        return Region.objects.with_parents()
