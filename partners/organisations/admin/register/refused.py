"""Why an act on a list is refused, in the reader's words."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.desk.refusals import Refusal
from home.sheets import words as sheets
from home.sheets.problems import FileRefused
from partners.organisations.admin.register import saying
from partners.organisations.importing import refusals

WORDS: dict[type[Refusal], Promise] = {
    refusals.NotNow: gettext_lazy("The list is at another step by now. Look at its page."),
    refusals.GuardsSpeakAgainst: gettext_lazy(
        "Something speaks against writing this list. Say why it is written all the same, or mend "
        "the list where that may not be."
    ),
    refusals.RegisterHasMoved: gettext_lazy(
        "Another list was written or taken back since this one was compared. Compare it again."
    ),
    refusals.ReasonMissing: gettext_lazy("Say why; it stays in the history."),
    refusals.NotUnsure: gettext_lazy("This row needs no decision."),
    refusals.NotOfTheRegister: gettext_lazy("This cooperative does not stand any more."),
}


def explain(refusal: Refusal) -> str:
    """Raises KeyError for a refusal of another room."""
    if text := WORDS.get(type(refusal)):
        return str(text)
    return _BY_FACTS[type(refusal)](refusal)


def _not_a_list(refusal: Refusal) -> str:
    facts = refusal.facts
    return sheets.file_text(FileRefused(facts["problem"], *facts["more"]), str)


def _columns_missing(refusal: Refusal) -> str:
    if refusal.facts["keys"] == ["name"]:
        return _("No column is said to be the name of the cooperative.")
    return _("A list needs a number, a code or a place: a name alone is never identity.")


def _columns_twice(refusal: Refusal) -> str:
    names = ", ".join(saying.label(key) for key in refusal.facts["keys"])
    return _("Two columns of one sheet mean the same: %(names)s. Keep one.") % {"names": names}


def _another(refusal: Refusal) -> str:
    text = _("Another list is being written: %(name)s. Try again when it is done.")
    return text % {"name": refusal.facts["other"] or "–"}


def _newer(refusal: Refusal) -> str:
    text = _("A later list is written: %(name)s. Take that one back first.")
    return text % {"name": refusal.facts["other"]}


def _in_the_list(refusal: Refusal) -> str:
    text = _("Row %(row)s of this list is this cooperative already.")
    return text % {"row": refusal.facts["row"]}


_BY_FACTS = {
    refusals.NotAList: _not_a_list,
    refusals.ColumnsMissing: _columns_missing,
    refusals.ColumnsTwice: _columns_twice,
    refusals.AnotherIsAtWork: _another,
    refusals.NewerIsWritten: _newer,
    refusals.InTheListAlready: _in_the_list,
}
