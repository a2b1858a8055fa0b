"""The adaptation path of a tool page: its facts for the rule, its steps for the reader."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from knowledge.adaptation import PathFacts, Step, furthest, reached, steps_of
from knowledge.enums import WITHOUT_CHANGE, Outcome, PathStage

if TYPE_CHECKING:
    from knowledge.models import Adaptation, Evidence, ToolPage

HOME = "ID"


def facts_of(tool: "ToolPage") -> PathFacts:
    """Read from the page's rows, saved or not."""
    tests = list(tool.evidence.all())
    rows = list(tool.adaptations.all())
    changes = [row for row in rows if row.verdict not in WITHOUT_CHANGE]
    at_home = [row for row in tests if row.is_at_home]
    return PathFacts(
        is_from_abroad=_is_from_abroad(tool, tests),
        is_in_indonesian=_is_in_indonesian(tool),
        adaptations=len(changes),
        open_adaptations=sum(row.is_open for row in rows),
        trials_here=len(at_home) + sum(bool(row.tried_where) for row in changes),
        good_trials_here=sum(row.outcome == Outcome.WORKED for row in at_home),
    )


def stage_of(tool: "ToolPage") -> PathStage:
    step = furthest(reached(facts_of(tool)))
    return PathStage(step.value) if step else PathStage.NONE


def steps(tool: "ToolPage") -> list[dict[str, object]]:
    """The path for components/steps.html: label, note and state of each step."""
    facts = facts_of(tool)
    proven = reached(facts)
    labels = {
        Step.ABROAD: _("From abroad"),
        Step.TRANSLATED: _("Translated"),
        Step.ADAPTED: _("Adapted"),
        Step.TRIED: _("Tried here"),
        Step.RECOMMENDED: _("Recommended"),
    }
    notes = _notes(tool)
    return [
        {
            "label": labels[step],
            "note": notes.get(step, "") if step in proven else "",
            "state": "done" if step in proven else "",
        }
        for step in steps_of(facts)
    ]


def _notes(tool: "ToolPage") -> dict[Step, str]:
    abroad = [row.country_name for row in tool.evidence.all() if not row.is_at_home]
    home = [row for row in tool.evidence.all() if row.is_at_home]
    return {
        Step.ABROAD: _listed(abroad or [row.country_name for row in tool.origins.all()]),
        Step.ADAPTED: _listed(
            row.law or row.part
            for row in tool.adaptations.all()
            if row.verdict not in WITHOUT_CHANGE
        ),
        Step.TRIED: _listed(_where(home, tool.adaptations.all())),
    }


def _where(tests: "list[Evidence]", changes: "Iterable[Adaptation]") -> list[str]:
    return [
        *(row.place or row.country_name for row in tests),
        *(row.tried_where for row in changes if row.tried_where),
    ]


def _listed(names: Iterable[str], most: int = 2) -> str:
    """The first names, and how many more: "Kamboja, Myanmar +5"."""
    unique = list(dict.fromkeys(name for name in names if name))
    more = f" +{len(unique) - most}" if len(unique) > most else ""
    return ", ".join(unique[:most]) + more


def _is_from_abroad(tool: "ToolPage", tests: "list[Evidence]") -> bool:
    origins = [row.country_code for row in tool.origins.all()]
    known = origins or [row.country for row in tests]
    return any(code != HOME for code in known)


def _is_in_indonesian(tool: "ToolPage") -> bool:
    return "id" in tool.languages or any(row.language == "id" for row in tool.files.all())
