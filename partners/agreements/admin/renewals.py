"""Preparing the renewal of an agreement: a draft with all that goes on as it is."""

import re
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages

from home.desk.forms import ActForm
from partners.agreements import permissions
from partners.agreements.admin.base import DeskAct
from partners.agreements.models import Agreement
from partners.agreements.refusals import RenewalPreparedAlready, explain
from partners.agreements.services import renewals

LONGEST = 200


class RenewalForm(ActForm):
    title_id = forms.CharField(label=_("Title (Indonesian)"), max_length=LONGEST)
    title_en = forms.CharField(label=_("Title (English)"), max_length=LONGEST, required=False)


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
        titles = {
            "title_id": told_apart(words.title_id, "id"),
            "title_en": told_apart(words.title_en, "en"),
        }
        return {**titles, **super().get_initial()}

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


def told_apart(title: str, language: str) -> str:
    """A title for its renewal, in the language of the title: "Nota (pembaruan)", and of a renewal
    "Nota (pembaruan 2)".
    """
    if not title:
        return ""
    with translation.override(language):
        word = gettext("renewal")
    numbered = re.fullmatch(rf"(.+) \({re.escape(word)}(?: (\d{{1,3}}))?\)", title)
    plain, last = (numbered[1], int(numbered[2] or 1)) if numbered else (title, 0)
    ending = f" ({word} {last + 1})" if last else f" ({word})"
    return plain[: LONGEST - len(ending)].rstrip() + ending


urlpatterns = [
    path("<int:pk>/renewal/", PrepareRenewalView.as_view(), name="prepare_renewal"),
]
