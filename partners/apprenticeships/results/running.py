"""The job that matches a round: reads, runs, checks, writes; may be killed at any moment.

A run that was broken off has written nothing: results are written in one transaction, together
with the end of the job. The next run gives the same result, bit for bit.
"""

import logging
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import translation
from django.utils.functional import Promise

from home import audit
from home.access import Actor
from home.desk.locking import locked, locked_together
from home.desk.refusals import IsGone
from home.jobs import cycles, heavy
from partners.apprenticeships.applications.models import Application
from partners.apprenticeships.applications.source import HandedIn
from partners.apprenticeships.results import earlier, keeping, writing
from partners.apprenticeships.results.figures import figures
from partners.apprenticeships.results.models import Matching
from partners.apprenticeships.results.models import matching as steps
from partners.apprenticeships.results.taking_in import reading as taking_in
from partners.apprenticeships.results.taking_in.proof import NoProof
from partners.apprenticeships.results.taking_in.reading import Taken
from partners.apprenticeships.results.taking_in.records import NotFound
from partners.apprenticeships.results.taking_in.writing import keys_of, settle
from partners.apprenticeships.rounds.bundle import RoundBundle
from partners.apprenticeships.rounds.languages import LANGUAGES
from partners.apprenticeships.rounds.lifecycle import Verb, after
from partners.apprenticeships.rounds.models import Round, RoundBatch
from partners.apprenticeships.rounds.outputs import what_if
from partners.apprenticeships.rounds.publishing import failures
from partners.apprenticeships.rounds.result import Edition, RoundResult
from partners.apprenticeships.rounds.running import Inputs, RoundFailsCheck, run_round
from partners.apprenticeships.rounds.sources import database
from partners.apprenticeships.rounds.sources.gathering import gather
from partners.apprenticeships.rounds.sources.problems import BadInput
from partners.apprenticeships.rounds.weights import OtherRules, promised
from partners.apprenticeships.rounds.what_ifs import compare, questions

logger = logging.getLogger(__name__)
State, Problem, Purpose = Matching.State, Matching.Problem, Matching.Purpose
MATCHED, TAKEN_IN = "results.matched", "results.taken_in"
PLACED_BEFORE = "placed-before"
"""Why an application is left out of a second round, beside `applications.source.LeftOut`."""
MOST_PROBLEMS = 200
"""Told of one round; how many there are is told beside them."""
_UNKEPT = re.compile("[\0\ud800-\udfff]")


class Lost(Exception):
    """Another run has the job, or the round moved on: this one writes nothing."""


class SeatsMoved(Exception):
    """Seats of an earlier round were given or freed since they were read."""


def run(key: int, *, on: date | None = None) -> str | None:
    """Do the work now; the state it came to. None when there is none, or another run has it. `on`
    is the day on which batches lie ahead, today if not given.

    Raises HeavyWorkInRequest; whatever is not foreseen, after keeping that it failed.
    """
    heavy.refuse_in_request()
    record = Matching.take(key)
    if record is None:
        return None
    try:
        with cycles.no_search_for_cycles():
            _do(record, on)
    except Lost:
        return None
    except BadInput as bad:
        return _stop(record, Problem.BAD_INPUT, bad.problems)
    except RoundFailsCheck as failed:
        return _stop(record, Problem.FAILS_CHECK, [*_in_both(failed)])
    except OtherRules:
        return _stop(record, Problem.OTHER_RULES)
    except SeatsMoved:
        return _stop(record, Problem.SEATS_MOVED)
    except NoProof as wrong:
        return _stop(record, Problem.NO_PROOF, wrong.problems)
    except NotFound as missing:
        return _stop(record, Problem.NOT_FOUND, missing.problems)
    except Exception:
        logger.exception("matching %s stopped", record.pk)
        _stop(record, Problem.FAILED)
        raise
    return State.DONE


def give_up(record: Matching) -> None:
    _stop(record, Problem.GIVEN_UP)


def _do(record: Matching, on: date | None) -> None:
    if record.handed:
        _take_in(record)
    else:
        _match(record, on)


def _take_in(record: Matching) -> None:
    """What a round that was run from sheets decided, once it is proved and found here."""
    _go_on(record, steps.READING)
    taken = taking_in.take(record, lambda step: _go_on(record, step))
    _write(record, taken.bundle, taken.inputs, {}, taken=taken)
    keeping.drop_handed(record)


def _match(record: Matching, on: date | None) -> None:
    round = record.round
    policy, held = promised(round), earlier.held_seats(round)
    _go_on(record, steps.READING)
    words = database.vocabulary()
    handed_in = HandedIn(round, progress=lambda name, rows: _go_on(record, steps.READING))
    people = earlier.WithRecords(handed_in, round)
    groups = database.RoundBatches(round, words, held=held, on=on)
    inputs = gather(groups, people, words, database.Cooperatives())
    bundle = run_round(
        inputs,
        seed=round.seed,
        commitment=round.commitment,
        policy=policy,
        progress=lambda step: _go_on(record, step),
    )
    if record.purpose == Purpose.COMPARE:
        _compare(record, bundle)
    else:
        left_out = {number: str(why) for number, why in handed_in.left_out.items()}
        left_out |= dict.fromkeys(people.left_out, PLACED_BEFORE)
        told = {"left_out": left_out, "as_handed_in": handed_in.as_handed_in}
        _write(record, bundle, inputs, told, held=held)


