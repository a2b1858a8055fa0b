"""The words of states, modes and costs, as readers and editors see them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from partners.apprenticeships.lifecycle import Phase, Refusal, State


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


STATE_CHOICES = [
    (State.PLANNED.value, _("planned")),
    (State.OPEN.value, _("open for applications")),
    (State.CLOSED.value, _("applications closed")),
    (State.CONFIRMED.value, _("takes place")),
    (State.CANCELLED.value, _("cancelled")),
]
DECISIONS = {
    State.OPEN: _("Open for applications"),
    State.CLOSED: _("Close applications"),
    State.CONFIRMED: _("Confirm: it takes place"),
    State.CANCELLED: _("Call it off"),
}
"""What a moderator does, as a verb."""

PHASES = {
    Phase.PLANNED: _("planned"),
    Phase.OPEN: _("open for applications"),
    Phase.CLOSED: _("applications closed"),
    Phase.CONFIRMED: _("takes place"),
    Phase.RUNNING: _("running now"),
    Phase.FINISHED: _("finished"),
    Phase.CANCELLED: _("cancelled"),
}
TONES = {
    Phase.OPEN: "success",
    Phase.CONFIRMED: "success",
    Phase.RUNNING: "primary",
    Phase.CLOSED: "attention",
    Phase.CANCELLED: "danger",
}
REFUSALS = {
    Refusal.NOT_NEXT: _("This does not follow from how the batch stands now."),
    Refusal.NO_SEATS: _("A batch without seats cannot be opened."),
    Refusal.TOO_LATE: _("It is too late for this: the date has passed."),
}
