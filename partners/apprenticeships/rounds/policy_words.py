"""What the rules and criteria of a round are called, by their codes."""

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from partners.matching.priorities import PriorityClasses

RULES = {
    "origin": _("this batch is for certain provinces only"),
    "mode": _("you and the batch do not share a way to take part (on site or online)"),
    "reach": _("the place is beyond your reach"),
    "subject": _("it teaches nothing you asked for"),
    "dates": _("the dates are outside your free time"),
    "team": _("your team is above the limit"),
    "stage": _("your cooperative is at an earlier stage"),
    "language": _("it is held in another language"),
    "access": _("an accessibility need is not provided"),
    "own": _("the host is your own cooperative"),
    "listed": _("you asked for your own choices only"),
}
"""Why a batch is closed to somebody, when this rule is the first that fails."""

CHANGES = {
    "mode": _("taking part both online and on site"),
    "reach": _("travelling further"),
    "subject": _("further competencies to learn"),
    "dates": _("a longer free period"),
    "team": _("a smaller team"),
    "listed": _("accepting batches beyond your own list"),
}
"""What would meet a rule that an applicant can do something about."""

CRITERIA = {
    "competency": _("Competencies you look for"),
    "sector": _("Same sector"),
    "units": _("Same business units"),
    "nearness": _("Near"),
}
MEANINGS = {
    "competency": _("The share of the competencies you look for that this batch teaches."),
    "sector": _("The host works in your cooperative's sector."),
    "units": _("The share of your business units that the host runs too."),
    "nearness": _(
        "Your own regency or city in full, your province two thirds, your island one third."
    ),
}
"""How the points of each criterion are worked out."""


def of_classes(classes: PriorityClasses) -> list[tuple[str, int]]:
    """What a priority class is the sum of, each with its points."""
    earlier = ngettext(
        "each earlier round without a place, at most %(count)s round",
        "each earlier round without a place, at most %(count)s rounds",
        classes.waited_limit,
    )
    return [
        (gettext("each 3T tier of the cooperative's region (0, 1 or 2)"), classes.tier),
        (earlier % {"count": classes.waited_limit}, classes.waited),
        (gettext("the cooperative is from the host's province"), classes.province),
        (gettext("the cooperative never gave a confirmed place back"), classes.kept),
    ]
