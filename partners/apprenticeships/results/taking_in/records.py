"""Which cooperative and which batch of the portal a row of the sheets is about.

Found by the code or the number that stands in the row, or that the moderator named for it; never by
a name, which several have. What is not found is told with near names.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from django.utils import timezone
from django.utils.functional import lazy
from django.utils.text import format_lazy, get_text_list
from django.utils.translation import gettext_lazy as _
from rapidfuzz import process
from rapidfuzz.distance import OSA

from home.sheets.values import comparable
from partners.apprenticeships.models import Batch
from partners.apprenticeships.results import earlier
from partners.apprenticeships.results.refusals import EarlierRoundGoesOn
from partners.apprenticeships.rounds import readiness
from partners.apprenticeships.rounds.models import Round
from partners.apprenticeships.rounds.readiness import Lack
from partners.apprenticeships.rounds.sources.problems import Problem, Text
from partners.apprenticeships.rounds.sources.source import Entry
from partners.apprenticeships.rounds.sources.terms import MOST_SUGGESTIONS
from partners.matching.rows import ApplicationRow, BatchRow
from partners.organisations.models import CooperativeProfile, Organisation

STAND_IN_THE_WAY = {Lack.NOT_PUBLIC, Lack.CALLED_OFF, Lack.BEGINS_BEFORE, Lack.ELSEWHERE}
"""Of what keeps a batch from a round, this also keeps it from one that was run already."""
NEAR, LIKE = 3, 0.55


class NotFound(Exception):
    """Rows that are of nothing on the portal, or of something that cannot be in the round."""

    def __init__(self, problems: Sequence[Any]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class Found:
    """Keys of batches by the code of the row, of organisations by number of the application."""

    batches: Mapping[str, int]
    organisations: Mapping[str, int]


@dataclass(slots=True)
class Finder:
    """`named`: codes that the moderator gave for rows, by what stands there; `names` what the sheet
    calls the cooperatives, by number.
    """

    round: Round
    named: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    _near: dict[str, dict[str, str]] = field(default_factory=dict)
    _asked: int = 0

    def find(
        self, batches: Sequence[Entry[BatchRow]], applications: Sequence[Entry[ApplicationRow]]
    ) -> Found:
        """Raises NotFound with everything that is not."""
        problems: list[Any] = []
        rows = self._batches(batches, problems)
        people = self._cooperatives(applications, problems)
        if problems:
            raise NotFound(problems)
        return Found({code: one.pk for code, one in rows.items()}, people)

    def _batches(self, entries: Sequence[Entry[BatchRow]], problems: list[Any]) -> dict[str, Batch]:
        codes = {entry.row.id: self.named.get(entry.row.id, entry.row.id) for entry in entries}
        known = {
            one.code: one
            for one in Batch.objects.filter(code__in=codes.values()).select_related("offer__host")
        }
        found = {code: known[on] for code, on in codes.items() if on in known}
        hosts = CooperativeProfile.objects.codes_of({e.row.host for e in entries} - {""})
        held = earlier.held_seats(self.round, [one.pk for one in found.values()])
        seen: dict[int, Text] = {}
        for entry in entries:
            batch = found.get(entry.row.id)
            if batch is None:
                problems.append(self._no_batch(entry, codes[entry.row.id]))
                continue
            if batch.pk in seen:
                problems.append(_twice(entry, seen[batch.pk]))
            seen[batch.pk] = entry.origin.name
            problems += _unlike(entry, batch, hosts, held.get(batch.pk, 0))
        full = readiness.with_facts(one.pk for one in found.values())
        lacks = readiness.missing_of(self.round, full, timezone.localdate())
        problems += [one for one in lacks if one.lack in STAND_IN_THE_WAY]
        before = earlier.still_answering(self.round, [one.pk for one in full])
        if before is not None:
            problems.append(EarlierRoundGoesOn(round=str(before)))
        return found

    def _no_batch(self, entry: Entry[BatchRow], code: str) -> Problem:
        all_codes = list(Batch.objects.order_by("code").values_list("code", flat=True))
        near = get_close_matches(code, all_codes, n=NEAR, cutoff=LIKE) if self._may_ask() else []
        right = _either(near) if near else _("the code of a batch on the portal")
        return entry.origin.problem("id", code, _("is no batch on the portal"), right)

    def _cooperatives(
        self, entries: Sequence[Entry[ApplicationRow]], problems: list[Any]
    ) -> dict[str, int]:
        typed = {
            entry.row.id: self.named.get(entry.row.id, entry.row.cooperative) for entry in entries
        }
        codes = CooperativeProfile.objects.codes_of(set(typed.values()) - {""})
        known: dict[str, Any] = {}
        wanted = sorted(set(codes.values()))
        for start in range(0, len(wanted), 2_000):
            rows = Organisation.objects.filter(code__in=wanted[start : start + 2_000])
            known |= {one.code: one for one in rows.only("code", "is_public", "merged_into")}
        found: dict[str, int] = {}
        seen: dict[int, Text] = {}
        for entry in entries:
            said = typed[entry.row.id]
            one = known.get(codes.get(said, ""))
            if one is None:
                problems.append(self._nobody(entry, said))
            elif one.merged_into_id is not None or not one.is_public:
                reason = _("is a cooperative that the site does not show")
                right = _("a cooperative that the site shows")
                problems.append(entry.origin.problem("cooperative", said, reason, right))
            elif one.pk in seen:
                problems.append(_twice(entry, seen[one.pk]))
            else:
                found[entry.row.id], seen[one.pk] = one.pk, entry.origin.name
        return found

    def _nobody(self, entry: Entry[ApplicationRow], said: str) -> Problem:
        row, name = entry.row, self.names.get(entry.row.id, "")
        near = self._like(name or said, row.regency or row.province) if self._may_ask() else []
        right = _either(near) if near else _("the code of a cooperative on the portal")
        return entry.origin.problem(
            "cooperative", said or name, _("is no cooperative on the portal"), right
        )

    def _like(self, text: str, region: str) -> list[str]:
        """Cooperatives of the place with nearly this name or code: “name (code)”."""
        if region not in self._near:
            rows = Organisation.objects.cooperatives().filter(region__code__startswith=region)
            self._near[region] = {
                f"{name} ({code})": comparable(name)
                for name, code in rows.values_list("name", "code")
            }
        likely = process.extract(
            comparable(text),
            self._near[region],
            scorer=OSA.normalized_similarity,
            score_cutoff=LIKE,
            limit=NEAR,
        )
        return [key for _text, _score, key in likely]

    def _may_ask(self) -> bool:
        """A whole wrong column must not take hours."""
        self._asked += 1
        return self._asked <= MOST_SUGGESTIONS


def _unlike(
    entry: Entry[BatchRow], batch: Batch, hosts: Mapping[str, str], held: int
) -> Iterator[Problem]:
    """Where the row is about another batch than the portal's of this code."""
    row, problem = entry.row, entry.origin.problem
    for name, there, reason in (
        ("starts", batch.starts_on, _("is not its first day on the portal")),
        ("ends", batch.ends_on, _("is not its last day on the portal")),
    ):
        if getattr(row, name) != there:
            yield problem(name, str(getattr(row, name)), reason, str(there))
    host = batch.offer.host.code
    if row.host in hosts and hosts[row.host] != host:
        yield problem("host", row.host, _("is not its host on the portal"), host)
    if row.seats + held > batch.seats:
        right = format_lazy(_("{seats} at most"), seats=max(0, batch.seats - held))
        reason = _("is more than the seats that it has on the portal")
        yield problem("seats", str(row.seats), reason, right)


def _twice(entry: Entry[Any], before: Text) -> Problem:
    reason = format_lazy(_("is used already: {before}"), before=before)
    is_batch = isinstance(entry.row, BatchRow)
    name, value = ("id", entry.row.id) if is_batch else ("cooperative", entry.row.cooperative)
    return entry.origin.problem(name, value or entry.row.id, reason, _("a code for one row only"))


_either = lazy(lambda names: get_text_list([f"“{name}”" for name in names]), str)
