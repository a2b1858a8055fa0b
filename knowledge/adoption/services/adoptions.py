"""What a cooperative does with its report about a tool, and what moderators make of it.

Readers see what was published last: writing on changes nothing that stands on the site, before a
moderator publishes the new words.
"""

from typing import Any

from django.db import transaction
from django.utils import timezone

from home import audit
from home.access import Actor, require
from home.desk.locking import locked, version_of
from home.desk.refusals import HasChangedSince, IsGone, Refusal
from home.notices import posting
from home.notices.posting import Occasion
from home.visibility import public
from knowledge.adoption import consent
from knowledge.adoption.lifecycle import Verb, after
from knowledge.adoption.models import AdoptionReport, PublishedReport
from knowledge.adoption.models.words import WORDS
from knowledge.adoption.notices import DECIDED
from knowledge.models import ToolPage
from partners.apprenticeships.placements.models import PublishedPlan
from partners.membership import permissions
from partners.membership.models import Scope
from partners.organisations.models import Organisation

DECIDE = "adoption.change_adoptionreport"
WRITTEN, SUBMITTED = "adoption.written", "adoption.submitted"
TAKEN_BACK, WITHDRAWN = "adoption.taken_back", "adoption.withdrawn"
PUBLISHED, SENT_BACK, HIDDEN = "adoption.published", "adoption.sent_back", "adoption.hidden"


class IsNotOpen(Refusal):
    """As the report stands, this is not done to it. Facts: state."""


class IsNoTool(Refusal):
    """Nobody can read this tool in the library."""


class IsNotShown(Refusal):
    """The site does not show the cooperative: nobody would read its report."""


class NeedsConsent(Refusal):
    """The cooperative does not say that its words may be published."""

    about = ("consents",)


def user_can_report(actor: Actor, organisation: Organisation) -> bool:
    """Who represents the cooperative, and who has a mandate for its reports."""
    return organisation.is_cooperative and permissions.user_may(actor, organisation, Scope.REPORTS)


def user_can_moderate(actor: Actor) -> bool:
    """Decides which reports stand on the site."""
    return actor.has(DECIDE)


def user_can_decide(actor: Actor, report: AdoptionReport) -> bool:
    """Not about a report of their own organisation."""
    if not user_can_moderate(actor) or actor.is_(report.by_id):
        return False
    organisation = report.organisation
    is_own = permissions.user_belongs_to(actor, organisation)
    return not is_own and permissions.mandate_of(actor, organisation) is None


@transaction.atomic
def write(
    organisation: Organisation,
    tool: ToolPage,
    *,
    by: Actor,
    seen: object = None,
    plan: PublishedPlan | None = None,
    **words: Any,
) -> AdoptionReport:
    """Keep the cooperative's words (`WORDS`) about a tool; nobody else reads them yet. `plan`: the
    published result of its own that a new report is begun from.

    `seen`: version of the report that the writer had before their eyes, "" for none.
    Raises ActionNotPermitted, IsNoTool, IsNotOpen, HasChangedSince.
    """
    require(user_can_report(by, organisation))
    acting = permissions.acting_for(by, organisation, Scope.REPORTS)
    current = locked(organisation)
    if not public(ToolPage.objects.filter(translation_key=tool.translation_key)).exists():
        raise IsNoTool
    mine = AdoptionReport.objects.filter(organisation=current, tool=tool.translation_key)
    report = mine.first() or AdoptionReport(organisation=current, tool=tool.translation_key)
    if seen is not None and str(seen) != (version_of(report) if report.pk else ""):
        raise HasChangedSince(current=report if report.pk else None)
    _go(report, Verb.WRITE)
    _sign(report, acting)
    report.title = tool.title
    if plan is not None and plan.organisation_id == current.pk and not report.pk:
        report.plan_id = plan.plan_id
    for name in WORDS:
        setattr(report, name, words[name])
    report.save()
    _record(report, WRITTEN, acting)
    return report


@transaction.atomic
def submit(report: AdoptionReport, *, by: Actor, consents: bool, seen: object = None) -> None:
    """Send it to the moderators. Raises ActionNotPermitted, NeedsConsent, IsNotShown, IsNotOpen,
    HasChangedSince, IsGone.
    """
    current, acting = _own(report, by, seen)
    _go(current, Verb.SUBMIT)
    if not consents:
        raise NeedsConsent
    if not current.organisation.is_public:
        raise IsNotShown
    _sign(current, acting)
    current.consented_at = current.submitted_at = timezone.now()
    current.consented_to = consent.VERSION
    current.save()
    _record(current, SUBMITTED, acting, consent=consent.VERSION)


