"""Preparing the renewal of an agreement: a draft with all that goes on as it is."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages

from home.desk.forms import ActForm
from partners.agreements import permissions
from partners.agreements.admin.base import DeskAct
from partners.agreements.models import Agreement
from partners.agreements.refusals import RenewalPreparedAlready, explain
from partners.agreements.services import renewals


class RenewalForm(ActForm):
    title_id = forms.CharField(label=_("Title (Indonesian)"), max_length=200)
    title_en = forms.CharField(label=_("Title (English)"), max_length=200, required=False)


class PrepareRenewalView(DeskAct):
    form_class = RenewalForm
    allowed = staticmethod(permissions.user_can_renew)
    page_title = _("Prepare a renewal")
    button = _("Make the draft")
    done = _("The draft is made. Sign it by the usual steps; then it takes over.")
    intro = _(
        "Makes a draft with the same parties, contacts, scope, sectors and provinces. Signatories, "
        "numbers, documents and commitments are not copied. This agreement stays as it is until "
        "the new one is signed and in force."
    )
    renewal: Agreement | None = None

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Made once: the desk leads to the one that is there."""
        if known := renewals.renewals_of(self.agreement).first():
            messages.error(request, explain(RenewalPreparedAlready(renewal=known)))
            return redirect("agreements_admin:manage", known.pk)
        return super().get(request, *args, **kwargs)

    def get_initial(self) -> dict[str, Any]:
        words = renewals.as_written(self.agreement)
        return {"title_id": words.title_id, "title_en": words.title_en, **super().get_initial()}

    def act(self, form: RenewalForm) -> None:
        words = {name: form.cleaned_data[name] for name in ("title_id", "title_en")}
        self.renewal = renewals.prepare_renewal(
            self.agreement, by=self.actor, seen=form.seen_version, **words
        )

    def get_success_url(self) -> str:
        """The draft, to be completed."""
        if self.renewal is None:
            return super().get_success_url()
        return reverse("wagtailsnippets_agreements_agreement:edit", args=[self.renewal.pk])


urlpatterns = [
    path("<int:pk>/renewal/", PrepareRenewalView.as_view(), name="prepare_renewal"),
]
