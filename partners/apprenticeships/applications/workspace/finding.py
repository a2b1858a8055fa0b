"""Whose application a page of the workspace is about, and who sees it."""

from datetime import datetime

from django.db.models import Count, Exists, OuterRef, QuerySet
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone

from home.access import Actor, actor_of
from home.single import only
from partners.apprenticeships.applications.deadlines import last_moment, zone_of
from partners.apprenticeships.applications.models import Application, Submission
from partners.apprenticeships.applications.permissions import user_can_apply
from partners.apprenticeships.rounds.models import Round
from partners.membership.models import Mandate, Membership, Scope
from partners.membership.workspace.standing import Standing, hat_of, standing_of
from partners.organisations.models import Organisation

MOST = 200  # cooperatives of one person on one page


def shows_apprenticeships(standing: Standing) -> bool:
    """To its members, and to who has a mandate for its applications: the question of
    `user_can_prepare`, asked with what is known of them already.
    """
    return standing.organisation.is_cooperative and (
        standing.is_member or standing.may(Scope.APPLICATIONS)
    )


def standing_for(request: HttpRequest, organisation: str) -> Standing:
    """Raises Http404 for whoever may not know of it."""
    standing = standing_of(actor_of(request), organisation)
    if not shows_apprenticeships(standing):
        raise Http404
    return standing


def frame_of(standing: Standing) -> dict[str, object]:
    return {"standing": standing, "hat": hat_of(standing), "may_apply": may_apply(standing)}


def may_apply(standing: Standing) -> bool:
    """Of who sees these pages: representatives and assistants do; a contributor is asked for a
    mandate.
    """
    if standing.represents or standing.is_assistant:
        return True
    return user_can_apply(standing.actor, standing.organisation)


def address(name: str, organisation: str, round: str, *more: object) -> str:
    return reverse(f"applications:{name}", args=[organisation, round, *more])


def announced(round: str) -> Round:
    """Raises Http404 for one that readers do not know of."""
    found = only(Round.objects.announced().filter(code=round))
    if found is None:
        raise Http404
    return found


def application_of(organisation: Organisation, round: str) -> Application | None:
    """With all that its pages read of it. What it wants, each page asks for that tells it."""
    rows = Application.objects.filter(organisation=organisation, round__code=round)
    return only(_whole(rows).exclude(round__announced_at=None).prefetch_related(None))


def applications_of(organisation: Organisation) -> list[Application]:
    """All of a cooperative, the newest round first, each with `listed` and `named`."""
    rows = _whole(Application.objects.of(organisation)).exclude(round__announced_at=None)
    return list(_counted(rows).newest_first())


def until(round: Round, organisation: Organisation) -> tuple[datetime, str]:
    """The last moment to hand in by the cooperative's own clocks, and the name of their zone."""
    return last_moment(round, organisation), zone_of(organisation.region_id or "").value


def is_open(round: Round, organisation: Organisation, at: datetime | None = None) -> bool:
    """Whether this cooperative may still change what it asks for."""
    now = at or timezone.now()
    return round.is_collecting(now) and now <= last_moment(round, organisation)


def applied_for_by(actor: Actor, *, handing_in: bool = False) -> QuerySet[Organisation]:
    """Cooperatives whose applications this person works on, or hands in."""
    mine = Membership.objects.live().of(actor)
    mine = mine.representatives() if handing_in else mine
    helped = Mandate.objects.of(actor).in_force(timezone.localdate()).naming(Scope.APPLICATIONS)
    # One set of keys: asked for as "in these or in those", a country is read through for two rows.
    keys = (
        mine.order_by()
        .values_list("organisation")
        .union(helped.order_by().values_list("cooperative"))
    )
    found: QuerySet[Organisation] = Organisation.objects.cooperatives().filter(pk__in=keys)
    return found.order_by("name", "pk")


def _whole(rows: QuerySet[Application]) -> QuerySet[Application]:
    found = rows.prefetch_related("competencies", "business_units")
    return found.select_related(
        "round",
        "standing",
        "sector",
        "organisation__region__parent__parent__parent",
        "organisation__cooperative__stage",
    )


def _counted(rows: QuerySet[Application]) -> QuerySet[Application]:
    has_submissions = Exists(Submission.objects.filter(application=OuterRef("pk")))
    return rows.annotate(
        listed=Count("choices", distinct=True),
        named=Count("delegates", distinct=True),
        was_handed_in=has_submissions,
    )