def _go_on(record: Matching, step: str) -> None:
    """Raises Lost."""
    if not record.beat(step=step):
        raise Lost


def _compare(record: Matching, bundle: RoundBundle) -> None:
    asked = questions(record.questions)
    found = compare(bundle, asked, lambda question: _go_on(record, steps.COMPARING))
    result = replace(bundle, comparison=found).result
    facts = figures(result, writing.who_waits(bundle))
    facts["what_if"] = {
        language: {
            "header": what_if.header_in(language),
            "rows": list(what_if.rows_in(Edition(result, language, bundle.vocabulary))),
        }
        for language in LANGUAGES
    }
    if not record.finish(State.DONE, figures=facts):
        raise Lost


def _write(
    record: Matching,
    bundle: RoundBundle,
    inputs: Inputs,
    told: dict[str, Any],
    *,
    held: dict[int, int] | None = None,
    taken: Taken | None = None,
) -> None:
    _go_on(record, steps.WRITING)
    result = bundle.result
    facts = figures(result, writing.who_waits(bundle))
    facts |= {**told, "doubts": len(inputs.doubts)}
    sizes = keeping.keep(record, result)
    sizes["public"] = keeping.keep_public(record, Edition(result, "id", bundle.vocabulary))
    with transaction.atomic():
        round = _round_of(record, taken)
        handed_over = _take_over(round, held)
        _write_rows(round, bundle, result, taken)
        kept = {"figures": facts, "files": sizes, "handed_over": handed_over}
        if not record.finish(State.DONE, problems=[], problem="", **kept):
            raise Lost
        audit.record(
            round,
            TAKEN_IN if taken else MATCHED,
            by=Actor(record.asked_by),
            data={name: facts[name] for name in ("placed", "applications", "inputs", "result")},
        )


def _round_of(record: Matching, taken: Taken | None) -> Round:
    """Locked, and matched from now on. Raises Lost."""
    try:
        round = locked(record.round)
    except IsGone:
        raise Lost from None
    to = after(Verb.TAKE_IN if taken else Verb.KEEP_RESULT, round.state)
    if to is None:
        raise Lost
    if taken:
        settle(round, taken, record.asked_by_id)
    round.state, round.matched_by_id = to.value, record.asked_by_id
    round.save()
    return round


def _take_over(round: Round, held: dict[int, int] | None) -> dict[str, int]:
    """Seats of earlier rounds that nobody holds are given in this one. Raises SeatsMoved."""
    rows = locked_together(earlier.of_same_batches(round))
    if held is not None and earlier.held_seats(round) != held:
        raise SeatsMoved
    free = {str(key): row.free for key, row in rows.items() if row.free}
    for row in rows.values():
        if row.free:
            row.seats = row.taken
            row.save()
    return free


def _write_rows(
    round: Round, bundle: RoundBundle, result: RoundResult, taken: Taken | None
) -> None:
    if taken:
        numbers = keys_of(round)
        keys = [numbers[row.id] for row in result.applications]
    else:
        keys = [int(row.id.rpartition("-")[2]) for row in result.applications]
    standing = Application.objects.submitted().filter(organisation__merged_into=None)
    known = dict(standing.filter(round=round).values_list("pk", "organisation"))
    if not known.keys() >= set(keys):
        raise Lost  # withdrawn since by staff, or merged away: the next run reads them anew
    rows: dict[Any, int] = dict(RoundBatch.objects.of(round).values_list("batch__code", "pk"))
    if taken:
        by_batch = dict(RoundBatch.objects.of(round).values_list("batch", "pk"))
        rows = {code: by_batch[key] for code, key in taken.found.batches.items()}
    writing.write(
        round,
        bundle,
        result,
        applications=keys,
        organisations=known,
        batches=[rows[row.id] for row in result.batches],
    )


def _stop(
    record: Matching, problem: Problem, problems: Iterable[str | Promise | Any] = ()
) -> str | None:
    found = list(problems)
    told = [_told(one) for one in found[:MOST_PROBLEMS]]
    kept = {"problem": problem, "problems": told, "problem_count": len(found)}
    if not record.finish(State.STOPPED, **kept):
        return None
    keeping.drop(record)
    keeping.drop_handed(record)
    return State.STOPPED


def _told(problem: Any) -> dict[str, str]:
    if isinstance(problem, dict):
        return {language: _kept(text) for language, text in problem.items()}
    said = {}
    for language in LANGUAGES:
        with translation.override(language):
            said[language] = _kept(str(problem))
    return said


def _kept(text: str) -> str:
    """Without what no database keeps and no page shows: files that were handed in may hold it."""
    return _UNKEPT.sub("\N{REPLACEMENT CHARACTER}", text)


def _in_both(failed: RoundFailsCheck) -> Iterable[dict[str, str]]:
    lines = {language: failures(failed.verdict, language) for language in LANGUAGES}
    for told in zip(*lines.values(), strict=True):
        yield dict(zip(lines, told, strict=True))
