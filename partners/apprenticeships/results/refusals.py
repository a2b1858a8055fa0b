"""Why an act on the results of a round is refused, with its words."""

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from partners.apprenticeships.rounds.refusals import RoundRefusal


class IsAtWork(RoundRefusal):
    """Somebody asked for it already. Facts: matching."""

    words = _("The round is being matched already; its result will stand here.")


class EarlierRoundGoesOn(RoundRefusal):
    """Its places may still be given back. Facts: round."""

    words = _("Answers of “%(round)s” still come in; its free seats are known once it has ended.")

    def named(self) -> dict[str, object]:
        return {"round": self.facts["round"]}


class NeedsAnother(RoundRefusal):
    """Who had it matched does not publish it. Facts: none."""

    words = _("You had this round matched. Another moderator looks at it and publishes it.")


class IsPublished(RoundRefusal):
    """Cooperatives know their results: nothing is undone any more. Facts: none."""

    words = _("The results are published; cooperatives rely on them.")


class AnswersTooEarly(RoundRefusal):
    """Answers begin once results can be read. Facts: none."""

    about = ("answers_from",)
    words = _("Answers begin later: cooperatives read their results first.")


class AnswersOutOfOrder(RoundRefusal):
    """Answers end after they begin. Facts: none."""

    about = ("answers_until",)
    words = _("Answers end after they begin.")


class AnswersTooLate(RoundRefusal):
    """A batch would begin before all answers are in. Facts: batch (code), day."""

    about = ("answers_until",)
    words = _("%(batch)s begins on %(day)s: answers have to be in before.")

    def named(self) -> dict[str, object]:
        return {"batch": self.facts["batch"], "day": date_format(self.facts["day"])}


class BadQuestions(RoundRefusal):
    """No such comparison. Facts: question."""

    about = ("questions",)
    words = _("“%(question)s” is none of the questions that can be asked.")

    def named(self) -> dict[str, object]:
        return {"question": self.facts["question"]}


class BadFingerprint(RoundRefusal):
    """Not a SHA-256. Facts: none."""

    about = ("commitment",)
    words = _("A fingerprint has 64 digits and letters from a to f.")


class NotMatched(RoundRefusal):
    """There is no result. Facts: none."""

    words = _("This round has no result yet.")
