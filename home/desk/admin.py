"""An act in Wagtail's admin: its frame, its fields, its way back."""

from typing import Any

from django.contrib.admin.utils import unquote
from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.functional import Promise
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from home.admin_days import with_calendars
from home.desk.views import ActView


class AdminActView(WagtailAdminTemplateMixin, ActView):
    def get_template_names(self) -> list[str]:
        """A viewset hands its edit view the template of Wagtail's form; an act has its own."""
        return ["desk/admin/act.html"]

    def get_page_subtitle(self) -> str:
        return self.about()

    def get_form(self, form_class: Any = None) -> Any:
        form = super().get_form(form_class)
        with_calendars(form)
        return form

    def facts(self) -> list[tuple[str | Promise, object]]:
        """What one should know of the record before one acts: name, value."""
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"facts": self.facts(), **kwargs})


def record_or_404(rows: QuerySet[Any], key: Any) -> Any:
    """A record by the key in a viewset's address. Raises Http404, also for what is no key."""
    try:
        return get_object_or_404(rows, pk=unquote(str(key)))
    except ValueError as error:
        raise Http404 from error
