"""A refusal in the reader's words."""

from django.template.defaultfilters import filesizeformat
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.uploads import wording
from home.uploads.refusals import UploadRefused
from partners.agreements import refusals
from partners.agreements.labels import DATES, STATUS, VERB
from partners.agreements.refusals import AgreementRefusal

WORDS: dict[type[AgreementRefusal], Promise] = {
    refusals.DateMissing: gettext_lazy("Give the date."),
    refusals.ReasonMissing: gettext_lazy("Give the reason in a few words."),
    refusals.DocumentMissing: gettext_lazy("Add the document, or say why it is not here."),
    refusals.NewEndMissing: gettext_lazy("Give the new end."),
    refusals.SuccessorMissing: gettext_lazy("Choose the agreement that replaces this one."),
    refusals.SuccessorNotSigned: gettext_lazy("The replacing agreement is not signed yet."),
    refusals.RenewalTermMissing: gettext_lazy(
        "An agreement that renews itself needs an end and the months of each further term."
    ),
    refusals.TooFewParties: gettext_lazy(
        "Two parties are needed. Add the other one to the agreement and save it first."
    ),
    refusals.NothingToUndo: gettext_lazy("There is no step to undo."),
    refusals.FileEmpty: gettext_lazy("This file is empty (0 bytes)."),
    refusals.FileTypeNotAccepted: gettext_lazy(
        "The file's content is not what its name says, or not of an accepted kind: "
        "PDF, Word, Excel, PNG or JPEG, without macros."
    ),
    refusals.ObstacleMissing: gettext_lazy("Name the obstacle."),
    refusals.CommitmentClosed: gettext_lazy(
        "This commitment is done or dropped. A moderator can reopen it."
    ),
    refusals.ProofPointsNowhere: gettext_lazy(
        "A proof is exactly one thing: a page, a document of this agreement, or a link."
    ),
    refusals.LinkWithoutTitle: gettext_lazy("Say in a few words what the link shows."),
    refusals.ReportEmpty: gettext_lazy("Say in a few words how it stands."),
    refusals.ReportOutdated: gettext_lazy("This report has been corrected meanwhile."),
    refusals.ReportAlreadyConfirmed: gettext_lazy("This report is confirmed already."),
    refusals.AlreadyArchived: gettext_lazy("This is archived already."),
    refusals.NotArchived: gettext_lazy("This is not archived: somebody has brought it back."),
    refusals.AlreadyLetIn: gettext_lazy("This account is let in already."),
    refusals.ImportHasErrors: gettext_lazy("The list has errors; nothing was imported."),
    refusals.ImportHasChanged: gettext_lazy(
        "The register has changed since you looked. Look again at what would be imported."
    ),
    refusals.ImportDoneAlready: gettext_lazy("This list was imported already."),
    refusals.ChainGoesInCircles: gettext_lazy(
        "The earlier agreement follows, directly or not, from this one."
    ),
}


def explain(refusal: AgreementRefusal) -> str:
    """One sentence that says what is wrong and, where there is one, the way on."""
    if isinstance(refusal.__cause__, UploadRefused):
        return wording.explain(refusal.__cause__)
    facts = refusal.facts
    if isinstance(refusal, refusals.TransitionNotOpen):
        return _("“%(step)s” is not possible while the agreement is %(status)s.") % {
            "step": VERB[facts["verb"]],
            "status": STATUS[facts["status"]],
        }
    if isinstance(refusal, refusals.DateInFuture):
        return _("%(date)s lies ahead: record what has happened.") % {
            "date": date_format(facts["date"])
        }
    if isinstance(refusal, refusals.DatesOutOfOrder):
        return _("The dates do not make sense together: %(later)s comes before %(earlier)s.") % {
            "earlier": DATES[facts["earlier"]],
            "later": DATES[facts["later"]],
        }
    if isinstance(refusal, refusals.FileTooLarge):
        return _("The file is larger than %(limit)s.") % {"limit": filesizeformat(facts["limit"])}
    return str(WORDS[type(refusal)])
