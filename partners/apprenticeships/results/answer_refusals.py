"""Why an answer is refused, with its words."""

from django.utils.translation import gettext_lazy as _

from partners.apprenticeships.applications.refusals import ApplicationRefusal
from partners.apprenticeships.results.rules import Need


class IsNotOpen(ApplicationRefusal):
    """As the result stands, this is not done to it. Facts: standing, answer."""

    words = _("This is not possible as your result stands now. Open it again.")


class AnswersAreNotOpen(ApplicationRefusal):
    """The results are to be read only, for now. Facts: answers_from, in the cooperative's zone."""

    words = _("Answers open on %(answers_from)s. Until then the results are to be read only.")


class IsTooLate(ApplicationRefusal):
    """The day to answer by is over, or the batch has begun."""

    words = _("The time to answer is over.")


class HoldsAnother(ApplicationRefusal):
    """The cooperative has accepted another place, in another round."""

    words = _("Your cooperative has accepted a place of another round. Nobody has two.")


class NothingBetter(ApplicationRefusal):
    """There is nothing to wait for: no better choice can fall free any more."""

    words = _("Nothing that you like better can fall free any more. Accept the place as it is.")


class SeatIsGone(ApplicationRefusal):
    """What was declined has been given to somebody else."""

    words = _("The seat that you declined has been given to the next in line.")


class NothingToRelease(ApplicationRefusal):
    """The cooperative holds that place no more, or its batch has begun."""

    words = _("The cooperative does not hold this place any more, or it has begun.")


OF_NEED: dict[Need, type[ApplicationRefusal]] = {
    Need.ANSWERS_ARE_OPEN: AnswersAreNotOpen,
    Need.IN_TIME: IsTooLate,
    Need.BATCH_IS_AHEAD: IsTooLate,
    Need.NO_OTHER: HoldsAnother,
    Need.BETTER_IS_OPEN: NothingBetter,
    Need.SEAT_IS_FREE: SeatIsGone,
}
