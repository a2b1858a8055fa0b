"""Taking a page off the site asks about its versions in other languages; closing one says that
they follow.
"""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from wagtail.admin.modal_workflow import render_modal_workflow
from wagtail.admin.views.page_privacy import SetPrivacyView
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import DefaultPageForm
from wagtail.admin.views.pages.bulk_actions.unpublish import UnpublishBulkAction
from wagtail.admin.views.pages.unpublish import UnpublishView
from wagtail.models import Page

from home.access import Actor, actor_of, require
from home.translation.rights import rights_on
from home.translation.versions import followers_of, versions_of

CHOSEN = "versions"


def live_versions_of(page: Page) -> list[Page]:
    """Those on the site with words of their own: copies follow what they copy."""
    rows = versions_of(page).live().filter(alias_of=None).select_related("locale")
    return [row.specific for row in rows]


def versions_to_take_off(pages: Iterable[Page], actor: Actor) -> list[Page]:
    """The versions of these pages that `actor` may take off the site, each once."""
    pages = list(pages)
    found = {row.pk: row for page in pages for row in live_versions_of(page)}
    own = {page.pk for page in pages}
    return [
        row for pk, row in found.items() if pk not in own and rights_on(actor, row).can_unpublish()
    ]


class UnpublishWithVersionsView(UnpublishView):
    template_name = "home/admin/confirm_unpublish.html"

    def get_objects_to_unpublish(self) -> list[Page]:
        """The page, and of its versions those that were ticked."""
        self.versions = versions_to_take_off([self.object], actor_of(self.request))
        chosen = set(self.request.POST.getlist(CHOSEN))
        return [self.object, *(one for one in self.versions if str(one.pk) in chosen)]

    @transaction.atomic
    def unpublish(self) -> HttpResponse | None:
        answer: HttpResponse | None = super().unpublish()
        return answer

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        staying = [one for one in live_versions_of(self.object) if one not in self.versions]
        return super().get_context_data(versions=self.versions, staying=staying, **kwargs)


class WithVersionsForm(DefaultPageForm):
    include_descendants = forms.BooleanField(label=_("Also the pages below them"), required=False)
    include_versions = forms.BooleanField(
        label=_("Also their versions in other languages"), required=False, initial=True
    )


class UnpublishManyWithVersions(UnpublishBulkAction):
    form_class = WithVersionsForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        pages = [item["item"] for item in context["items"]]
        versions = versions_to_take_off(pages, actor_of(self.request))
        context["has_live_descendants"] = context["has_live_descendants"] or bool(versions)
        return context

    def get_execution_context(self) -> dict[str, Any]:
        asked = self.cleaned_form.cleaned_data["include_versions"]
        return {**super().get_execution_context(), "include_versions": asked}

    @classmethod
    def execute_action(
        cls, objects: list[Page], *, include_versions: bool = False, **kwargs: Any
    ) -> tuple[int, int]:
        objects = list(objects)
        if include_versions:
            objects += versions_to_take_off(objects, Actor(kwargs.get("user")))
        done: tuple[int, int] = super().execute_action(objects, **kwargs)
        return done


class SetPrivacyWithVersionsView(SetPrivacyView):
    """For who may close and open each version."""

    def dispatch(self, request: HttpRequest, page_id: int, *args: Any, **kwargs: Any) -> Any:
        page = get_object_or_404(Page, pk=page_id)
        self.versions = list(followers_of(page).select_related("locale"))
        self.staying = [one for one in live_versions_of(page) if one not in self.versions]
        actor = actor_of(request)
        require(all(rights_on(actor, one).can_set_view_restrictions() for one in self.versions))
        return super().dispatch(request, page_id, *args, **kwargs)

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        if not self.page.private_page_options:
            answer: HttpResponse = super().render_to_response(context, **kwargs)
            return answer
        shown: HttpResponse = render_modal_workflow(
            self.request,
            "home/admin/set_privacy.html",
            template_vars={**context, "versions": self.versions, "staying": self.staying},
            json_data={"step": "set_privacy"},
            **kwargs,
        )
        return shown
