"""The words of refusals and of seasons."""

from collections.abc import Collection

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from home.desk.refusals import Refusal
from home.uploads.refusals import UploadRefused
from home.uploads.wording import explain as explain_upload
from partners.apprenticeships.hosting import refusals
from partners.apprenticeships.hosting.seasons import Season
from partners.apprenticeships.models import Batch
from partners.apprenticeships.words import date_range


def explain(refusal: Refusal) -> str:
    """In the reader's language, and how to go on."""
    match refusal:
        case refusals.IsNoHost():
            return _("This organisation may not host now: see its page about hosting.")
        case refusals.IsWaiting():
            return _("A moderator reads this offer. Take it back first to write on.")
        case refusals.IsNotWaiting():
            return _("No moderator has it any more: open the offer again.")
        case refusals.IsHeldByStaff():
            return _("The ministry's staff are working on this offer. Try again later.")
        case refusals.NothingIsNew():
            return _("Nothing is new: what readers see says the same.")
        case refusals.NotComplete(facts={"missing": missing}):
            return " ".join(missing.values())
        case refusals.NobodyModerates():
            return _("Nobody looks at offers on this site yet. Your draft is kept.")
        case refusals.BatchIsHeld():
            return _(
                "A round gives the seats of this batch, as they were announced. Its dates and "
                "seats stay. If it cannot take place, tell the ministry's staff."
            )
        case refusals.BatchIsOver():
            return _("This batch runs, has run or was called off: it stays as it is.")
        case refusals.BatchWasOpened():
            return _(
                "This batch was opened for applications: only a moderator can call it off. Tell "
                "the ministry's staff."
            )
        case UploadRefused():
            return explain_upload(refusal)
        case refusals.TooManyFiles(facts={"most": most}):
            return _("An offer shows %(most)d of them at most: take one out first.") % {
                "most": most
            }
        case refusals.TooManyFilesStored(facts={"most": most}):
            return _(
                "Your drafts hold %(most)d files that nobody has published: take some out first."
            ) % {"most": most}
        case refusals.TooManyDemands(facts={"most": most}):
            return _("An offer asks for %(most)d attachments at most.") % {"most": most}
        case refusals.AgreementIsNotYours():
            return _("Your organisation is no party to this agreement. Choose another.")
        case refusals.SeasonIsNotAhead():
            return _("One says it for this season and for the next.")
        case refusals.SaysNoReason():
            return _("Say why: moderators read it.")
        case _other:
            return _("This is not possible now. Open the offer again.")


def season_words(season: Season) -> str:
    words = _("January to June %(year)s") if season.half == 1 else _("July to December %(year)s")
    return words % {"year": season.year}


MOST_DATES = 3


def days_of(batches: Collection[Batch]) -> str:
    """Of the batches of an offer, the latest first, so that last year's offer and its copy are told
    apart.
    """
    latest = sorted(batches, key=lambda one: one.starts_on, reverse=True)
    if not latest:
        return _("no dates yet")
    said = " · ".join(date_range(one.starts_on, one.ends_on) for one in latest[:MOST_DATES])
    more = len(latest) - MOST_DATES
    if more <= 0:
        return said
    others = ngettext("and %(count)d more", "and %(count)d more", more) % {"count": more}
    return f"{said} {others}"


def dates_of(batch: Batch) -> str:
    return f"{date_format(batch.starts_on)} – {date_format(batch.ends_on)}"
