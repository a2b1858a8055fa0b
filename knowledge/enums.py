"""The words that editors choose from; groups of them have names."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from home.ui.states import Look, declare
from knowledge.adaptation import Step


class Kind(models.TextChoices):
    GUIDE = "guide", _("guide")
    MANUAL = "manual", _("manual")
    TRAINING_MODULE = "training-module", _("training module")
    TRAINING_PACKAGE = "training-package", _("training package")
    TEMPLATE = "template", _("template")
    CHECKLIST = "checklist", _("checklist")
    CALCULATOR = "calculator", _("calculator")
    ASSESSMENT = "assessment", _("assessment")
    BENCHMARKING = "benchmarking", _("benchmarking")
    MONITORING = "monitoring-system", _("monitoring system")
    METHOD = "method", _("method")
    MODEL = "model", _("model")
    PROGRAMME = "programme", _("programme")
    REGULATION = "regulation", _("regulation")
    CASE = "case", _("case")


class PathStage(models.TextChoices):
    """The steps of `knowledge.adaptation` in words; NONE: made here, not yet tried."""

    NONE = "none", _("not tried yet")
    ABROAD = Step.ABROAD.value, _("from abroad")
    TRANSLATED = Step.TRANSLATED.value, _("translated")
    ADAPTED = Step.ADAPTED.value, _("adapted")
    TRIED = Step.TRIED.value, _("tried in Indonesia")
    RECOMMENDED = Step.RECOMMENDED.value, _("recommended")


declare(
    {
        PathStage.NONE: Look("neutral", "minus"),
        PathStage.ABROAD: Look("neutral", "external"),
        PathStage.TRANSLATED: Look("attention", "language"),
        PathStage.ADAPTED: Look("attention", "edit"),
        PathStage.TRIED: Look("success", "check"),
        PathStage.RECOMMENDED: Look("success", "star"),
    }
)


class Outcome(models.TextChoices):
    """What a test showed; UNKNOWN when the source tells that it took place, no more."""

    WORKED = "worked", _("it worked")
    PARTLY = "partly", _("it worked in part")
    FAILED = "failed", _("it did not work")
    UNKNOWN = "unknown", _("the source gives no result")


declare(
    {
        Outcome.WORKED: Look("success", "check"),
        Outcome.PARTLY: Look("attention", "warning"),
        Outcome.FAILED: Look("danger", "close"),
        Outcome.UNKNOWN: Look("neutral", "help"),
    }
)


class Strength(models.IntegerChoices):
    """How much a test proves: from one report to a comparison with those who did without."""

    UNKNOWN = 0, _("not judged")
    FIRST = 1, _("first evidence: one report or a few users")
    FAIR = 2, _("fair evidence: many users or several reports")
    STRONG = 3, _("strong evidence: compared with others, or checked independently")


class Verdict(models.TextChoices):
    """PROPOSED: nothing was changed yet, the row says what would have to be, and why."""

    PROPOSED = "proposed", _("proposed, nothing changed yet")
    PENDING = "pending", _("not decided yet")
    NEEDS_WORK = "needs-work", _("needs more changes")
    FITS = "fits", _("fits Indonesian conditions")
    GIVEN_UP = "given-up", _("given up: does not fit")


OPEN_VERDICTS = (Verdict.PROPOSED, Verdict.PENDING, Verdict.NEEDS_WORK)
WITHOUT_CHANGE = (Verdict.PROPOSED, Verdict.GIVEN_UP)
declare(
    {
        Verdict.PROPOSED: Look("neutral", "idea"),
        Verdict.PENDING: Look("neutral", "wait"),
        Verdict.NEEDS_WORK: Look("attention", "edit"),
        Verdict.FITS: Look("success", "check"),
        Verdict.GIVEN_UP: Look("danger", "close"),
    }
)
