"""Admin views that do more than Wagtail's own: copy for next year, decide."""

from typing import Any

from django.contrib.admin.utils import unquote
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets.button import Button
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views import snippets

from home.access import Actor, actor_of
from partners.apprenticeships.models import Batch, Offer
from partners.apprenticeships.readiness import OfferIsNotReady
from partners.apprenticeships.services import batches, offers


class CopyLinkMixin:
    """A way to next year's offer, from the list and the form."""

    next_year_url_name = ""

    def next_year_button(self, offer: Offer) -> Button:
        url = reverse(self.next_year_url_name, args=[offer.pk])
        return Button(_("Copy for next year"), url=url, icon_name="copy", priority=15)


class OfferIndexView(CopyLinkMixin, snippets.IndexView):
    def get_list_more_buttons(self, instance: Offer) -> list[Any]:
        buttons = super().get_list_more_buttons(instance)
        if offers.user_can_copy(actor_of(self.request)):
            buttons.append(self.next_year_button(instance))
        return buttons


class OfferEditView(CopyLinkMixin, snippets.EditView):
    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """What is sent back for changes need not be complete."""
        super().setup(request, *args, **kwargs)
        is_sent_back = request.POST.get("workflow-action-name") == "reject"
        if self.action == "workflow-action" and is_sent_back:
            self.saving_as_draft = True

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        buttons = super().header_more_buttons
        if offers.user_can_copy(actor_of(self.request)):
            buttons.append(self.next_year_button(self.object))
        return sorted(buttons)

    def get_success_message(self, instance: Offer | None = None) -> str:
        """What the decision did: "updated" does not say that readers see it now."""
        if self.action != "workflow-action":
            return str(super().get_success_message(instance))
        offer = instance or self.object
        if self.workflow_action == "reject":
            return _("Sent back for changes: %s.") % offer
        is_shown = Offer.objects.filter(pk=offer.pk, live=True).exists()
        words = _("Approved and published: %s.") if is_shown else _("Approved: %s.")
        return words % offer


class OfferApprovalView(snippets.WorkflowActionView):
    """Approving publishes: what is not ready leads to the form, and stays in moderation."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            with transaction.atomic():
                return super().post(request, *args, **kwargs)
        except OfferIsNotReady as refusal:
            reasons = " ".join(refusal.messages)
            messages.error(request, _("This offer cannot be published yet. %s") % reasons)
        if request.headers.get("x-requested-with") != "XMLHttpRequest":
            return redirect(self.redirect_url)
        return self.render_modal_json(request, {"step": "success", "redirect": self.redirect_url})


class NextYearView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """Ask, then copy an offer with dates of the next year."""

    model = Offer
    permission_policy: Any = None
    permission_required = "add"
    edit_url_name = ""
    index_url_name = ""
    template_name = "apprenticeships/admin/copy_for_next_year.html"
    page_title = gettext_lazy("Copy for next year")
    header_icon = "copy"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.object = get_object_or_404(Offer, pk=unquote(str(kwargs["pk"])))

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        offers_list = {"url": reverse(self.index_url_name), "label": _("Offers")}
        offer = {"url": self.back, "label": str(self.object)}
        here = {"url": "", "label": self.get_page_title()}
        return [*self.breadcrumbs_items, offers_list, offer, here]

    @property
    def back(self) -> str:
        return reverse(self.edit_url_name, args=[self.object.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        shift = offers.shift_for_next_year(self.object)
        moves = [
            {"batch": batch, "starts_on": batch.starts_on + shift, "ends_on": batch.ends_on + shift}
            for batch in self.object.batches.all()
        ]
        return super().get_context_data(
            object=self.object, back=self.back, weeks=shift.days // 7, moves=moves
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        copy = offers.copy_for_next_year(self.object, by=actor_of(request))
        messages.success(request, _("A draft with next year's dates is ready. Check each date."))
        return redirect(self.edit_url_name, copy.pk)


class DecisionPolicy(ModelPermissionPolicy):
    """Batches are made in offers; here one only looks and decides."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        if action == "change":
            return batches.user_can_decide(Actor(user))
        return action == "view" and super().user_has_permission(user, "view")


class DecisionView(snippets.EditView):
    success_message = gettext_lazy("Decided: %(object)s")

    def save_instance(self) -> Batch:
        data = self.form.cleaned_data
        return batches.decide(
            self.form.instance, data["decision"], by=actor_of(self.request), note=data["note"]
        )
