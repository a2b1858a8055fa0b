"""What the page asks: a list, and the region that holds for all of it."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.regions import lookup
from home.regions.database import stored_regions
from home.regions.lookup import Answer, Problem
from home.regions.source import PROVINCE, REGENCY
from home.sheets import words
from home.sheets.book import ENDINGS
from home.sheets.problems import FileProblem, FileRefused
from partners.organisations.reconciliation.tables import (
    LIMITS,
    MOST_IN_A_FILE,
    MOST_PASTED,
    HandedIn,
    ListProblem,
    ListRefused,
    from_file,
    pasted,
)

LONGEST_TEXT = 1_000_000  # letters
MOST_NAMED = 5  # regions that an unclear name may mean


class ListForm(forms.Form):
    """`cleaned_data` has `within`, a code or "", and `handed_in`."""

    rows = forms.CharField(
        label=gettext_lazy("Paste your list"),
        required=False,
        max_length=LONGEST_TEXT,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
        help_text=gettext_lazy(
            "One column with names, or several as they are copied from a spreadsheet: name, "
            "district, regency. With headings the order does not matter: also village, province, "
            "registration number, code, kind."
        ),
    )
    file = forms.FileField(
        label=gettext_lazy("Or hand in a file"),
        required=False,
        help_text=gettext_lazy("XLSX, XLS, ODS or CSV."),
        widget=forms.FileInput(attrs={"accept": ",".join(ENDINGS)}),
    )
    region = forms.CharField(
        label=gettext_lazy("Regency, city or province of the whole list"),
        required=False,
        max_length=100,
        help_text=gettext_lazy(
            "For example: Kabupaten Cilacap, or 33.01. Leave it empty where each row names its own."
        ),
    )

    def clean_region(self) -> str:
        """The text stays as typed; its code stands in `within`."""
        text: str = self.cleaned_data["region"].strip()
        self.cleaned_data["within"] = ""
        if text:
            levels = {PROVINCE, REGENCY}
            answer = lookup.find(text, stored_regions(REGENCY), levels=levels)
            if answer.one is None:
                raise forms.ValidationError(_unclear(text, answer))
            self.cleaned_data["within"] = answer.one.code
        return text

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        file, text = cleaned.get("file"), cleaned.get("rows", "")
        if self.errors:
            return cleaned
        try:
            if file is None and not text.strip():
                raise ListRefused(ListProblem.NOTHING)
            cleaned["handed_in"] = self._read(file) if file else pasted(text)
        except (ListRefused, FileRefused) as refusal:
            self.add_error("file" if file else "rows", _refused(refusal))
        return cleaned

    def _read(self, file: Any) -> HandedIn:
        if file.size > LIMITS.size:  # before it is read into memory
            raise FileRefused(FileProblem.TOO_LARGE, str(LIMITS.size))
        return from_file(file.read(), file.name)


def _unclear(text: str, answer: Answer) -> str:
    if answer.problem is Problem.AMBIGUOUS:
        names = [f"{row.name} ({row.code})" for row in answer.candidates[:MOST_NAMED]]
        return words.ambiguous(text, tuple(names))
    return _("No regency, city or province is called “%(text)s”.") % {"text": text}


def _refused(refusal: ListRefused | FileRefused) -> str:
    if isinstance(refusal, FileRefused):
        return str(words.file_text(refusal, str))
    match refusal.problem:
        case ListProblem.NOTHING:
            return _("Paste a list, or choose a file.")
        case ListProblem.NO_ROWS:
            return _("There are no rows below the headings.")
        case ListProblem.TOO_WIDE:
            facts = dict(zip(("columns", "most"), refusal.more, strict=True))
            return _("The list has %(columns)s columns; at most %(most)s are read.") % facts
        case ListProblem.NO_NAMES:
            return _("No column holds names, codes or numbers. Give the columns headings.")
    rows, most = refusal.more
    said = _(
        "%(rows)s rows are more than %(most)s, so none was read. Part the list. Pasted, "
        "%(pasted)s rows are read at once; in a file %(filed)s."
    )
    named = {"rows": rows, "most": most, "pasted": MOST_PASTED, "filed": MOST_IN_A_FILE}
    return said % named
