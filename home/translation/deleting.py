"""Deleting a page asks about its versions in other languages, and takes its copies along.

A copy shows its source's words; left alone it would stand on the site as if they were its own.
"""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.actions.delete_page import DeletePageAction
from wagtail.admin import messages
from wagtail.admin.views.pages.bulk_actions.delete import DeleteBulkAction
from wagtail.admin.views.pages.delete import DeleteView
from wagtail.models import Page, ReferenceIndex

from home.access import Actor, actor_of
from home.translation.rights import rights_on
from home.translation.unpublishing import CHOSEN
from home.translation.versions import versions_of

STAYS = _("“%(title)s” (%(language)s) stays: you may not delete it, or something needs it.")


def translations_of(pages: Iterable[Page]) -> list[Page]:
    """With words of their own, on the site or not; each once."""
    pages = list(pages)
    rows = [versions_of(page).filter(alias_of=None).select_related("locale") for page in pages]
    found = {row.pk: row for of_one in rows for row in of_one}
    return [row.specific for pk, row in found.items() if pk not in {page.pk for page in pages}]


def copies_of(pages: Iterable[Page]) -> list[Page]:
    """The copies of these pages and of what is deleted with them."""
    below = [page.get_descendants(inclusive=True) for page in pages]
    return [copy for rows in below for copy in Page.objects.filter(alias_of__in=rows)]


def user_can_delete(actor: Actor, page: Page) -> bool:
    used = ReferenceIndex.get_references_to(page).group_by_source_object()
    return bool(rights_on(actor, page).can_delete() and not used.is_protected)


def _sorted(actor: Actor, versions: list[Page]) -> dict[str, list[Any]]:
    """`versions` that may be deleted, each with how many are below it, and those that stay."""
    deletable = [one for one in versions if user_can_delete(actor, one)]
    return {
        "versions": [(one, one.get_descendant_count()) for one in deletable],
        "staying": [one for one in versions if one not in deletable],
    }


def _named(page: Page) -> dict[str, str]:
    return {"title": page.title, "language": page.locale.get_display_name()}


def delete_all(pages: Iterable[Page], actor: Actor) -> None:
    """Those that are still there: what is below another went with it."""
    for page in pages:
        if found := Page.objects.filter(pk=page.pk).first():
            DeletePageAction(found, user=actor.person).execute(skip_permission_checks=True)


class DeleteWithVersionsView(DeleteView):
    template_name = "home/admin/confirm_delete.html"

    @transaction.atomic
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        actor, chosen, pk = actor_of(request), set(request.POST.getlist(CHOSEN)), self.page.pk
        ticked = [one for one in translations_of([self.page]) if str(one.pk) in chosen]
        doomed = [one for one in ticked if user_can_delete(actor, one)]
        copies = copies_of([self.page, *doomed])
        answer: HttpResponse = super().post(request, *args, **kwargs)
        if not Page.objects.filter(pk=pk).exists():
            delete_all([*doomed, *copies], actor)
        return answer

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        versions = _sorted(actor_of(self.request), translations_of([self.page]))
        return {**super().get_context_data(**kwargs), **versions}


class WithVersionsForm(forms.Form):
    include_versions = forms.BooleanField(
        label=_("Also their versions in other languages"), required=False
    )


class DeleteManyWithVersions(DeleteBulkAction):
    form_class = WithVersionsForm
    template_name = "home/admin/confirm_bulk_delete.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        versions = translations_of(item["item"] for item in context["items"])
        return {**context, **_sorted(actor_of(self.request), versions)}

    def form_valid(self, form: forms.Form) -> HttpResponse:
        staying: list[Page] = []
        if form.cleaned_data["include_versions"]:
            versions = translations_of(self.get_actionable_objects()[0])
            staying = _sorted(actor_of(self.request), versions)["staying"]
        answer: HttpResponse = super().form_valid(form)
        left = set(Page.objects.filter(pk__in=[one.pk for one in staying]).values_list("pk"))
        for one in staying:
            if (one.pk,) in left:
                messages.warning(self.request, STAYS % _named(one))
        return answer

    def get_execution_context(self) -> dict[str, Any]:
        asked = self.cleaned_form.cleaned_data["include_versions"]
        return {**super().get_execution_context(), "include_versions": asked}

    @classmethod
    @transaction.atomic
    def execute_action(
        cls, objects: list[Page], *, include_versions: bool = False, **kwargs: Any
    ) -> tuple[int, int]:
        objects, actor = list(objects), Actor(kwargs.get("user"))
        versions = translations_of(objects) if include_versions else []
        doomed = [one for one in versions if user_can_delete(actor, one)]
        copies = copies_of([*objects, *doomed])
        done: tuple[int, int] = super().execute_action(objects, **kwargs)
        delete_all([*doomed, *copies], actor)
        return done
