"""How somebody stands to the organisation of a page: member, by mandate, or looking after it."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import Promise

from home.access import ActionNotPermitted, Actor, actor_of
from home.desk.site import SiteActView
from home.single import only
from partners.membership import permissions
from partners.membership.models import Role, Scope
from partners.membership.workspace import over
from partners.organisations.models import Organisation


@dataclass(frozen=True, slots=True)
class Tab:
    """A page of one organisation, `address` made of its slug. Who does not see it gets no tab."""

    label: str | Promise
    url_name: str
    is_shown: Callable[["Standing"], bool]
    address: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """`actor` acts in the organisation's name, with the role of a member or under a mandate; who
    only looks after it acts for themselves.
    """

    organisation: Organisation
    actor: Actor
    _scopes: list[frozenset[str]] = field(default_factory=list, compare=False, repr=False)

    @property
    def is_member(self) -> bool:
        return bool(self.actor.role) and self.actor.mandate is None

    @property
    def represents(self) -> bool:
        return self.actor.role == Role.REPRESENTATIVE

    @property
    def is_assistant(self) -> bool:
        return self.actor.mandate is not None

    @property
    def only_oversees(self) -> bool:
        return not self.actor.role

    def may(self, scope: Scope) -> bool:
        """Submits for this, in the organisation's name: as `permissions.user_may`, which services
        ask; here asked once for all tabs and buttons of a page.
        """
        if self.represents:
            return True
        if not self._scopes:
            self._scopes.append(permissions.scopes_of(self.actor, self.organisation))
        return scope in self._scopes[0]

    @property
    def address(self) -> str:
        return reverse("membership:organisation", args=[self.organisation.slug])

    @property
    def tabs(self) -> list[Tab]:
        """Those this person may see, with their addresses."""
        slug = [self.organisation.slug]
        shown = [tab for tab in _tabs if tab.is_shown(self)]
        return [replace(tab, address=reverse(tab.url_name, args=slug)) for tab in shown]


_tabs: list[Tab] = []


def register_tab(tab: Tab) -> None:
    """Rooms above add pages of an organisation: its offers, its applications."""
    if tab.url_name not in {each.url_name for each in _tabs}:
        _tabs.append(tab)


def standing_of(actor: Actor, slug: str) -> Standing:
    """Raises Http404 where there is none, and as well for whoever has nothing to do with it."""
    rows = Organisation.objects.select_related("region__parent", "cooperative")
    organisation = only(rows.filter(slug=slug))
    if organisation is None:
        raise Http404
    try:
        return Standing(organisation, permissions.acting_for(actor, organisation))
    except ActionNotPermitted:
        if not permissions.user_oversees(actor, organisation):
            raise Http404 from None
        return Standing(organisation, actor)


class OrganisationActView(SiteActView):
    """An act on something of one's organisation; `self.standing.actor` goes to the service."""

    standing: Standing

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Whose right ends while the form is open is told so, with all that was typed."""
        try:
            return super().dispatch(request, *args, **kwargs)
        except (Http404, ActionNotPermitted):
            is_sent = request.method == "POST"
            if is_sent and over.knew(actor_of(request), kwargs["organisation"]):
                return over.kept(request, self.form_class)
            raise

    def find(self) -> None:
        self.standing = standing_of(self.actor, self.kwargs["organisation"])

    def about(self) -> str:
        return ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = self.standing
        given = {"frame": "membership/frame.html", "standing": found, "hat": hat_of(found)}
        return super().get_context_data(**{**given, **kwargs})


def hat_of(standing: Standing) -> str:
    """The name that one acts in; empty for who only looks after it."""
    return "" if standing.only_oversees else standing.organisation.short_name
