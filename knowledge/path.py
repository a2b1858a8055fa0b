"""The adaptation path of a tool page: its facts for the rule, its steps for the reader."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from knowledge.adaptation import PathFacts, Step, furthest, proven, reached, steps_of
from knowledge.enums import WITHOUT_CHANGE, LeadsTo, Outcome, PathStage, Verdict

if TYPE_CHECKING:
    from knowledge.models import Evidence, ToolPage

HOME = "ID"
INDONESIAN = "id"


class Links(NamedTuple):
    """The columns that say which of a tool's addresses leads to a text of it."""

    original_url: str
    original_language: str
    original_leads_to: str
    translation_url: str

    def lead_to_text(self, language: str) -> bool:
        """Whether one of the two addresses leads to a text in that language. A page about the tool
        is none, nor is one of which nobody said what it is.
        """
        is_material = bool(self.original_url) and self.original_leads_to == LeadsTo.MATERIAL
        return (is_material and self.original_language == language) or (
            bool(self.translation_url) and language == INDONESIAN
        )


def facts_of(tool: "ToolPage") -> PathFacts:
    """Read from the page's rows, saved or not."""
    tests = list(tool.evidence.all())
    rows = list(tool.adaptations.all())
    changes = [row for row in rows if row.verdict not in WITHOUT_CHANGE]
    at_home = [row for row in tests if row.is_at_home and row.is_tested]
    return PathFacts(
        is_from_abroad=_is_from_abroad(tool, tests),
        has_text=has_text(tool, INDONESIAN),
        adaptations=len(changes),
        open_adaptations=sum(row.is_open for row in rows),
        results_here=len(at_home) + sum(row.has_result_here for row in changes),
        good_results_here=sum(row.outcome == Outcome.WORKED for row in at_home),
        is_gap_explained=bool(tool.skipped_because),
    )


def has_text(tool: "ToolPage", language: str) -> bool:
    """The tool's own text in that language is linked or attached."""
    return links_of(tool).lead_to_text(language) or any(
        row.is_text and row.language == language for row in tool.files.all()
    )


def links_of(tool: "ToolPage") -> Links:
    return Links(*(getattr(tool, name) for name in Links._fields))


def stage_of(tool: "ToolPage") -> PathStage:
    return PathStage(furthest(reached(facts_of(tool))).value)


def steps(tool: "ToolPage") -> list[dict[str, object]]:
    """The path for components/steps.html: label, note and state of each step. A step that is not
    done says what is missing.
    """
    facts = facts_of(tool)
    there, done = proven(facts), reached(facts)
    labels = {
        Step.SUMMARY: _("Our summary"),
        Step.TRANSLATED: _("Translated"),
        Step.ADAPTED: _("Adapted"),
        Step.TRIED: _("Tried here"),
        Step.RECOMMENDED: _("Recommended"),
    }
    found, missing = _found(tool), _missing(tool)
    waits = _("has its proof, waits for the step before it")
    return [
        {
            "label": labels[step],
            "note": found[step] if step in done else waits if step in there else missing[step],
            "state": "done" if step in done else "",
        }
        for step in steps_of(facts)
    ]


def _found(tool: "ToolPage") -> dict[Step, str]:
    """What each step rests on."""
    has_sheets = any(row.is_ours for row in tool.files.all())
    changes = [row for row in tool.adaptations.all() if row.verdict not in WITHOUT_CHANGE]
    tried = [
        *(row.place or row.country_name for row in _at_home(tool) if row.is_tested),
        *(row.tried_where for row in changes if row.has_result_here),
    ]
    return {
        Step.SUMMARY: _("this page and our worksheets") if has_sheets else _("this page"),
        Step.TRANSLATED: _("the Indonesian text is here"),
        Step.ADAPTED: _listed(row.law or row.part for row in changes),
        Step.TRIED: _listed(tried),
        Step.RECOMMENDED: "",
    }


def _missing(tool: "ToolPage") -> dict[Step, str]:
    """What a step still lacks."""
    proposed = sum(row.verdict == Verdict.PROPOSED for row in tool.adaptations.all())
    proposals = ngettext("%(count)d proposal so far", "%(count)d proposals so far", proposed)
    used = _listed(row.place or row.country_name for row in _at_home(tool) if not row.is_tested)
    return {
        Step.SUMMARY: "",
        Step.TRANSLATED: _(
            "it is said to exist in Indonesian, but we do not know where its text is"
        )
        if INDONESIAN in tool.languages
        else _("we know of no Indonesian text"),
        Step.ADAPTED: proposals % {"count": proposed} if proposed else _("nothing changed yet"),
        Step.TRIED: _("used in %(places)s, result not known") % {"places": used}
        if used
        else _("no result on record"),
        Step.RECOMMENDED: "",
    }


def _at_home(tool: "ToolPage") -> "list[Evidence]":
    return [row for row in tool.evidence.all() if row.is_at_home]


def _listed(names: Iterable[str], most: int = 2) -> str:
    """The first names, and how many more: "Kamboja, Myanmar +5"."""
    unique = list(dict.fromkeys(name for name in names if name))
    more = f" +{len(unique) - most}" if len(unique) > most else ""
    return ", ".join(unique[:most]) + more


def _is_from_abroad(tool: "ToolPage", tests: "list[Evidence]") -> bool:
    origins = [row.country_code for row in tool.origins.all()]
    known = origins or [row.country for row in tests]
    return any(code != HOME for code in known)