@transaction.atomic
def take_back(report: AdoptionReport, *, by: Actor, seen: object = None) -> None:
    """From the moderators, to write on. Raises as `submit`."""
    current, acting = _own(report, by, seen)
    _go(current, Verb.TAKE_BACK)
    current.save()
    _record(current, TAKEN_BACK, acting)


@transaction.atomic
def withdraw(report: AdoptionReport, *, by: Actor, seen: object = None) -> None:
    """Off the site, and no more asked for. Raises as `submit`."""
    current, acting = _own(report, by, seen)
    _go(current, Verb.WITHDRAW)
    current.save()
    _take_off(current)
    _record(current, WITHDRAWN, acting)


@transaction.atomic
def publish(report: AdoptionReport, *, by: Actor, seen: object = None) -> None:
    """Readers see these words from now on. Raises as `submit`."""
    current = _decided(report, Verb.PUBLISH, by, seen, reason="")
    if not current.organisation.is_public:
        raise IsNotShown
    said = {name: getattr(current, name) for name in (*WORDS, "title", "plan_id", "is_demo")}
    PublishedReport.objects.update_or_create(
        organisation=current.organisation,
        tool=current.tool,
        defaults={**said, "published_at": timezone.now()},
    )
    _record(current, PUBLISHED, by)
    _tell(current)


@transaction.atomic
def send_back(report: AdoptionReport, *, by: Actor, reason: str, seen: object = None) -> None:
    """Ask the cooperative to change it, and say why. What stands on the site stays. Raises as
    `submit`.
    """
    current = _decided(report, Verb.SEND_BACK, by, seen, reason)
    _record(current, SENT_BACK, by)
    _tell(current)


@transaction.atomic
def hide(report: AdoptionReport, *, by: Actor, reason: str, seen: object = None) -> None:
    """Off the site by a moderator, with a reason that the cooperative reads. Raises as `submit`."""
    current = _decided(report, Verb.HIDE, by, seen, reason)
    if not _take_off(current):
        raise IsGone(record=report)
    _record(current, HIDDEN, by)
    _tell(current)


def _locked(report: AdoptionReport, seen: object) -> AdoptionReport:
    """Its organisation is locked first, as by whoever writes it."""
    organisation = locked(report.organisation)
    current = locked(report, seen)
    current.organisation = organisation
    return current


def _own(report: AdoptionReport, by: Actor, seen: object) -> tuple[AdoptionReport, Actor]:
    require(user_can_report(by, report.organisation))
    acting = permissions.acting_for(by, report.organisation, Scope.REPORTS)
    return _locked(report, seen), acting


def _decided(
    report: AdoptionReport, verb: Verb, by: Actor, seen: object, reason: str
) -> AdoptionReport:
    require(user_can_decide(by, report))
    current = _locked(report, seen)
    if after(verb, current.state) is None:
        raise IsGone(record=report)
    _go(current, verb)
    current.reason, current.decided_by, current.decided_at = reason, by.person, timezone.now()
    current.save()
    return current


def _go(report: AdoptionReport, verb: Verb) -> None:
    to = after(verb, report.state)
    if to is None:
        raise IsNotOpen(state=report.state)
    report.state = AdoptionReport.State(to.value)


def _sign(report: AdoptionReport, acting: Actor) -> None:
    report.by, report.role, report.mandate_id = acting.person, acting.role, acting.mandate


def _take_off(report: AdoptionReport) -> bool:
    """Whether there was anything that readers saw."""
    published = PublishedReport.objects.of(report.organisation).filter(tool=report.tool)
    gone, _of_each = published.delete()
    return bool(gone)


def _record(report: AdoptionReport, action: str, by: Actor, **facts: str) -> None:
    audit.record(report.organisation, action, by=by, data={"tool": report.title, **facts})


def _tell(report: AdoptionReport) -> None:
    """Who wrote it. The key tells one decision from the next."""
    key = f"{report.pk}:{report.decided_at:%y%m%d%H%M%S%f}"
    posting.tell_now(DECIDED, [Occasion(report.by_id, key, {"report": report.pk})])
