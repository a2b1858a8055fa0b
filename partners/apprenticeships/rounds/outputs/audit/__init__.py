"""``audit.html`` and ``audit.en.html``: the whole round on one page that anybody may print.

Self-contained: no address, no script, the style sheet inside. Drawn from Django templates, so that
its sentences are translated like those of the site.
"""

from pathlib import Path

from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import override

from partners.apprenticeships.rounds.languages import LANGUAGES, Language
from partners.apprenticeships.rounds.outputs.audit.figures import Figures
from partners.apprenticeships.rounds.outputs.audit.words import Words
from partners.apprenticeships.rounds.result import Edition

NAMES: dict[Language, str] = {"id": "audit.html", "en": "audit.en.html"}
STYLE = Path(__file__).with_name("audit.css").read_text(encoding="utf-8")


def write_audit(edition: Edition, out: Path) -> None:
    """O(applications + batches); two files of about 50 KB, whatever the size of the round."""
    figures = Figures(edition.result)
    for language in LANGUAGES:
        (out / NAMES[language]).write_text(
            _page(edition, figures, language), encoding="utf-8", newline="\n"
        )


def _page(edition: Edition, figures: Figures, language: Language) -> str:
    other: Language = "en" if language == "id" else "id"
    with override(language):
        context = Words(edition, figures, language).context()
        page = {"language": language, "other": other, "other_file": NAMES[other]}
        style = {"style": mark_safe(STYLE)}  # noqa: S308 - our own file
        html = render_to_string("apprenticeships/rounds/audit.html", context | page | style)
    lines = (line.strip() for line in html.splitlines())
    return "\n".join(line for line in lines if line) + "\n"
