"""Admin views that do more than Wagtail's own: archive, protected deletion, copies."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.widgets.button import Button
from wagtail.models import ModelLogEntry
from wagtail.snippets.views import snippets

from home.access import Actor, actor_of
from home.choosing import cleaned
from home.desk.admin import AdminActView, record_or_404
from home.desk.conflict import Event, events_of
from home.desk.editing import NewerVersionFirst
from home.desk.forms import ConfirmForm
from home.desk.refusals import IsGone, Refusal
from home.in_charge_admin import WhoMakesIt
from partners.organisations.choosing import called, written_nearly_so
from partners.organisations.finding import named_so
from partners.organisations.models import CooperativeProfile, Organisation
from partners.organisations.services import organisations as services
from partners.organisations.services import register_imports
from partners.organisations.wording import number_in


class ArchiveLinkMixin:
    """A way to the archive, and back, from the list and the form."""

    archive_url_name = ""

    def archive_button(self, organisation: Organisation) -> Button:
        label = _("Restore") if organisation.is_archived else _("Archive")
        url = reverse(self.archive_url_name, args=[organisation.pk])
        return Button(label, url=url, icon_name="folder-inverse", priority=25)


class OrganisationIndexView(ArchiveLinkMixin, snippets.IndexView):
    def get_list_more_buttons(self, instance: Organisation) -> list[Button]:
        buttons = super().get_list_more_buttons(instance)
        if services.user_can_show(actor_of(self.request)):
            buttons.append(self.archive_button(instance))
        return buttons


class ProfileIndexView(snippets.IndexView):
    """By name, village or number, and where nothing is written so, by what is nearly so."""

    def search_queryset(self, queryset: Any) -> Any:
        if not self.is_searching:
            return queryset
        typed = cleaned(self.search_query)
        if number_in(typed):
            keys = named_so(typed, Organisation.objects.all())
            return queryset.filter(organisation__in=keys)
        found = queryset.filter(called(typed, "organisation"))
        if found.exists():
            return found
        alike = written_nearly_so(typed, Organisation.objects.cooperatives())
        return queryset.filter(organisation__in=[one.pk for one in alike])


class OrganisationCreateView(WhoMakesIt, snippets.CreateView):
    pass


class OrganisationEditView(ArchiveLinkMixin, NewerVersionFirst, snippets.EditView):
    profile_url_names: tuple[str, str] = ("", "")

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        buttons = super().header_more_buttons
        if services.user_can_show(actor_of(self.request)):
            buttons.append(self.archive_button(self.object))
        if self.object.is_cooperative:
            buttons += [self.profile_button, *self.register_buttons()]
        return sorted(buttons)

    def register_buttons(self) -> Iterator[Button]:
        """What the national register says of it, for whoever may hand in lists."""
        if register_imports.user_can(actor_of(self.request), "view"):
            url = reverse("register_import:cooperative", args=[self.object.pk])
            yield Button(_("In the national register"), url=url, icon_name="table", priority=16)

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
        organisation.in_charge = self.request.user
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
        except IsGone:
            messages.error(self.request, _("Somebody else has taken this away meanwhile."))
            return redirect(self.index_url_name)


class OrganisationArchiveView(AdminActView):
    """Ask, then archive or restore."""

    form_class = ConfirmForm
    index_url_name = edit_url_name = ""
    header_icon = "folder-inverse"

    @staticmethod
    def allowed(actor: Actor) -> bool:
        return services.user_can_show(actor)

    def find(self) -> None:
        self.record = record_or_404(Organisation.objects.all(), self.kwargs["pk"])
        self.is_back = self.record.is_archived

    def events_since(self, current: Organisation, seen: str) -> list[Event]:
        return events_of(ModelLogEntry.objects.for_instance(current).order_by("-pk")[:1])

    def get_page_title(self) -> str:
        return _("Restore") if self.is_back else _("Archive")

    @property
    def button(self) -> str:
        return self.get_page_title()

    @property
    def intro(self) -> str:
        if self.is_back:
            return _(
                "Bring it back from the archive? It can then be chosen in new records again; it "
                "is shown on the site only when you say so."
            )
        return _(
            "Take it off the site and out of the choosers? Nothing is lost: records that name it "
            "keep it, and it can be restored."
        )

    def facts(self) -> list[tuple[str | Promise, object]]:
        """What hangs on it, by name; what visitors read of it first, and marked."""
        return [(one.kind, _named(one)) for one in services.hanging_on(self.record)]

    @property
    def done(self) -> str:
        if self.is_back:
            text = _("“%(name)s” is back from the archive. It is not shown on the site yet.")
        else:
            text = _("“%(name)s” is archived. Records that name it keep it.")
        return text % {"name": self.record}

    def explain(self, refusal: Refusal) -> str:
        return _("It was merged into “%(name)s” and stays so.") % {"name": refusal.facts["into"]}

    def act(self, form: ConfirmForm) -> None:
        act = services.restore if self.is_back else services.archive
        act(self.record, by=self.actor, seen=form.seen_version)

    @property
    def back(self) -> str:
        return reverse(self.edit_url_name, args=[self.record.pk])

    def get_success_url(self) -> str:
        return reverse(self.index_url_name)


def _named(one: services.Hanging) -> str:
    names = [_("%(name)s (on the site)") % {"name": name} if on else name for name, on in one.names]
    return f"{one.count}: {', '.join(names)}{' …' if one.count > services.MOST_HANGING else ''}"


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
