"""From rows of a sheet to terms: what each row says, and what is wrong with it."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext as _

from home.one_form import one_code
from home.sheets import words
from home.sheets.cells import yes_or_no
from home.sheets.fields import NOTHING
from home.sheets.problems import CellRefused, Problem
from home.sheets.updates import Shown, ShownUpdate
from home.sheets.values import text_of
from home.sheets.words import Complaint
from knowledge.glossary.importing.sheets import COLUMNS, FIELDS, TEXTS, Row, name_of
from knowledge.glossary.models import Term, listed

RELATED = "related_codes"


@dataclass(slots=True)
class Draft:
    """What one row says. `related` are codes; `before` is the term's row as it stands in the
    glossary, empty for a new one; `emptied` fields in which a dash stands, which empties them only
    where a person says so.
    """

    row: Row
    term: Term
    related: tuple[str, ...]
    named_by: tuple[str, ...]
    is_new: bool
    is_changed: bool
    before: tuple[str, ...] = ()
    emptied: tuple[str, ...] = ()

    @property
    def after(self) -> list[str]:
        """The row as it would stand in the glossary, with nothing emptied."""
        texts = [getattr(self.term, name) for name in TEXTS]
        explained = "1" if self.term.is_explained else "0"
        return [self.term.code, *texts, "; ".join(self.related), explained]

    def empty(self) -> None:
        """Empty what the dashes mean."""
        for name in self.emptied:
            if name == RELATED:
                self.related = self.named_by
            else:
                setattr(self.term, name, "")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A checked sheet; with `errors` nothing of it is imported."""

    drafts: tuple[Draft, ...] = ()
    errors: tuple[Complaint, ...] = ()

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
            (
                *d.row[:2],
                d.before,
                d.related,
                d.term.is_explained,
                d.emptied,
                [getattr(d.term, n) for n in TEXTS],
            )
            for d in self.drafts
        ]
        return hashlib.sha256(repr(facts).encode(errors="replace")).hexdigest()[:16]

    @property
    def is_right(self) -> bool:
        return bool(self.drafts) and not self.errors


def check(rows: Sequence[Row], errors: Iterable[Complaint] = ()) -> Sheet:
    """Compare the rows with the glossary as it is; `errors` are those of reading them."""
    known = {term.code: term for term in Term.objects.prefetch_related("related")}
    codes = Counter(map(code_of, rows))
    named_by = _named_by(rows)
    drafts = [_draft(row, known, named_by.get(code_of(row), set())) for row in rows]
    wrong = [error for draft in drafts for error in _errors(draft, codes, known)]
    return Sheet(tuple(drafts), (*errors, *wrong))


def code_of(row: Row) -> str:
    """The code in the row, or one made of the Indonesian term."""
    return one_code(row.get("code")) or slugify(text_of(row.get("name_id")))[:60]


def row_of(term: Term) -> list[str]:
    """A term as a row of the sheet; the opposite of reading it."""
    texts = (getattr(term, name) for name in TEXTS)
    return [term.code, *texts, term.related_codes, "1" if term.is_explained else "0"]


def _named_by(rows: Iterable[Row]) -> dict[str, set[str]]:
    """Code to the codes of the rows that name it: a relation holds in both directions."""
    found: dict[str, set[str]] = {}
    for row in rows:
        for code in listed(row.get("related_codes")):
            found.setdefault(code, set()).add(code_of(row))
    return found


def _draft(row: Row, known: Mapping[str, Term], named_by: Set[str]) -> Draft:
    """An empty cell says nothing, and columns that the sheet does not have neither."""
    old = known.get(code_of(row))
    term = Term(code=code_of(row)) if old is None else old
    before = row_of(old) if old else []
    said = {name: text_of(row.get(name)) for name in (*TEXTS, RELATED)}
    dashed = {name for name, text in said.items() if text in NOTHING}
    for name in TEXTS:
        if said[name] and name not in dashed:
            setattr(term, name, said[name])
    if row.get("is_explained"):
        term.is_explained = _is_explained(row) is not False
    own = {other.code for other in old.related.all()} if old else set()
    is_named = said[RELATED] and RELATED not in dashed
    named = set(listed(said[RELATED])) if is_named else own
    related = tuple(sorted((named | named_by) - {term.code}))
    stored = dict(zip(COLUMNS, before, strict=False))
    emptied = tuple(n for n in said if n in dashed and stored.get(n) and not _is_required(n))
    others = tuple(sorted(named_by - {term.code}))
    draft = Draft(row, term, related, others, old is None, False, tuple(before), emptied)
    draft.is_changed = bool(emptied) or before != draft.after
    return draft


def _is_required(name: str) -> bool:
    return FIELDS.by_key[name].is_required


def shown(draft: Draft) -> ShownUpdate:
    """A known term before and after, to choose it."""
    pairs = zip(COLUMNS, draft.before, draft.after, strict=True)
    changes = [Shown(name_of(key), old or "–", new or "–") for key, old, new in pairs if old != new]
    stored = dict(zip(COLUMNS, draft.before, strict=True))
    changes += [Shown(name_of(key), stored[key], "–", True) for key in draft.emptied]
    place = f"{draft.row.sheet} · {draft.row.number}"
    return ShownUpdate(draft.term.code, place, str(draft.term), tuple(changes))


def _is_explained(row: Row) -> bool | None:
    """True for an empty cell, None for what is neither yes nor no."""
    typed = row.get("is_explained")
    try:
        return not typed or yes_or_no(typed)
    except CellRefused:
        return None


def _errors(
    draft: Draft, codes: Mapping[str, int], known: Mapping[str, Term]
) -> Iterator[Complaint]:
    row, term = draft.row, draft.term
    if codes[term.code] > 1:
        text = _("“%(code)s” stands in several rows.") % {"code": term.code}
        yield row.complaint("code", text)
    if _is_explained(row) is None:
        yield row.complaint("is_explained", str(words.CELLS[Problem.NOT_YES_OR_NO]))
    for code in draft.related:
        if code not in known and code not in codes:
            yield row.complaint("related_codes", words.unknown(code, ()))
    try:
        term.clean_fields()
    except ValidationError as error:
        for name, reasons in error.message_dict.items():
            missing = str(words.CELLS[Problem.MISSING])
            yield row.complaint(name, " ".join(reasons) if getattr(term, name) else missing)
