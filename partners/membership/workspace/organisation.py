"""The first page of one's organisation, and the choice for whom one acts."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_POST, require_safe

from home.access import Actor, actor_of
from home.waiting import waiting_for
from partners.membership.permissions import membership_of
from partners.membership.reach import cooperatives_assisted_by, organisations_of
from partners.membership.workspace.standing import (
    Standing,
    Tab,
    hat_of,
    register_tab,
    standing_of,
)
from partners.organisations.models import Organisation

HAT = "acts_for"  # key of the session


@require_safe
def organisation(request: HttpRequest, organisation: str) -> HttpResponse:
    """What waits for this person there, and what they may do."""
    standing = standing_of(actor_of(request), organisation)
    here = str(standing.organisation)
    context = {
        "standing": standing,
        "hat": hat_of(standing),
        "waiting": [one for one in waiting_for(actor_of(request)) if one.organisation == here],
        "may_choose": not standing.only_oversees and _may_choose(request, standing),
        "membership": membership_of(standing.actor, standing.organisation),
    }
    return render(request, "membership/organisation.html", context)


def _may_choose(request: HttpRequest, standing: Standing) -> bool:
    """There is another to act for, and this one is not chosen yet."""
    is_chosen = request.session.get(HAT) == standing.organisation.pk
    return not is_chosen and _acted_for_by(actor_of(request))[:2].count() > 1


@require_POST
def act_for(request: HttpRequest, organisation: str) -> HttpResponse:
    """Put on the hat of one organisation. It gives no right: each page asks for itself."""
    standing = standing_of(actor_of(request), organisation)
    request.session[HAT] = standing.organisation.pk
    said = _("On every page of your workspace stands now that you act for %(name)s.")
    messages.success(request, said % {"name": standing.organisation.short_name})
    return redirect(standing.address)


@require_POST
def act_for_nobody(request: HttpRequest) -> HttpResponse:
    request.session.pop(HAT, None)
    return redirect("workspace")


def chosen(request: HttpRequest) -> str:
    """The name of the organisation that this person chose to act for, while they may."""
    key = request.session.get(HAT)
    if key is None:
        return ""
    mine = _acted_for_by(actor_of(request)).filter(pk=key).first()
    return mine.short_name if mine is not None else ""


def _acted_for_by(actor: Actor) -> QuerySet[Organisation]:
    return organisations_of(actor) | cooperatives_assisted_by(actor)


register_tab(Tab(_("Overview"), "membership:organisation", lambda standing: True))
_HERE = pgettext_lazy("url", "organisations/<slug:organisation>/")
_ACT_FOR = pgettext_lazy("url", "organisations/<slug:organisation>/act-for/")
urlpatterns = [
    path(pgettext_lazy("url", "act-for-nobody/"), act_for_nobody, name="act_for_nobody"),
    path(_HERE, organisation, name="organisation"),
    path(_ACT_FOR, act_for, name="act_for"),
]
