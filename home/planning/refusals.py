"""Why something that was planned is not done."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from home.desk.refusals import Refusal


class PlanRefused(Refusal):
    words: str | Promise = ""

    def lines(self) -> list[str]:
        return [str(self.words)]


class DayIsPast(PlanRefused):
    about = ("check_by", "at")
    words = _("This lies in the past. Choose a later one.")


class NothingToRelease(PlanRefused):
    words = _("There is no draft in this bundle.")


class IsReleased(PlanRefused):
    words = _("This bundle was released already.")


class NothingNew(PlanRefused):
    words = _("Readers see the newest version of this already: there is no draft to put in.")


class WaitsForReview(PlanRefused):
    """Approving it is its reviewer's, and puts it onto the site by itself."""

    words = _(
        "It waits for a review, which decides on its own. Approve it there, with a schedule if it "
        "is to come at a moment; or send it back there, then put its newest version in."
    )


class BundleNameMissing(PlanRefused):
    about = ("name",)
    words = _("Choose a bundle or give a new one a name.")


class NotReady(PlanRefused):
    """Nothing was released. Facts: problems, a line for each."""

    def lines(self) -> list[str]:
        return list(self.facts["problems"])
