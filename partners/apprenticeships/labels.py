"""The words of states, modes and costs, as readers and editors see them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from home.ui.states import Look, declare
from partners.apprenticeships.lifecycle import Applying, BatchState, Phase, Refusal

NOT_OFFERS = frozenset({"bandingkan", "cetak", "compare", "print"})
"""Pages beside those of offers, in every language: no offer has such an address."""


class Mode(models.TextChoices):
    ON_SITE = "on-site", _("at the host")
    ONLINE = "online", _("online")
    BOTH = "both", _("at the host or online")


class Language(models.TextChoices):
    INDONESIAN = "id", _("Indonesian")
    ENGLISH = "en", _("English")


class CostItem(models.TextChoices):
    TRAVEL = "travel", _("travel to the host and back")
    LODGING = "lodging", _("lodging")
    MEALS = "meals", _("meals")
    TRAINING = "training", _("training and materials")
    INSURANCE = "insurance", _("insurance")
    ALLOWANCE = "allowance", _("daily allowance")


class Payer(models.TextChoices):
    HOST = "host", _("the host")
    COOPERATIVE = "cooperative", _("your cooperative")
    MINISTRY = "ministry", _("the ministry")
    PARTNER = "partner", _("a partner")


PHASES = declare(
    {
        Phase.PLANNED: Look("neutral", "calendar", _("planned")),
        Phase.OPEN: Look("success", "mail", _("open for applications")),
        Phase.CLOSED: Look("attention", "lock", _("applications closed")),
        Phase.CONFIRMED: Look("success", "check", _("takes place")),
        Phase.RUNNING: Look("primary", "clock", _("running now")),
        Phase.FINISHED: Look("neutral", "flag", _("finished")),
        Phase.CANCELLED: Look("danger", "close", _("cancelled")),
    },
    decided=BatchState,
)
declare(
    {
        Applying.NOW: Look("success", "mail", PHASES[Phase.OPEN]),
        Applying.OVER: Look("attention", "lock", PHASES[Phase.CLOSED]),
        Applying.NOT_YET: Look("neutral", "calendar", _("not open for applications yet")),
    }
)
STATE_CHOICES = [(state.value, PHASES[Phase(state)]) for state in BatchState]
DECISIONS = {
    BatchState.OPEN: _("Open for applications"),
    BatchState.CLOSED: _("Close applications"),
    BatchState.CONFIRMED: _("Confirm: it takes place"),
    BatchState.CANCELLED: _("Call it off"),
}
"""What a moderator does, as a verb."""

REFUSALS = {
    Refusal.NOT_NEXT: _("This does not follow from how the batch stands now."),
    Refusal.NO_SEATS: _("A batch without seats cannot be opened."),
    Refusal.TOO_LATE: _("It is too late for this: the date has passed."),
}
