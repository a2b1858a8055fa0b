"""After the rush: whether all that was acknowledged stands, and whether every seat is right.

Each answers with what is wrong, in words; empty for nothing.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

Acknowledged = Mapping[str, Mapping[str, list[str]]]
"""By cooperative and number of the receipt, as JSON has them: the list that was handed in."""


def of_applications(acknowledged: Acknowledged) -> list[str]:
    """Each receipt is there with the list it was for, and the last of each cooperative stands."""
    from partners.apprenticeships.applications.models import Submission
    from partners.apprenticeships.models import Batch

    codes = dict(Batch.objects.values_list("pk", "code"))
    rows = Submission.objects.values_list(
        "application__organisation__slug", "number", "content__choices",
        "application__standing__number", "application__state",
    )  # fmt: skip
    stored = {(row[0], row[1]): row[2:] for row in rows.iterator(chunk_size=5_000)}
    numbered = {
        slug: {int(number): choices for number, choices in receipts.items()}
        for slug, receipts in acknowledged.items()
    }
    return list(lost(numbered, stored, codes))


def lost(
    acknowledged: Mapping[str, Mapping[int, list[str]]],
    stored: Mapping[tuple[str, int], Any],
    codes: Mapping[int, str],
) -> Iterator[str]:
    """`stored`, by cooperative and number: keys of the list, the number that stands, the state."""
    for slug, receipts in acknowledged.items():
        for number, choices in receipts.items():
            found = stored.get((slug, number))
            if found is None:
                yield f"{slug}: receipt {number} is lost"
            elif (listed := [codes[key] for key in found[0]]) != choices:
                yield f"{slug}: receipt {number} says {listed}, and was given for {choices}"
        last = max(receipts, default=None)
        if last is not None and (slug, last) in stored:
            standing, state = stored[slug, last][1:]
            if standing != last or state != "submitted":
                yield f"{slug}: receipt {last} was the last, {standing} stands ({state})"


def of_matching(acknowledged: Acknowledged) -> list[str]:
    """Every application that has a receipt was read by the round with the list of its last one,
    and has a result with its reasons; nobody else has.
    """
    from partners.apprenticeships.applications.source import HandedIn
    from partners.apprenticeships.models import Batch
    from partners.apprenticeships.results.models import Result
    from partners.apprenticeships.rounds.models import Round

    codes = list(Batch.objects.values_list("code", flat=True))
    handed = HandedIn(Round.objects.get()).applications(codes)
    read = {entry.row.cooperative: [*entry.row.choices] for entry in handed.entries}
    rows = Result.objects.filter(application__reasons__isnull=False)
    decided = set(rows.values_list("organisation__code", flat=True))
    # Here a cooperative's slug is its code.
    last = {slug: mine[max(mine, key=int)] for slug, mine in acknowledged.items()}
    return list(unmatched(last, read, decided))


def unmatched(
    last: Mapping[str, list[str]], read: Mapping[str, list[str]], decided: Collection[str]
) -> Iterator[str]:
    """By cooperative: the list that stands, the one that the round read; who has a result."""
    for code in last.keys() | read.keys() | set(decided):
        if last.get(code) != read.get(code):
            yield f"{code}: {last.get(code)} was handed in, the round reads {read.get(code)}"
        elif code not in decided:
            yield f"{code}: no result"


def fingerprint() -> str:
    """Of every submission with all that it says: the same as long as none changes or goes."""
    from partners.apprenticeships.applications.models import Submission

    digest = hashlib.sha256()
    rows = Submission.objects.order_by("pk").values_list(
        "pk", "application", "number", "content", "policy", "submitted_at", "by", "role"
    )
    for row in rows.iterator(chunk_size=5_000):
        digest.update(json.dumps(row, sort_keys=True, default=str).encode())
    return digest.hexdigest()


def counts() -> dict[str, int]:
    from home.notices.models import Letter, Notice
    from partners.apprenticeships.applications.models import Application, Submission

    return {
        "submissions": Submission.objects.count(),
        "submitted": Application.objects.submitted().count(),
        "notices": Notice.objects.count(),
        "letters": Letter.objects.count(),
    }


ANSWERS = {"accept": {"binding"}, "accept_conditionally": {"conditional", "binding"}}


def of_answers(answered: Mapping[str, str]) -> list[str]:
    """Each answer that was acknowledged stands; who waits for better may have it by now."""
    from partners.apprenticeships.results.models import Result

    rows = Result.objects.values_list("organisation__slug", "answer")
    stands = dict(rows)
    allowed = {**ANSWERS, "decline": {"declined"}}
    return [
        f"{slug}: answered {verb}, {stands.get(slug)} stands"
        for slug, verb in answered.items()
        if stands.get(slug) not in allowed[verb]
    ]


def of_seats() -> list[str]:
    """Taken seats are those that are held, never more than there are; nobody has two places for
    good; and no seat is free beside somebody who waits for it.
    """
    return [*miscounted(), *_twice(), *_free_beside_a_line()]


def miscounted() -> Iterable[str]:
    from partners.apprenticeships.results.models import Result
    from partners.apprenticeships.rounds.models import RoundBatch

    held = Counter(Result.objects.holding().order_by().values_list("place", flat=True))
    for row in RoundBatch.objects.all():
        if row.taken != held[row.pk] or row.taken > row.seats:
            yield f"batch {row.pk}: {row.seats} seats, {row.taken} taken, {held[row.pk]} held"


def _twice() -> Iterable[str]:
    from partners.apprenticeships.results.models import Result

    bound = Counter(Result.objects.filter(answer="binding").values_list("organisation", flat=True))
    for organisation, places in bound.items():
        if places > 1:
            yield f"organisation {organisation}: {places} places for good"


def _free_beside_a_line() -> Iterable[str]:
    from django.utils import timezone

    from partners.apprenticeships.results import openings, queue
    from partners.apprenticeships.rounds.models import Round

    at, current = timezone.now(), Round.objects.get()
    waiting = queue.Waiting(current, at)
    for row in openings.giving(current, at):
        line = queue.line_of(row) if row.free else None
        if line is not None and (found := waiting.first(line)) is not None:
            yield f"batch {row.pk}: {row.free} free, application {found[0]} waits"


def results() -> dict[str, int]:
    """How many stand how, and answered what."""
    from partners.apprenticeships.results.models import Result

    rows = Result.objects.order_by().values_list("standing", "answer")
    found = Counter(word for row in rows for word in row)
    return dict(sorted(found.items()))
