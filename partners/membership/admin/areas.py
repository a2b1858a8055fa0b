"""Areas of business assistants and PMO: given and ended by moderators, never rewritten."""

from typing import Any

import django_filters
from django import forms
from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms.models import registry
from wagtail.admin.ui.tables import Column

from home import phone_numbers
from home.desk.admin import record_or_404
from home.desk.decisions import DecidedViewSet, ListedActView
from home.desk.forms import ActForm, ConfirmForm, day_field
from home.desk.refusals import Refusal
from home.email_addresses import canonical
from home.models import Region
from partners.membership.mandating.refusals import explain
from partners.membership.models import Area
from partners.membership.services import areas


class AreaForm(ActForm):
    person = forms.CharField(
        label=gettext_lazy("E-mail address or mobile number of the account"),
        max_length=254,
        help_text=gettext_lazy("The person signs up on the site first."),
    )
    office = forms.ChoiceField(
        label=gettext_lazy("Office"), choices=Area.Office.choices, widget=forms.RadioSelect
    )
    region = forms.ModelChoiceField(
        label=gettext_lazy("Region"),
        queryset=Region.objects.current(),
        help_text=gettext_lazy("With all that lies in it."),
    )
    begins_on = day_field(gettext_lazy("From"), initial=localdate)
    ends_on = day_field(gettext_lazy("Until"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chooser = registry.get(Area._meta.get_field("region"))["widget"]
        self.fields["region"].widget = chooser()

    def clean_person(self) -> Any:
        typed: str = self.cleaned_data["person"].replace("\0", "")
        named = Q(email=canonical(typed)) | Q(phone=phone_numbers.canonical(typed))
        people = get_user_model()._default_manager.filter(named, is_active=True)
        person = people.first()
        if person is None:
            raise forms.ValidationError(_("There is no account with this address or number."))
        return person


class AreaActView(ListedActView):
    list_title = gettext_lazy("Areas")
    header_icon = "site"

    def explain(self, refusal: Refusal) -> str:
        return explain(refusal)


class AssignView(AreaActView):
    act_form = AreaForm
    allowed = staticmethod(areas.user_can_assign)
    page_title = gettext_lazy("Give an area")
    button = gettext_lazy("Give the area")
    done = gettext_lazy("The area is given.")

    def about(self) -> str:
        return _("Areas")

    def act(self, form: AreaForm) -> None:
        words = form.words
        areas.assign(words.pop("person"), by=self.actor, **words)


class EndView(AreaActView):
    act_form = ConfirmForm
    allowed = staticmethod(areas.user_can_assign)
    page_title = gettext_lazy("End an area")
    intro = gettext_lazy("From today on the person does not look after it any more.")
    button = gettext_lazy("End the area")
    done = gettext_lazy("The area is ended.")
    is_serious = True
    record: Area

    def find(self) -> None:
        rows = Area.objects.select_related("person", "region__parent")
        self.record = record_or_404(rows, self.kwargs["pk"])

    def facts(self) -> list[tuple[str | Promise, object]]:
        area = self.record
        return [
            (_("Person"), area.person),
            (_("Office"), area.get_office_display()),
            (_("Region"), area.region.place),
            (_("From"), area.begins_on),
            (_("Until"), area.ends_on or "–"),
        ]

    def act(self, form: ConfirmForm) -> None:
        areas.end(self.record, by=self.actor, seen=form.seen_version)


class AreaFilterSet(WagtailFilterSet):  # type: ignore[misc]  # Wagtail is not typed
    office = django_filters.ChoiceFilter(choices=Area.Office.choices, label=gettext_lazy("Office"))
    is_in_force = django_filters.BooleanFilter(
        method="in_force", label=gettext_lazy("In force today")
    )

    class Meta:
        model = Area
        fields = ("office",)

    def in_force(self, rows: Any, name: str, value: bool) -> Any:
        live = Area.objects.in_force(localdate()).values("pk")
        return rows.filter(pk__in=live) if value else rows.exclude(pk__in=live)


class AreaViewSet(DecidedViewSet):
    model = Area
    icon = "site"
    menu_label = gettext_lazy("Areas")
    filterset_class = AreaFilterSet
    list_display = [
        "person",
        Column("get_office_display", label=gettext_lazy("Office")),
        Column("region.place", label=gettext_lazy("Region")),
        Column("begins_on", label=gettext_lazy("From")),
        Column("ends_on", label=gettext_lazy("Until")),
    ]
    search_fields = [
        "person__email",
        "person__first_name",
        "person__last_name",
        "region__name",
        "region__parent__name",
    ]
    add_view_class = AssignView
    edit_view_class = EndView

    def get_queryset(self, request: HttpRequest) -> QuerySet[Area]:
        return Area.objects.select_related("person", "region__parent__parent__parent")
