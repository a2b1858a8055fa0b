"""The same in the admin's lists and forms: a filter, a box to choose from, an act on many."""

from collections.abc import Callable
from typing import Any, ClassVar

import django_filters
from django import forms
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from home.access import Actor
from home.bulk_acts import BulkAct
from home.in_charge import people_with


def filter_for(right: str) -> django_filters.ModelChoiceFilter:
    """For lists of records of which people with this right may be in charge."""

    def people(request: HttpRequest) -> QuerySet[Any]:
        return people_with(right)

    return django_filters.ModelChoiceFilter(
        label=_("In charge"), queryset=people, null_label=_("nobody")
    )


class InChargeForm:
    """For forms of such records: `right` of those who may be named."""

    right: ClassVar[str]
    fields: dict[str, Any]
    instance: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "in_charge" in self.fields:
            self.fields["in_charge"].queryset = people_with(self.right, self.instance.in_charge_id)
            self.fields["in_charge"].empty_label = _("nobody")


class WhoMakesIt:
    """For views that create: who makes a record is in charge until somebody else is named."""

    model: type[Model]
    request: HttpRequest

    def get_initial_form_instance(self) -> Any:
        made = super().get_initial_form_instance()  # type: ignore[misc]
        made = self.model() if made is None else made
        made.in_charge = self.request.user
        return made


class AssignForm(forms.Form):
    person = forms.ModelChoiceField(
        label=_("Who is in charge"), queryset=None, required=False, empty_label=_("nobody")
    )

    def __init__(self, *args: Any, people: Callable[[], QuerySet[Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people()


class AssignMany(BulkAct):
    """Subclasses say who may be named (`people`) and give it by the service of their room."""

    display_name = _("Assign")
    action_type = "assign"
    form_class = AssignForm

    @staticmethod
    def people() -> QuerySet[Any]:
        raise NotImplementedError

    def assign(self, record: Any, person: Any) -> None:
        raise NotImplementedError

    @staticmethod
    def allowed(actor: Actor) -> bool:
        raise NotImplementedError

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "people": self.people}

    def act(self, record: Any, form: AssignForm) -> None:
        self.assign(record, form.cleaned_data["person"])

    def said(self, count: int, form: AssignForm) -> str:
        """ "3 agreements assigned to Bima Santoso"."""
        kind = getattr(self._records[0], "specific_class", None) or self.model  # tool, not page
        about, person = kind._meta, form.cleaned_data["person"]
        told = {
            "count": count,
            "things": about.verbose_name if count == 1 else about.verbose_name_plural,
            "person": person,
        }
        if person is None:
            return gettext("%(count)d %(things)s: nobody is in charge any more.") % told
        return gettext("%(count)d %(things)s assigned to %(person)s.") % told
