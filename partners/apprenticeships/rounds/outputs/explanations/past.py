"""Sentences of an explanation as told later, when what the round decided may have moved."""

from collections.abc import Mapping

from django.utils.translation import gettext_noop

from partners.apprenticeships.rounds.outputs.explanations import words
from partners.matching.explanation import Answer

PAST: Mapping[str, str] = {
    words.GOES_TO: gettext_noop("The round gave {cooperative} a place: {batch}."),
    words.GOES_NOWHERE: gettext_noop("The round had no place for {cooperative}."),
    words.WAS_LOCKED: gettext_noop("This place was fixed before the round, and stood."),
    words.BY_HAND: gettext_noop(
        "It was your {rank} choice. Your own list always comes first; points do not change it."
    ),
    words.BY_POINTS: gettext_noop(
        "It was not in your own list. Points order the batches that you did not list: {points} of "
        "{top}."
    ),
    words.LIKED: gettext_noop(
        "Among the batches that passed every rule for you ({eligible}), it came {rank}."
    ),
    words.BETTER_FULL: gettext_noop(
        "Batches that you liked better, but that were full or do not run: {count}."
    ),
    words.ABOVE: gettext_noop(
        "Your priority class was {own}; the last accepted had class {last}.{lottery}"
    ),
    words.RESERVED: gettext_noop(
        "You were given a seat reserved for 3T regions: your class was {own}, while the last "
        "accepted in an open seat had class {last}."
    ),
    words.ANSWERS[Answer.PLACED]: gettext_noop("The round gave you your place here."),
    words.ANSWERS[Answer.LIKED_LESS]: gettext_noop(
        "The round gave you a place that you ranked higher."
    ),
    words.FULL_BELOW: gettext_noop(
        "It was full: the last accepted had class {last}, yours was {own}; you were {waiting} on "
        "the waiting list."
    ),
    words.FULL_BY_LOT: gettext_noop(
        "It was full: your class {own} equalled that of the last accepted and the lottery decided; "
        "you were {waiting} on the waiting list."
    ),
    words.FULL_FOR_YOU: gettext_noop(
        "It had no open seat for this application; you were {waiting} on the waiting list."
    ),
    words.WAIT: gettext_noop("{batch}: you were {waiting} on the waiting list."),
    words.DOOR: gettext_noop(
        "{change}: batches with free seats that this would have opened: {count}."
    ),
    words.NO_DOORS: gettext_noop(
        "No single change would have helped: every batch with free seats failed more than one rule."
    ),
    words.FITS: gettext_noop(
        "Batches that passed every rule for you: {eligible}. All were full of cooperatives with a "
        "higher priority, or do not run."
    ),
    words.FITS_NONE: gettext_noop("No batch passed every rule for you."),
    words.WAITED_NEXT: gettext_noop(
        "Who ends a round without a place has a higher priority class in the next one."
    ),
    words.LUCK: gettext_noop(
        "Your lottery number was {rank} of {count} (1 is the luckiest). Anybody can compute it "
        "again, with the audit page and the script that checks the round."
    ),
}
