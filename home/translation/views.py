"""Handing a translation in, and letting a page follow its source again."""

from typing import Any

from django import forms
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, URLResolver, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View
from wagtail.admin import messages
from wagtail.models import Page
from wagtail_localize.models import Translation

from home.access import actor_of, require
from home.desk.admin import AdminActView
from home.desk.forms import ActForm
from home.translation import handing_in, restarting, rights

KEEP, DROP = "keep", "drop"


class HandInView(View):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int, **kwargs: Any) -> HttpResponse:
        page = get_object_or_404(Page, pk=pk).specific
        try:
            handing_in.hand_in(page, by=actor_of(request))
        except handing_in.NothingToHandIn:
            messages.warning(request, _("This translation has been handed in already."))
        else:
            messages.success(request, _("Handed in. A moderator publishes the translation."))
        return redirect("wagtailadmin_pages:edit", page.pk)


class RestartForm(ActForm):
    kept = forms.ChoiceField(
        label=gettext_lazy("The words that stand on the page"),
        widget=forms.RadioSelect,
        initial=KEEP,
        choices=[
            (KEEP, gettext_lazy("Keep them, as the translation")),
            (DROP, gettext_lazy("Leave them: the translation that is stored counts")),
        ],
    )


class RestartTranslationView(AdminActView):
    """Shows first what publishing would put in the place of what was written by hand."""

    form_class = RestartForm
    page_title = gettext_lazy("Follow the source page again")
    button = page_title
    header_icon = "rotate"
    intro = gettext_lazy(
        "The page is kept by hand. From now on it is a translation again: paragraph by paragraph, "
        "and marked when its source changes. Nothing changes on the site until it is published."
    )
    done = gettext_lazy("The page follows its source again. Look through it, then publish it.")

    @staticmethod
    def allowed(actor: Any) -> bool:
        return bool(actor.has(rights.START))

    def find(self) -> None:
        rows = Translation.objects.filter(enabled=False)
        self.record = get_object_or_404(rows, pk=self.kwargs["pk"])
        try:
            self.target = self.record.get_target_instance()
        except ObjectDoesNotExist as error:
            raise Http404 from error
        require(rights.user_can_change_how_it_is_kept(self.actor, self.target))

    def about(self) -> str:
        return str(self.target.get_admin_display_title())

    @cached_property
    def found(self) -> restarting.Words:
        return restarting.words_of(self.record, self.request)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        page = {"url": self.get_success_url(), "label": self.about()}
        here = {"url": "", "label": self.get_page_title()}
        return [*super().get_breadcrumbs_items(), page, here]

    def get_template_names(self) -> list[str]:
        return ["home/admin/restart_translation.html"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(found=self.found, **kwargs)

    def act(self, form: RestartForm) -> None:
        restarting.restart(self.record, keep=form.cleaned_data["kept"] == KEEP, by=self.actor)

    def get_success_url(self) -> str:
        return reverse("wagtailadmin_pages:edit", args=[self.target.pk])


def translation_urls() -> list[URLPattern | URLResolver]:
    hand_in, restart = HandInView.as_view(), RestartTranslationView.as_view()
    return [
        path("translations/<int:pk>/hand-in/", hand_in, name="hand_in_translation"),
        path("translations/<int:pk>/restart/", restart, name="restart_translation"),
    ]
