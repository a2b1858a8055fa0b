"""Put documents first for a query: what stands there now, what the search finds."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.permission_policies import ModelPermissionPolicy

from home.access import actor_of
from search import pins
from search.documents import SearchHit, SearchQuery
from search.finding import find
from search.insight.privacy import normalised
from search.models import Pin

PER_PAGE = 50
MOST_HITS = 20


class QueryForm(forms.Form):
    words = forms.CharField(label=gettext_lazy("When somebody searches for"), max_length=80)
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=settings.LANGUAGES)


class PinsView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    permission_policy = ModelPermissionPolicy(Pin)
    permission_required = "add"
    template_name = "search/admin/pins.html"
    page_title = gettext_lazy("Editors' choices")
    header_icon = "pick"
    breadcrumbs_items: list[dict[str, Any]] = []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = QueryForm(self.request.GET) if self.request.GET.get("words") else QueryForm()
        context = {"form": asked, "most": pins.MOST_PINS}
        if asked.is_valid() and normalised(asked.cleaned_data["words"]):
            look = self.request.GET.get("look", "")[:80]
            context |= _for_query(look, **asked.cleaned_data)
        else:
            rows = Pin.objects.select_related("created_by")
            number = self.request.GET.get("p", "1")
            context["page"] = Paginator(rows, PER_PAGE).get_page(number)
        return super().get_context_data(**context, **kwargs)

    def post(self, request: HttpRequest) -> HttpResponse:
        form = QueryForm(request.POST)
        if not form.is_valid():
            return redirect("search_admin:pins")
        try:
            self._change(**form.cleaned_data)
        except pins.NothingToPin:
            messages.error(request, _("It can no longer be found, so it was not put first."))
        except pins.PinsAreFull:
            messages.error(request, _("Five is the most; remove one first."))
        return redirect(f"{reverse('search_admin:pins')}?{urlencode(form.cleaned_data)}")

    def _change(self, words: str, language: str) -> None:
        key, by = self.request.POST.get("key", ""), actor_of(self.request)
        if not {"unpin", "higher"}.intersection(self.request.POST):
            pins.pin(words, language, key, by=by)
            messages.success(self.request, _("It now stands first for these words."))
            return
        chosen = Pin.objects.for_query({normalised(words)}, language).filter(key=key).first()
        if chosen and "higher" in self.request.POST:
            pins.put_higher(chosen, by=by)
            messages.success(self.request, _("It now stands higher."))
        elif chosen:
            pins.unpin(chosen, by=by)
            messages.success(self.request, _("The order is the search's own again."))


def _for_query(look: str, words: str, language: str) -> dict[str, object]:
    """What is put first, and what is found for the words, or for others (`look`)."""
    chosen = list(Pin.objects.for_query({normalised(words)}, language))
    public = {document.key for document in pins.documents_of(chosen)}
    found = find(SearchQuery(look or words, language=language, size=MOST_HITS))
    return {
        "words": words,
        "look": look,
        "language": language,
        "chosen": [{"pin": pin, "is_public": pin.key in public} for pin in chosen],
        "hits": [{"key": hit.key, "url": hit.url, "title": _title(hit)} for hit in found.hits],
        "chosen_keys": {pin.key for pin in chosen},
    }


def _title(hit: SearchHit) -> str:
    return "".join(part.text for part in hit.title)
