"""What the command says on the screen, in both languages."""

from collections.abc import Iterator

import numpy as np
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from partners.apprenticeships.rounds.languages import Language, in_language
from partners.apprenticeships.rounds.outputs import numbers
from partners.apprenticeships.rounds.result import Edition
from partners.matching.arrays import Bools

STEPS = {
    "tables": gettext_noop("making tables and drawing the lottery"),
    "candidates": gettext_noop("looking for suitable batches"),
    "acceptance": gettext_noop("matching"),
    "minimum": gettext_noop("checking the batches' minimum"),
    "waiting": gettext_noop("making waiting lists"),
    "check": gettext_noop("checking the result a second way"),
    "explanations": gettext_noop("counting explanations"),
}
WRITING = gettext_noop("writing")
FILES = {
    "placements": "placements.txt",
    "results": "results.xlsx",
    "what_if": "what-if.xlsx",
    "audit": "audit.html",
    "verification": "check_round.py",
    "receipts": "receipts.json",
    "explanations": "explanations/",
}
"""What an output is known by, in the order of writing."""
NOT_EVERYTHING = _(
    "Not everything was read; nothing was run. Mend the files, or go on without what was left out: "
    "{options}"
)
IN_DOUBT = _(
    "{doubts}\nNothing was run. Mend the files, or confirm that all of this is right: {option}"
)
READ = gettext_noop("rows read")

NEW_SEED = gettext_noop(
    "Seed (keep it secret until applications close): {seed}\n"
    "Commitment (publish it before applications close): {commitment}"
)
WRITTEN = gettext_noop("Written")
BAD_CELLS = gettext_noop("Bad cells to mend: {count}. Nothing was written.")
SEED_DOES_NOT_FIT = gettext_noop(
    "The seed does not fit the commitment {commitment}. Nothing was run."
)
NO_SEED = gettext_noop("Give --seed; --new-seed makes a new one.")
BAD_WEIGHTS = gettext_noop("Points for each criterion, 100 together, such as: {usual}.")
NO_RESULT = gettext_noop("{path} does not hold the result of a round.")
NO_OUT = gettext_noop("Say with --out where the results should go.")
FILES_NEEDED = gettext_noop(
    "Name two files: batches, then applications (applications only with --batches-from-database)."
)
TAKEN = gettext_noop(
    "The folder {out} holds something else; choose a new one. Nothing was written."
)
WHAT_IF = gettext_noop("what if")
BAD_QUESTION = gettext_noop(
    "--what-if does not know “{question}”; it knows: reserve=0,10,20 (per cent), seats=1,3, "
    "online, optimum."
)
FILE_IS_THERE = gettext_noop(
    "{path} is there and may be filled in; choose another folder. Nothing was written."
)
FAILED = gettext_noop("The result did NOT pass the check and was not written. Report: {report}")

_MOVED = gettext_noop("Moved on from a batch that does not run")


def summary(edition: Edition) -> Iterator[str]:
    """The round in a few lines: people, 3T, batches, verification."""
    o = edition.result
    placed, language = o.place >= 0, edition.language

    def number(value: int | np.intp) -> str:
        return numbers.number(int(value), language)

    def share(of: Bools) -> str:
        return _share(int(np.count_nonzero(of)), of.size, language)

    facts = (
        (gettext_noop("Applications placed"), share(placed)),
        (
            gettext_noop("With their first choice"),
            number(np.count_nonzero(o.rank == 1)),
        ),
        (gettext_noop("From 3T regions"), share(placed[o.protected])),
        (gettext_noop("Batches that run"), share(~o.closed)),
        (_MOVED, number(np.count_nonzero(o.moved >= 0))),
        (gettext_noop("Pairs checked"), number(o.pairs)),
        (gettext_noop("Commitment of the seed"), o.commitment),
        (gettext_noop("Digest of inputs"), o.digests.inputs),
        (gettext_noop("Digest of the result"), o.digests.result),
    )
    yield from (f"{in_language(name, language)}: {value}" for name, value in facts)


def _share(part: int, whole: int, language: Language) -> str:
    """ "2 / 3 (66.7%)", or "0 / 0" where there is nothing to share."""
    counts = f"{numbers.number(part, language)} / {numbers.number(whole, language)}"
    return f"{counts} ({numbers.percent(part, whole, language)})" if whole else counts
