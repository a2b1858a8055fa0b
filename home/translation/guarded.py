"""wagtail-localize's views, each after the question whether this person may do what it does.

It asks for the right to edit where what readers see is decided, writes over the published page to
save a draft, and puts copies on the site that nobody has translated.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, URLResolver, path
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail_localize.models import Translation
from wagtail_localize.views.convert import convert_to_alias
from wagtail_localize.views.edit_translation import (
    edit_override,
    edit_string_translation,
    edit_translation,
    machine_translate,
    stop_translation,
)
from wagtail_localize.views.submit_translations import SubmitPageTranslationView
from wagtail_localize.views.update_translations import UpdateTranslationsView

from home import reviews
from home.access import Actor, actor_of, require
from home.translation import rights
from home.translation.menus import translation_of
from home.translation.po_files import upload
from home.translation.sources import SourceWasNeverPublished, source_never_published
from home.translation.starting import start
from home.translation.versions import closed_as_they_were

Question = Callable[[Actor, Page], bool]
View = Callable[..., HttpResponse]
PUBLISH = "publish_translations"


class StartTranslationView(SubmitPageTranslationView):
    """What is made is a draft; see `starting.start`."""

    def get_object(self) -> Page:
        page = super().get_object()
        return page.alias_of.specific if page.alias_of_id else page

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        require(rights.user_can_start(actor_of(request), self.get_object()))
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response

    def get_form(self) -> forms.Form:
        """The only language that is left is ticked."""
        form: forms.Form = super().get_form()
        missing = form.fields["locales"].queryset
        if len(missing) == 1:
            form.fields["locales"].initial = missing
        return form

    @transaction.atomic
    def form_valid(self, form: forms.Form) -> HttpResponse:
        actor, locales = actor_of(self.request), form.cleaned_data["locales"]
        pages = [self.object]
        if form.cleaned_data["include_subtree"]:
            below = self.object.get_descendants().filter(alias_of=None).specific()
            pages += [page for page in below if rights.user_can_start(actor, page)]
        for locale in locales:
            for page in pages:
                start(page, locale, by=actor)
        messages.success(
            self.request,
            _("The translation can be worked on. Readers see it once a moderator publishes it."),
        )
        made = self.object.get_translation(locales[0]) if len(locales) == 1 else None
        return redirect(self.get_success_url() or self.get_default_success_url(made))


class SyncTranslationsView(UpdateTranslationsView):
    """Publishing at once is for who may publish every translation."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        source = self.get_object()
        actor = actor_of(request)
        require(rights.user_can_start(actor, _page_or_404(source.get_source_instance)))
        translations = source.translations.filter(enabled=True)
        self.targets = [_page_or_404(one.get_target_instance) for one in translations]
        self.may_publish = all(rights.user_can_publish(actor, one) for one in self.targets)
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response

    def get_form(self) -> forms.Form:
        form = super().get_form()
        if not self.may_publish:
            require(PUBLISH not in form.data)
            del form.fields[PUBLISH]
        return form

    @transaction.atomic
    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Who may read a page stays as it is; who may not publish takes the source's words over."""
        if form.cleaned_data.get(PUBLISH) and any(map(source_never_published, self.targets)):
            messages.error(self.request, SourceWasNeverPublished.words)
            return redirect(self.request.get_full_path())
        if form.cleaned_data.get(PUBLISH) and (read := list(filter(reviews.is_open, self.targets))):
            titles = ", ".join(one.get_admin_display_title() for one in read)
            messages.error(self.request, f"{titles}: {reviews.WaitsForReview.words}")
            return redirect(self.request.get_full_path())
        if self.may_publish:
            with closed_as_they_were(self.targets):
                response: HttpResponse = super().form_valid(form)
            return response
        if self._has_news():
            self.object.update_from_db()
        messages.success(self.request, self.get_success_message())
        return redirect(self.get_success_url() or self.get_default_success_url())

    def _has_news(self) -> bool:
        """Readers are told that a translation is older than what was last taken over."""
        published = self.object.get_source_instance().last_published_at
        return self.object.schema_out_of_date() or not (
            published and published <= self.object.last_updated_at
        )


def only_if(question: Question, view: View) -> View:
    """A view of a translation, for whom `question` lets."""

    @wraps(view)
    def asked(request: HttpRequest, translation_id: int, **kwargs: Any) -> HttpResponse:
        translation = get_object_or_404(Translation, pk=translation_id)
        require(question(actor_of(request), _page_or_404(translation.get_target_instance)))
        return view(request, translation_id, **kwargs)

    return asked


def edited(request: HttpRequest, page: Page) -> HttpResponse:
    """wagtail-localize's editor, in which who reviews a translation reads and publishes it: that
    ends the review. It publishes once all is stored. Raises Translation.DoesNotExist.
    """
    translation, before = translation_of(page, enabled=True), page.latest_revision_id
    if request.POST.get("action") == "publish" and source_never_published(page):
        messages.error(request, SourceWasNeverPublished.words)
        return redirect(request.path)
    with closed_as_they_were([page]):
        shown: HttpResponse = edit_translation(request, translation, page)
        if request.method == "POST" and request.POST.get("action") == "publish":
            stored = type(page).objects.get(pk=page.pk)
            if reviews.is_open(stored) and stored.latest_revision_id != before:
                stored.current_workflow_state.cancel(user=request.user)
    return shown


def only_publishers_convert(request: HttpRequest, page_id: int) -> HttpResponse:
    """An alias shows readers its source's words at once."""
    page = get_object_or_404(Page, pk=page_id)
    require(rights.user_can_publish(actor_of(request), page))
    if reviews.is_open(page):
        messages.error(request, reviews.WaitsForReview.words)
        return redirect("wagtailadmin_pages:edit", page_id)
    response: HttpResponse = convert_to_alias(request, page_id)
    return response


def _page_or_404(find: Callable[[], Any]) -> Page:
    """Only pages are translated here; raises Http404 for all else, and for what is gone."""
    try:
        found = find()
    except ObjectDoesNotExist as error:
        raise Http404 from error
    if not isinstance(found, Page):
        raise Http404
    return found


def guarded_urls() -> list[URLPattern | URLResolver]:
    """Under wagtail-localize's own addresses, so they are to come before its own."""
    one, write = "localize/translate/<int:translation_id>/", rights.user_can_write
    string, override = "<int:string_segment_id>", "<int:overridable_segment_id>"
    keep = rights.user_can_change_how_it_is_kept
    return [
        path("localize/submit/page/<int:page_id>/", StartTranslationView.as_view()),
        path("localize/update/<int:translation_source_id>/", SyncTranslationsView.as_view()),
        path("localize/page/<int:page_id>/convert_to_alias/", only_publishers_convert),
        path(f"{one}strings/{string}/edit/", only_if(write, edit_string_translation)),
        path(f"{one}overrides/{override}/edit/", only_if(write, edit_override)),
        path(f"{one}pofile/upload/", only_if(write, upload)),
        path(f"{one}machine_translate/", only_if(write, machine_translate)),
        path(f"{one}disable/", only_if(keep, stop_translation)),
    ]
