"""Every sentence of an explanation. Braces are filled by ``sentences``."""

from django.utils.translation import gettext_noop, pgettext_lazy

from partners.matching.explanation import Answer

PLACED = gettext_noop("Application {id}: you have a place")
NOT_PLACED = gettext_noop("Application {id}: no place yet")
GOES_TO = gettext_noop("{cooperative} has a place: {batch}.")
GOES_NOWHERE = gettext_noop("{cooperative} did not get a place in this round.")
WAS_LOCKED = gettext_noop("This place was fixed before the round and stands.")
MOVED_ON = gettext_noop(
    "{batch} does not run: {held} of the {minimum} cooperatives that it needs; you moved on to "
    "what comes next for you."
)
HOST = gettext_noop("Host")
DATES = pgettext_lazy("matching", "Dates")
HOW = pgettext_lazy("matching", "How")

WHY = gettext_noop("Why this place")
BY_HAND = gettext_noop(
    "It is your {rank} choice. Your own list always comes first; points do not change it."
)
BY_POINTS = gettext_noop(
    "It is not in your own list. Points order the batches that you did not list: {points} of {top}."
)
LIKED = gettext_noop(
    "Among the batches that pass every rule for you ({eligible}), it comes {rank}."
)
BETTER_FULL = gettext_noop(
    "Batches that you like better, but that are full or do not run: {count}."
)
NO_CUTOFF = gettext_noop("You had nobody to beat: there were seats for all who wanted one.")
ABOVE = gettext_noop("Your priority class is {own}; the last accepted had class {last}.{lottery}")
RESERVED = gettext_noop(
    "You hold a seat reserved for 3T regions: your class is {own}, while the last accepted in an "
    "open seat had class {last}."
)
LOTTERY_DECIDED = gettext_noop(" Within the same class the lottery decides.")
POINTS = gettext_noop("Points of the match")
CLASS_THERE = gettext_noop("Your priority class at {batch}")
CLASS = gettext_noop("Your priority class (in your own province: +{province})")
CLASS_PARTS = {
    "tier": gettext_noop("3T region, tier {count}"),
    "waited": gettext_noop("earlier rounds without a place: {count}"),
    "province": gettext_noop("same province as the host"),
    "kept": gettext_noop("never gave a confirmed place back"),
}

CHOICES = gettext_noop("Your choices, one by one")
NO_CHOICES = gettext_noop("You named no choice; points ordered all batches for you.")
ANSWERS = {
    Answer.PLACED: gettext_noop("You have your place here."),
    Answer.LIKED_LESS: gettext_noop("You hold a place that you ranked higher."),
    Answer.LOCKED: gettext_noop("Your place was fixed before the round."),
    Answer.RULE: gettext_noop("A rule was not met: {reason}."),
    Answer.NOT_RUNNING: gettext_noop(
        "It does not run: {held} of the {minimum} cooperatives that it needs."
    ),
}
FULL_BELOW = gettext_noop(
    "Full: the last accepted had class {last}, yours is {own}; you are {waiting} on the waiting "
    "list."
)
FULL_BY_LOT = gettext_noop(
    "Full: your class {own} equals that of the last accepted and the lottery decided; you are "
    "{waiting} on the waiting list."
)
FULL_FOR_YOU = gettext_noop(
    "It had no open seat for this application; you are {waiting} on the waiting list."
)

WAITS = gettext_noop("Waiting lists")
WAIT = gettext_noop("{batch}: {waiting} on the waiting list.")
CHANGES = gettext_noop("What would open doors")
DOOR = gettext_noop("{change}: batches with free seats that this would open: {count}.")
NO_DOORS = gettext_noop(
    "No single change would help: every batch with free seats fails more than one rule. Your "
    "application stays valid for the waiting lists."
)
FITS = gettext_noop(
    "Batches that pass every rule for you: {eligible}. All are full of cooperatives with a higher "
    "priority, or do not run."
)
FITS_NONE = gettext_noop("No batch passes every rule for you.")
WAITED_NEXT = gettext_noop("A round without a place raises your priority class in the next one.")

CHECK = gettext_noop("Check it yourself")
LUCK = gettext_noop(
    "Your lottery number is {rank} of {count} (1 is the luckiest). Anybody can compute it again: "
    "see audit.html and check_round.py."
)
RESULT = gettext_noop("Digest of the round's result")
TOTAL = gettext_noop("together")
OF = gettext_noop("{points} of {weight}")
