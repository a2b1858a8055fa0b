"""The workbook to fill in: both tables, and the words that their columns know."""

from collections.abc import Iterable
from typing import Any

from home.models import Sector
from home.models.taxonomy import Term
from home.sheets.template import Blank, Choice, in_language
from home.sheets.template import render as render_blanks
from partners.agreements.importing.columns import AGREEMENTS, COMMITMENTS
from partners.agreements.importing.wording import SHEETS
from partners.agreements.labels import LIGHT, STATUS, Kind, Obstacle
from partners.agreements.models import Unit
from partners.organisations.models import Organisation


def render() -> bytes:
    """Headings in the active language, the legend in both."""
    agreements = {
        "kind": _choices((kind, kind.label) for kind in Kind),
        "status": _choices(STATUS.items()),
        "partner_kind": _choices((kind, kind.label) for kind in Organisation.Kind),
        "sectors": _terms(Sector),
        "unit": _terms(Unit),
    }
    commitments = {
        "state": _choices(LIGHT.items()),
        "obstacle": _choices((obstacle, obstacle.label) for obstacle in Obstacle),
    }
    return render_blanks([
        Blank(SHEETS[AGREEMENTS.name], AGREEMENTS, agreements),
        Blank(SHEETS[COMMITMENTS.name], COMMITMENTS, commitments),
    ])  # fmt: skip


def _choices(pairs: Iterable[tuple[Any, Any]]) -> list[Choice]:
    return [
        Choice(in_language("id", label), in_language("en", label), value.value)
        for value, label in pairs
    ]


def _terms(model: type[Term]) -> list[Choice]:
    return [Choice(*row) for row in model.objects.values_list("name_id", "name_en", "code")]
