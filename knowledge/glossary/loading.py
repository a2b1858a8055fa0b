"""The terms that come with the portal: `data/glossary.csv`, in the form of the import sheet."""

from pathlib import Path

from django.db import transaction

from home.access import system
from home.services.progress import Progress, silent
from knowledge.glossary.importing import rows, sheets
from knowledge.glossary.models import Term
from knowledge.glossary.services import RIGHTS, import_sheet

SOURCE = Path(__file__).parent / "data" / "glossary.csv"


@transaction.atomic
def load_glossary(progress: Progress = silent, *, overwrite: bool = False) -> int:
    """Create the terms that are missing; returns how many were written.

    Editors own a term once it exists: their wording stays unless `overwrite` is set.
    """
    handed = sheets.read(SOURCE.name, SOURCE.read_bytes())
    found = handed.rows
    known = set(Term.objects.values_list("code", flat=True))
    wanted = found if overwrite else [row for row in found if rows.code_of(row) not in known]
    by = system("load_glossary", *RIGHTS)
    written = import_sheet(rows.check(wanted, handed.errors), by=by) if wanted else 0
    progress("glossary", len(found), len(found))
    return written
