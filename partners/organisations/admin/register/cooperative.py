"""One cooperative in the register: what its lists said, beside what stands here."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.translation import gettext_lazy

from partners.organisations.admin.register import rows, saying
from partners.organisations.admin.register.base import LookingView, address_of
from partners.organisations.importing import here
from partners.organisations.importing.fields import SAID
from partners.organisations.importing.threeway import is_same
from partners.organisations.models import Organisation, RegisterEntry, RegisterRow

MOST_LISTS = 50


@dataclass(frozen=True, slots=True)
class Beside:
    """One field: what the register said last, what stands here."""

    label: str
    register: str
    here: str
    differs: bool


class CooperativeView(LookingView):
    template_name = "organisations/admin/register/cooperative.html"
    page_title = gettext_lazy("In the national register")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = Organisation.objects.with_place().select_related("cooperative__stage")
        organisation = get_object_or_404(found, pk=self.kwargs["pk"])
        entries = RegisterEntry.objects.select_related("register_import")
        entry = entries.filter(organisation=organisation).first()
        named = RegisterRow.objects.filter(organisation=organisation, is_written=True)
        lists = named.select_related("register_import").order_by("-pk")[:MOST_LISTS]
        return super().get_context_data(
            organisation=organisation,
            entry=entry,
            beside=list(_beside(organisation, entry)) if entry else [],
            lists=[
                {"row": one, "url": address_of(one.row.register_import)}
                for one in rows.shown(lists)
            ],
            formerly=organisation.formerly.all(),
            history_url=reverse(HISTORY, args=[organisation.pk]),
            **kwargs,
        )


def _beside(organisation: Organisation, entry: RegisterEntry) -> Iterator[Beside]:
    facts = here.of([organisation.pk])[organisation.pk].facts
    said = saying.Words.of([facts, entry.said])
    for key in SAID:
        if key in entry.said:
            register, now = entry.said[key], facts.get(key)
            words = said.said(key, register), said.said(key, now)
            yield Beside(saying.label(key), *words, differs=not is_same(key, register, now))


HISTORY = "wagtailsnippets_organisations_organisation:history"
urlpatterns = [path("of/<int:pk>/", CooperativeView.as_view(), name="cooperative")]
