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
    """The steps of `knowledge.adaptation` in words: the last that a tool has reached."""

    SUMMARY = Step.SUMMARY.value, _("our summary")
    TRANSLATED = Step.TRANSLATED.value, _("translated")
    ADAPTED = Step.ADAPTED.value, _("adapted")
    TRIED = Step.TRIED.value, _("tried in Indonesia")
    RECOMMENDED = Step.RECOMMENDED.value, _("recommended")


declare(
    {
        PathStage.SUMMARY: Look("neutral", "document"),
        PathStage.TRANSLATED: Look("attention", "language"),
        PathStage.ADAPTED: Look("attention", "edit"),
        PathStage.TRIED: Look("success", "check"),
        PathStage.RECOMMENDED: Look("success", "star"),
    }
)


class LeadsTo(models.TextChoices):
    """What lies at the address of an original. Nothing is claimed where nobody said."""

    MATERIAL = "material", _("the material itself, to read or download there")
    ABOUT = "about", _("a page about it")


class Outcome(models.TextChoices):
    """What a test showed; UNKNOWN when the source tells that it took place, no more."""

    WORKED = "worked", _("it worked")
    PARTLY = "partly", _("it worked in part")
    FAILED = "failed", _("it did not work")
    UNKNOWN = "unknown", _("the source gives no result")


WITH_RESULT = (Outcome.WORKED, Outcome.PARTLY, Outcome.FAILED)
"""What makes a use of a tool a test: its result is on record, good or bad."""

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


class Part(models.TextChoices):
    """What a file is. Nothing where nobody said; then nothing is claimed of it either."""

    OURS = "ours", _("worksheet written by this portal")
    ORIGINAL = "original", _("the tool's own text, as its makers published it")
    TRANSLATION = "translation", _("translation of the tool's text")


TEXTS = (Part.ORIGINAL, Part.TRANSLATION)


class Verdict(models.TextChoices):
    """PROPOSED: nothing was changed yet, the row says what would have to be, and why."""

    PROPOSED = "proposed", _("proposed, nothing changed yet")
    PENDING = "pending", _("not decided yet")
    NEEDS_WORK = "needs-work", _("needs more changes")
    FITS = "fits", _("fits Indonesian conditions")
    GIVEN_UP = "given-up", _("given up: does not fit")


OPEN_VERDICTS = (Verdict.PROPOSED, Verdict.PENDING, Verdict.NEEDS_WORK)
WITHOUT_CHANGE = (Verdict.PROPOSED, Verdict.GIVEN_UP)
JUDGED = (Verdict.NEEDS_WORK, Verdict.FITS)
declare(
    {
        Verdict.PROPOSED: Look("neutral", "idea"),
        Verdict.PENDING: Look("neutral", "wait"),
        Verdict.NEEDS_WORK: Look("attention", "edit"),
        Verdict.FITS: Look("success", "check"),
        Verdict.GIVEN_UP: Look("danger", "close"),
    }
)
