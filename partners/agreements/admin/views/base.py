"""Views of the desk: who may enter, where one is, and what happens when a service refuses."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from home.access import Actor, actor_of, require
from partners.agreements import permissions
from partners.agreements.admin.forms.base import DeskForm
from partners.agreements.admin.meanwhile import Meanwhile, meanwhile
from partners.agreements.models import Agreement
from partners.agreements.refusals import AgreementRefusal, HasChangedSince


class DeskView(WagtailAdminTemplateMixin, View):
    """A page about one agreement."""

    header_icon = "form"
    allowed: Callable[[Actor], bool] = staticmethod(permissions.user_is_staff)
    actor: Actor
    agreement: Agreement

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.actor = actor_of(request)
        require(self.allowed(self.actor))
        self.find()
        return super().dispatch(request, *args, **kwargs)

    def find(self) -> None:
        """Sets `agreement`, and whatever else the page is about."""
        self.agreement = get_object_or_404(Agreement, pk=self.kwargs["pk"])

    @property
    def desk_url(self) -> str:
        return reverse("agreements_admin:manage", args=[self.agreement.pk])

    def get_page_subtitle(self) -> str:
        return str(self.agreement)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("wagtailsnippets_agreements_agreement:list"), "label": _("Agreements")},
            {"url": self.desk_url, "label": str(self.agreement)},
            *self.crumbs(),
        ]

    def crumbs(self) -> list[dict[str, Any]]:
        """Where one is below the desk."""
        return [{"url": "", "label": self.get_page_title()}]


class ActView(DeskView, FormView):
    """Asks, then lets a service do it. A refusal comes back beside its field, nothing is lost."""

    template_name = "agreements/admin/act.html"
    form_class: type[DeskForm] = DeskForm
    allowed = staticmethod(permissions.user_can_change)
    intro: str | Promise = ""
    button: str | Promise = gettext_lazy("Save")
    done: str | Promise = gettext_lazy("Saved.")
    is_serious = False  # a button in red
    anchor = ""  # where on the desk one comes back to

    @property
    def record(self) -> Any:
        """What is written, with its `version`."""
        return self.agreement

    def act(self, form: Any) -> None:
        """Call the service. Raises its refusals."""
        raise NotImplementedError

    def get_initial(self) -> dict[str, Any]:
        return {"seen": getattr(self.record, "version", ""), **super().get_initial()}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self.get_form()
        version = getattr(self.record, "version", None)
        if version is not None and form.seen_version != version:
            return self.tell(form, self.record)
        return self.form_valid(form) if form.is_valid() else self.form_invalid(form)

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            self.act(form)
        except HasChangedSince as refusal:
            return self.tell(form, refusal.facts["current"])
        except (AgreementRefusal, ValidationError) as refusal:
            form.refuse(refusal)
            return self.form_invalid(form)
        messages.success(self.request, self.done)
        return redirect(self.get_success_url())

    def tell(self, form: Any, current: Any) -> HttpResponse:
        """Somebody was faster: both versions side by side, one's own words kept in the form."""
        told = meanwhile(current, form.seen_version, form.differences(current))
        return self._page(form.over(current), told, status=409)

    def form_invalid(self, form: Any) -> HttpResponse:
        return self._page(form, None, status=200)

    def about(self) -> str:
        """What it is done to, in words."""
        return str(self.agreement)

    def get_success_url(self) -> str:
        return f"{self.desk_url}{self.anchor}"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        given = {
            "about": self.about(),
            "intro": self.intro,
            "button": self.button,
            "is_serious": self.is_serious,
            "back": self.get_success_url(),
        }
        return super().get_context_data(**{**given, **kwargs})

    def _page(self, form: Any, told: Meanwhile | None, *, status: int) -> HttpResponse:
        form.ask_for_files_again()
        context = self.get_context_data(form=form, meanwhile=told)
        return self.render_to_response(context, status=status)
