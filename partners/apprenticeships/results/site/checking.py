"""With what anybody checks a round: its audit page in the reader's language, and the script."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from partners.apprenticeships.results.models import Matching

PUBLIC = "public"
"""The key of the sizes of what is published in `Matching.files`."""
AUDIT = {"id": "audit.html", "en": "audit.en.html"}
SCRIPT = "check_round.py"


@dataclass(frozen=True, slots=True)
class Check:
    label: str | Promise
    url: str


def checks_of(matching: Matching, round: str, language: str) -> list[Check]:
    """Of what was kept. `round`: its code."""
    kept = matching.files.get(PUBLIC, {})
    named = [
        (AUDIT.get(language, AUDIT["id"]), _("Audit page of the round")),
        (SCRIPT, _("Script that checks the round")),
    ]
    return [
        Check(label, reverse("rounds:file", args=[round, name]))
        for name, label in named
        if name in kept
    ]
