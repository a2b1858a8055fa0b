"""Progress reports: said, corrected, confirmed.

Somebody without the right to change agreements will be able to report later (a partner on
the own commitments): the report then waits for confirmation. Staff confirm as they enter.
"""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from home import audit
from home.access import Actor, require
from home.desk.locking import locked
from partners.agreements import history, permissions
from partners.agreements.models import Commitment, ProgressReport
from partners.agreements.refusals import (
    DateInFuture,
    ObstacleMissing,
    ReportAlreadyConfirmed,
    ReportEmpty,
    ReportOutdated,
)
from partners.agreements.rules.progress import CommitmentState
from partners.agreements.services import commitments

REPORT = history.action("agreements.report", _("Report progress"), _("Reported progress"))
CONFIRM = history.action("agreements.report_confirm", _("Confirm report"), _("Confirmed a report"))
LONGEST_WORDS = 240  # of an obstacle in words


@transaction.atomic
def submit(
    commitment: Commitment,
    *,
    by: Actor,
    state: str,
    text_id: str = "",
    text_en: str = "",
    obstacle: str = "",
    on: date | None = None,
) -> ProgressReport:
    """Say how a promise stands.

    Raises ActionNotPermitted, ReportEmpty, ObstacleMissing, CommitmentClosed.
    """
    require(permissions.user_can_report(by, commitment))
    report = ProgressReport(
        commitment=commitment,
        by=by.person,
        state=state,
        text_id=text_id.strip(),
        text_en=text_en.strip(),
        obstacle=obstacle,
        reported_on=on or timezone.localdate(),
    )
    return _keep(report, by)


@transaction.atomic
def revise(report: ProgressReport, *, by: Actor, **words: Any) -> ProgressReport:
    """Correct a report by a new version; the earlier one stays readable.

    `words`: state, text_id, text_en, obstacle, reported_on. Raises ActionNotPermitted,
    ReportOutdated, ReportEmpty, ObstacleMissing.
    """
    require(permissions.user_can_report(by, report.commitment))
    latest = locked(report)
    if ProgressReport.objects.filter(replaces=latest).exists():
        raise ReportOutdated()
    kept = {
        name: getattr(latest, name)
        for name in ("state", "text_id", "text_en", "obstacle", "reported_on")
    }
    version = ProgressReport(
        commitment=latest.commitment,
        replaces=latest,
        version=latest.version + 1,
        by=by.person,
        **{**kept, **words},
    )
    return _keep(version, by)


@transaction.atomic
def confirm(report: ProgressReport, *, by: Actor) -> ProgressReport:
    """Accept a report: the commitment now stands where the report says.

    Raises ActionNotPermitted, ReportOutdated, ReportAlreadyConfirmed.
    """
    require(permissions.user_can_change(by))
    latest = locked(report)
    if ProgressReport.objects.filter(replaces=latest).exists():
        raise ReportOutdated()
    if latest.confirmed_at:
        raise ReportAlreadyConfirmed()
    latest.confirmed_by, latest.confirmed_at = by.person, timezone.now()
    latest.save(update_fields=["confirmed_by", "confirmed_at"])
    data = {"commitment": latest.commitment_id, "title": latest.commitment.title_id}
    audit.record(latest.commitment.agreement, CONFIRM, by=by, data=data)
    _apply(latest, by)
    return latest


def _keep(report: ProgressReport, by: Actor) -> ProgressReport:
    if not (report.text_id or report.text_en):
        raise ReportEmpty()
    if report.state == CommitmentState.BLOCKED and not report.obstacle:
        raise ObstacleMissing()
    if report.reported_on > timezone.localdate():
        raise DateInFuture(date=report.reported_on)
    report.save()
    data = {
        "commitment": report.commitment_id,
        "title": report.commitment.title_id,
        "report": report.pk,
        "report_version": report.version,
    }
    audit.record(report.commitment.agreement, REPORT, by=by, data=data)
    return confirm(report, by=by) if permissions.user_can_change(by) else report


def _apply(report: ProgressReport, by: Actor) -> None:
    """Move the commitment, unless it stands there already."""
    commitment = Commitment.objects.get(pk=report.commitment_id)
    if commitment.state == report.state and commitment.obstacle == report.obstacle:
        return
    if report.state == CommitmentState.BLOCKED:
        commitments.block(
            commitment,
            by=by,
            obstacle=report.obstacle,
            words_id=Truncator(report.text_id).chars(LONGEST_WORDS),
            words_en=Truncator(report.text_en).chars(LONGEST_WORDS),
        )
    elif report.state == CommitmentState.DONE:
        commitments.finish(commitment, by=by, on=report.reported_on)
    elif report.state == CommitmentState.DROPPED:
        commitments.drop(commitment, by=by)
    elif report.state == CommitmentState.UNDERWAY:
        commitments.start(commitment, by=by)
