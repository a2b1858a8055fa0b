"""Every demo tool, how far it has come on its path, and why: the table of docs/library.md.

    python -m benchmarks.tools_table

Asks the database that is configured, which has to hold the demo.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import django
from django.utils import translation
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from knowledge.models import ToolPage

HEAD = "| tool | state | why |\n|---|---|---|\n"
LANGUAGE = "en"


def table() -> str:
    """In Markdown, by name."""
    from knowledge.models import ToolPage

    with translation.override(LANGUAGE):
        tools = ToolPage.objects.filter(locale__language_code=LANGUAGE, is_demo=True)
        rows = [
            f"| {tool.title} | {tool.get_path_stage_display()} | {'; '.join(_why(tool))} |\n"
            for tool in sorted(
                tools, key=lambda tool: tool.title
            )  # databases sort by their own rules
        ]
    return HEAD + "".join(rows)


def _why(tool: "ToolPage") -> Iterator[str]:
    """What the first step that is not reached lacks, and what is known of its use."""
    from knowledge import path, proving

    missing = [step for step in path.steps(tool) if step["state"] != "done"]
    if tool.skipped_because:
        yield "passed over, and the page says why: " + str(missing[0]["label"]).lower()
    elif missing and missing[0]["label"] != _("Tried here"):
        yield str(missing[0]["note"])
    yield ", ".join(proving.words_of(tool.evidence.all()))


if __name__ == "__main__":
    django.setup()
    print(table(), end="")
