"""What the files of a round say: `result.json` and `inputs.json.gz` of `outputs.verification`."""

import gzip
import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any, TypeVar

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from partners.apprenticeships.results.taking_in.rows import OtherText, Rows, TooManyRows
from partners.apprenticeships.rounds.outputs.verification import facts_of
from partners.apprenticeships.rounds.result import RoundResult
from partners.apprenticeships.rounds.running import Inputs
from partners.apprenticeships.rounds.weights import are_whole
from partners.matching import digests, lottery, plain
from partners.matching.policy import Policy
from partners.matching.rows import ApplicationRow

Facts = dict[str, Any]
Text = str | Promise
Row = TypeVar("Row")
RESULT, INPUTS = "result.json", "inputs.json.gz"
MEGABYTE = 1024 * 1024
MOST_BYTES = 64 * MEGABYTE
"""Of inputs once they are unpacked: 80,000 cooperatives with lists of twenty batches have 50 MB.
What is larger is unpacked no further than this, and never parsed.
"""

MOST_RESULT = 20 * MEGABYTE
MOST_OBJECTS, MOST_COMMAS = 200_000, 1_000_000
"""Of result.json, which is held as objects: twice the places of 80,000 cooperatives. Counted in its
text before any is made.
"""


class NoProof(Exception):
    """The files do not prove the round: `problems` say why, in words."""

    def __init__(self, *problems: Any) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems: tuple[Any, ...] = problems


@dataclass(frozen=True, slots=True)
class Proof:
    """`result` as in result.json, `inputs` the rows of inputs.json.gz."""

    result: Facts
    inputs: Rows

    @classmethod
    def of(cls, result: bytes, inputs: bytes) -> "Proof":
        """Raises NoProof for files that are something else, or hold more than any round."""
        found = cls(_read(result), Rows(_unpacked(inputs)))
        if not found._has_shape():
            raise NoProof(format_lazy(_NOT_THAT, file=RESULT))
        try:
            found.inputs.check()
        except OtherText as error:
            raise NoProof(format_lazy(_NOT_THAT, file=INPUTS)) from error
        except TooManyRows as error:
            raise NoProof(format_lazy(_TOO_FULL, file=INPUTS)) from error
        return found

    def _has_shape(self) -> bool:
        r = self.result
        digests = r.get("digests")
        if not isinstance(digests, dict):
            return False
        texts = [r.get("seed"), r.get("commitment"), *digests.values()]
        lists = [r.get("placements"), r.get("closings")]
        return (
            all(isinstance(one, str) for one in texts)
            and all(isinstance(one, list) for one in lists)
            and isinstance(r.get("policy"), dict)
            and isinstance(r["policy"].get("weights"), dict)
        )

    @property
    def seed(self) -> str:
        return str(self.result["seed"])

    @property
    def commitment(self) -> str:
        return str(self.result["commitment"])

    @property
    def committed(self) -> str | None:
        """The fingerprint that the seed was checked against when it was run; None if it was not."""
        return self.commitment if self.result.get("committed") else None

    def policy(self) -> Policy | None:
        """The portal's rules with the weights of the round; None where the rules are others."""
        policy, said = Policy(), self.result["policy"]
        is_known = said.get("version") == policy.version and are_whole(said["weights"])
        return policy.with_weights(said["weights"]) if is_known else None

    def check_seed(self, commitment: str) -> None:
        """Raises NoProof unless it is the seed whose fingerprint was published: `commitment`."""
        try:
            lottery.check(self.seed, commitment)
            lottery.check(self.seed, self.commitment)
        except (lottery.SeedDoesNotFit, ValueError) as error:  # half a sign is no text
            raise NoProof(
                _("The seed in result.json is not the one whose fingerprint was published.")
            ) from error

    def told_by(self, inputs: Inputs) -> type[plain.Reader] | None:
        """How the rows are told that the round was run on; None where it was run on others."""
        given, said = (inputs.batches, inputs.applications, inputs.locked), self.result["digests"]
        for told_by in plain.READERS:
            if digests.of_lines(plain.lines(*given, told_by=told_by)) == said.get("inputs"):
                return told_by
        return None

    def differences(self, inputs: Inputs) -> Iterator[Text]:
        """What the sheets say otherwise than inputs.json.gz, row by row; told in the way that
        leaves the fewest differences.
        """
        groups = {row.id: row for row in inputs.batches}
        yield from _unlike(groups, self.inputs.of("batches"), plain.of_batch)
        told = (list(self._other_people(inputs, told_by)) for told_by in plain.READERS)
        yield from min(told, key=len)

    def _other_people(self, inputs: Inputs, told_by: type[plain.Reader]) -> Iterator[Text]:
        locked, reader = inputs.locked, told_by(inputs.batches)
        people = {row.id: row for row in inputs.applications}

        def told(row: ApplicationRow) -> Facts:
            return reader.told(row, locked.get(row.id, ""))

        return _unlike(people, self.inputs.of("applications"), told)

    def check_result(self, result: RoundResult) -> None:
        """Raises NoProof unless everything that it decided is what was published."""
        ours = json.loads(json.dumps(facts_of(result)))
        unlike = [name for name in ours if ours[name] != self.result.get(name)]
        if unlike:
            raise NoProof(format_lazy(_OTHER_RESULT, parts=", ".join(unlike)))


_NOT_THAT = _("{file} is not the file that a round writes.")
_OTHER_RESULT = _("Run again, the round comes to another result than result.json: {parts}.")
_ONLY_HERE = _("{row} is in the sheets, and not in inputs.json.gz.")
_ONLY_THERE = _("{row} is in inputs.json.gz, and not in the sheets.")
_OTHERWISE = _("{row} is not in the sheets as in inputs.json.gz: {fields}.")


_TOO_FULL = _("{file} holds more than any round of the portal. It was not read.")
_TOO_LARGE = _(
    "inputs.json.gz unpacks to more than {most} MB, more than any round of the portal holds. It "
    "was not read."
)


def _unpacked(packed: bytes) -> bytes:
    """Raises NoProof for what unpacks to more than the portal writes."""
    try:
        with gzip.open(BytesIO(packed)) as file:
            found = file.read(MOST_BYTES + 1)
    except (OSError, EOFError, zlib.error):
        found = b""
    if len(found) > MOST_BYTES:
        raise NoProof(format_lazy(_TOO_LARGE, most=MOST_BYTES // MEGABYTE))
    return found


def _read(text: bytes) -> Facts:
    """Of result.json. Raises NoProof, before it is parsed where it holds too much."""
    objects = text.count(b"{") + text.count(b"[")
    if len(text) > MOST_RESULT or objects > MOST_OBJECTS or text.count(b",") > MOST_COMMAS:
        raise NoProof(format_lazy(_TOO_FULL, file=RESULT))
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise NoProof(format_lazy(_NOT_THAT, file=RESULT))
    return found


def _unlike(
    sheets: Mapping[str, Row], proof: Iterable[Facts], tell: Callable[[Row], Facts]
) -> Iterator[Text]:
    seen = set[str]()
    for other in proof:
        key = str(other.get("id"))
        seen.add(key)
        if key not in sheets:
            yield format_lazy(_ONLY_THERE, row=key)
        elif (row := tell(sheets[key])) != other:
            fields = [name for name in row if row[name] != other.get(name)]
            yield format_lazy(_OTHERWISE, row=key, fields=", ".join(fields))
    for key in sheets:
        if key not in seen:
            yield format_lazy(_ONLY_HERE, row=key)
