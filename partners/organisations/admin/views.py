"""Admin views that do more than Wagtail's own: archive, protected deletion, copies."""

from typing import Any

from django.contrib.admin.utils import unquote
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
from wagtail.snippets.views import snippets

from home.access import actor_of
from partners.organisations.models import CooperativeProfile, Organisation
from partners.organisations.services import organisations as services


class ArchiveLinkMixin:
    """A way to the archive, and back, from the list and the form."""

    archive_url_name = ""

    def archive_button(self, organisation: Organisation) -> Button:
        label = _("Restore") if organisation.is_archived else _("Archive")
        url = reverse(self.archive_url_name, args=[organisation.pk])
        return Button(label, url=url, icon_name="folder-inverse", priority=25)


class OrganisationIndexView(ArchiveLinkMixin, snippets.IndexView):
    def get_list_more_buttons(self, instance: Organisation) -> list[Any]:
        buttons = super().get_list_more_buttons(instance)
        if services.user_can(actor_of(self.request), "change"):
            buttons.append(self.archive_button(instance))
        return buttons


class OrganisationEditView(ArchiveLinkMixin, snippets.EditView):
    profile_url_names: tuple[str, str] = ("", "")

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        buttons = super().header_more_buttons
        if services.user_can(actor_of(self.request), "change"):
            buttons.append(self.archive_button(self.object))
        if self.object.is_cooperative:
            buttons.append(self.profile_button)
        return sorted(buttons)

    @property
    def profile_button(self) -> Button:
        add, edit = self.profile_url_names
        profile = CooperativeProfile.objects.filter(organisation=self.object).first()
        if profile:
            url = reverse(edit, args=[profile.pk])
        else:
            url = f"{reverse(add)}?organisation={self.object.pk}"
        return Button(_("Cooperative profile"), url=url, icon_name="group", priority=15)


class OrganisationCopyView(snippets.CopyView):
    """A copy starts without the address and the logo, which belong to one body."""

    def get_initial_form_instance(self) -> Organisation:
        organisation = super().get_initial_form_instance()
        organisation.slug, organisation.logo = "", None
        return organisation


class OrganisationDeleteView(snippets.DeleteView):
    def delete_action(self) -> None:
        services.delete(self.object, by=actor_of(self.request))

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            return super().form_valid(form)
        except services.OrganisationIsInUse as refusal:
            text = _("“%(name)s” is still named by other records (%(where)s). Archive it instead.")
            messages.error(
                self.request, text % {"name": self.object, "where": refusal}, buttons=None
            )
            return redirect(self.edit_url_name, self.object.pk)


class OrganisationArchiveView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """Ask, then archive or restore."""

    model = Organisation
    permission_policy: Any = None
    permission_required = "change"
    index_url_name = edit_url_name = ""
    template_name = "organisations/admin/confirm_archive.html"
    page_title = gettext_lazy("Archive")
    header_icon = "folder-inverse"
    breadcrumbs_items: list[dict[str, Any]] = []

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.object = get_object_or_404(Organisation, pk=unquote(str(kwargs["pk"])))

    def get_page_subtitle(self) -> str:
        return str(self.object)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        references = services.references_to(self.object)
        back = reverse(self.edit_url_name, args=[self.object.pk])
        return super().get_context_data(object=self.object, references=references, back=back)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.object.is_archived:
            services.restore(self.object, by=actor_of(request))
            text = _("“%(name)s” is back from the archive. It is not shown on the site yet.")
        else:
            services.archive(self.object, by=actor_of(request))
            text = _("“%(name)s” is archived. Records that name it keep it.")
        messages.success(request, text % {"name": self.object})
        return redirect(self.index_url_name)


class ProfileCreateView(snippets.CreateView):
    """`?organisation=12` fills in the cooperative that the editor came from."""

    def get_initial_form_instance(self) -> CooperativeProfile | None:
        key = self.request.GET.get("organisation", "")
        organisation = (
            Organisation.objects.cooperatives().filter(pk=int(key)).first()
            if (key.isascii() and key.isdigit() and len(key) < 18)
            else None
        )
        return CooperativeProfile(organisation=organisation) if organisation else None
