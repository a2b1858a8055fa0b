"""Why an answer is refused."""

from home.desk.refusals import Refusal
from partners.apprenticeships.results.rules import Need


class IsNotOpen(Refusal):
    """As the result stands, this is not done to it. Facts: standing, answer."""


class AnswersAreNotOpen(Refusal):
    """The results are to be read only, for now. Facts: answers_from."""


class IsTooLate(Refusal):
    """The day to answer by is over, or the batch has begun. Facts: due."""


class HoldsAnother(Refusal):
    """The cooperative has accepted another place, in another round."""


class NothingBetter(Refusal):
    """There is nothing to wait for: no better choice can fall free any more."""


class SeatIsGone(Refusal):
    """What was declined has been given to somebody else."""


OF_NEED: dict[Need, type[Refusal]] = {
    Need.ANSWERS_ARE_OPEN: AnswersAreNotOpen,
    Need.IN_TIME: IsTooLate,
    Need.BATCH_IS_AHEAD: IsTooLate,
    Need.NO_OTHER: HoldsAnother,
    Need.BETTER_IS_OPEN: NothingBetter,
    Need.SEAT_IS_FREE: SeatIsGone,
}
