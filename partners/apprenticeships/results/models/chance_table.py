"""What a collecting round would do with the applications that there are so far, drawn often."""

import gzip
import json
from typing import Any

import numpy as np
from django.db import models
from django.utils.translation import gettext_lazy as _

from partners.apprenticeships.rounds.models import Round
from partners.apprenticeships.rounds.storing import plain_row, row_from
from partners.matching.chances import CutOffs
from partners.matching.rows import BatchRow

_SIDES = 2  # for everyone and for 3T
_STORED = "<i4"
Usual = tuple[int, int] | None


class ChanceTable(models.Model):
    """Made anew every ten minutes while a round collects (`results.chances`). `applications` were
    handed in, and `seats` are given, when it was `made_at`. `batches` are gzipped JSON of the rows
    in the order of their ids and of how many choices most lists have (`usual`: least and most, or
    nothing), `classes` and `luck` the arrays of `CutOffs`, int32.
    """

    round = models.OneToOneField(Round, models.CASCADE, related_name="chance_table")
    made_at = models.DateTimeField(_("made on"))
    applications = models.PositiveIntegerField(_("applications"))
    seats = models.PositiveIntegerField(_("seats"))
    draws = models.PositiveSmallIntegerField(_("draws"))
    batches = models.BinaryField()
    classes = models.BinaryField()
    luck = models.BinaryField()

    class Meta:
        verbose_name = _("table of chances")
        verbose_name_plural = _("tables of chances")
        ordering = ["round"]

    def __str__(self) -> str:
        return f"{self.round} · {self.draws}"

    def keep(self, rows: list[BatchRow], cut: CutOffs, usual: Usual = None) -> None:
        """`rows` in the order of their ids."""
        kept = {"rows": [plain_row(row) for row in rows], "usual": usual}
        self.batches = gzip.compress(json.dumps(kept).encode())
        self.draws = len(cut.classes)
        self.classes = cut.classes.astype(_STORED).tobytes()
        self.luck = cut.luck.astype(_STORED).tobytes()

    def read(self) -> tuple[list[BatchRow], CutOffs]:
        """As they were kept."""
        rows = [row_from(BatchRow, row) for row in self._kept["rows"]]
        shape = (self.draws, _SIDES, len(rows))
        classes, luck = (
            np.frombuffer(bytes(stored), dtype=_STORED).astype(np.int32).reshape(shape)
            for stored in (self.classes, self.luck)
        )
        return rows, CutOffs(classes, luck)

    @property
    def usual(self) -> Usual:
        """Least and most."""
        found = self._kept["usual"]
        return (found[0], found[1]) if found else None

    @property
    def _kept(self) -> dict[str, Any]:
        """A table of an earlier version of the portal has rows only."""
        kept: Any = json.loads(gzip.decompress(self.batches))
        return {"rows": kept, "usual": None} if isinstance(kept, list) else kept
