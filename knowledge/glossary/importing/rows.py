"""From rows of a sheet to terms: what each row says, and what is wrong with it."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext as _

from home.sheets.cells import yes_or_no
from home.sheets.problems import CellRefused
from home.sheets.values import text_of
from knowledge.glossary.importing.sheets import COLUMNS, PLACE, TEXTS, Row, name_of
from knowledge.glossary.models import Term, listed

NEEDED = ("name_id", "name_en", "meaning_id", "meaning_en")


@dataclass(slots=True)
class Draft:
    """One row. `line` as a spreadsheet counts, with its sheet if several were read; `related` are
    codes; `before` is the term's row as it stands in the glossary, empty for a new one.
    """

    line: str
    term: Term
    related: tuple[str, ...]
    is_new: bool
    is_changed: bool
    before: tuple[str, ...] = ()
    errors: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A checked sheet. `errors` concern the whole of it."""

    drafts: tuple[Draft, ...] = ()
    errors: tuple[str, ...] = ()

    @property
    def refused(self) -> list[Draft]:
        return [draft for draft in self.drafts if draft.errors]

    @property
    def new(self) -> list[Draft]:
        return [draft for draft in self.drafts if draft.is_new]

    @property
    def changed(self) -> list[Draft]:
        return [draft for draft in self.drafts if draft.is_changed and not draft.is_new]

    @property
    def fingerprint(self) -> str:
        """The same as long as the import would turn the same into the same."""
        facts = [
            (d.line, d.before, d.related, d.term.is_explained, [getattr(d.term, n) for n in TEXTS])
            for d in self.drafts
        ]
        return hashlib.sha256(repr(facts).encode(errors="replace")).hexdigest()[:16]

    @property
    def is_right(self) -> bool:
        return bool(self.drafts) and not self.errors and not self.refused


def check(rows: Sequence[Row]) -> Sheet:
    """Compare the rows with the glossary as it is. Changes nothing."""
    known = {term.code: term for term in Term.objects.prefetch_related("related")}
    if errors := _of_the_sheet(rows):
        return Sheet((), tuple(errors))
    filled = [(row.get(PLACE, str(line)), row) for line, row in enumerate(rows, 2)]
    codes = Counter(code_of(row) for _line, row in filled)
    named_by = _named_by(row for _line, row in filled)
    drafts = []
    for line, row in filled:
        draft = _draft(line, row, known, named_by.get(code_of(row), set()))
        draft.errors = _errors(draft, row, codes, known)
        drafts.append(draft)
    return Sheet(tuple(drafts))


def code_of(row: Row) -> str:
    """The code in the row, or one made of the Indonesian term."""
    return row.get("code") or slugify(text_of(row.get("name_id", "")))[:60]


def row_of(term: Term) -> list[str]:
    """A term as a row of the sheet; the opposite of reading it."""
    texts = (getattr(term, name) for name in TEXTS)
    return [term.code, *texts, term.related_codes, "1" if term.is_explained else "0"]


def _of_the_sheet(rows: Sequence[Row]) -> list[str]:
    if not rows:
        return [_("There is no row under the names of the columns.")]
    names = {name for row in rows for name in row} - {PLACE}
    missing = [name for name in NEEDED if any(name not in row for row in rows)]
    unknown = sorted(names - set(COLUMNS))
    errors = [_("The column “%(name)s” is missing.") % {"name": name_of(name)} for name in missing]
    return errors + [_("No column is called “%(name)s”.") % {"name": name} for name in unknown]


def _named_by(rows: Iterable[Row]) -> dict[str, set[str]]:
    """Code to the codes of the rows that name it: a relation holds in both directions."""
    found: dict[str, set[str]] = {}
    for row in rows:
        for code in listed(row.get("related_codes", "")):
            found.setdefault(code, set()).add(code_of(row))
    return found


def _draft(line: str, row: Row, known: Mapping[str, Term], named_by: Set[str]) -> Draft:
    """Columns that the sheet does not have stay as they are."""
    old = known.get(code_of(row))
    term = Term(code=code_of(row)) if old is None else old
    before = row_of(old) if old else []
    for name in TEXTS:
        if name in row:
            setattr(term, name, text_of(row[name]))
    if "is_explained" in row:
        term.is_explained = _is_explained(row["is_explained"]) is not False
    own = {other.code for other in old.related.all()} if old else set()
    named = set(listed(row["related_codes"])) if "related_codes" in row else own
    related = tuple(sorted((named | named_by) - {term.code}))
    after = [term.code, *(getattr(term, name) for name in TEXTS), "; ".join(related)]
    is_changed = before != [*after, "1" if term.is_explained else "0"]
    return Draft(line, term, related, old is None, is_changed, tuple(before))


def _is_explained(typed: str) -> bool | None:
    """True for an empty cell, None for what is neither yes nor no."""
    try:
        return not typed or yes_or_no(typed)
    except CellRefused:
        return None


def _errors(
    draft: Draft, row: Row, codes: Mapping[str, int], known: Mapping[str, Term]
) -> list[str]:
    errors = []
    if codes[draft.term.code] > 1:
        errors.append(_("“%(code)s” stands in several rows.") % {"code": draft.term.code})
    if _is_explained(row.get("is_explained", "")) is None:
        errors.append(_("“is_explained” must be 1 or 0."))
    errors += [
        _("“related_codes” names “%(code)s”, which does not exist.") % {"code": code}
        for code in draft.related
        if code not in known and code not in codes
    ]
    try:
        draft.term.clean_fields()
    except ValidationError as error:
        errors += [_of_the_cell(draft, name, texts) for name, texts in error.message_dict.items()]
    return errors


def _of_the_cell(draft: Draft, name: str, reasons: Sequence[str]) -> str:
    """What is wrong with one cell, by the names of its row and column."""
    cell = {
        "row": draft.line,
        "column": f"{name_of(name)} / {name}",
        "field": Term._meta.get_field(name).verbose_name,
    }
    if not getattr(draft.term, name):
        return _("Row %(row)s, column “%(column)s” is empty. Write the %(field)s there.") % cell
    cell["reason"] = " ".join(reasons)
    return _("Row %(row)s, column “%(column)s” (%(field)s): %(reason)s") % cell
