"""What is wrong with a list for the register or with its rows, in the reader's language."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from home.desk.refusals import HasChangedSince, IsGone, Refusal
from home.sheets import words as sheets
from home.sheets.problems import FileProblem, FileRefused, Problem
from partners.organisations.importing import refusals
from partners.organisations.importing.fields import REGISTER
from partners.organisations.importing.problems import RowProblem
from partners.organisations.importing.vocabulary import Spoken
from partners.organisations.models import RegisterRow

ROWS: dict[str, Promise] = {
    RowProblem.NOT_A_YEAR: gettext_lazy("Not a year or a date since 1850."),
    RowProblem.NOT_A_VILLAGE: gettext_lazy("The code names no village but %(more)s."),
    RowProblem.NO_SUCH_VILLAGE: gettext_lazy("No village has this code."),
    RowProblem.NO_KEY: gettext_lazy(
        "Neither a registration number nor a place: with a name alone nobody knows which one it is."
    ),
    RowProblem.PLACES_DIFFER: gettext_lazy("Code and names are of two places: %(more)s."),
    RowProblem.NOT_A_WEBSITE: gettext_lazy("Not the address of a web page."),
    RowProblem.NUMBER_TWICE: gettext_lazy("The same number stands in %(more)s too."),
    RowProblem.VILLAGE_TWICE: gettext_lazy(
        "Each village has one KDKMP, and another one of this village stands in %(more)s."
    ),
    RowProblem.COOPERATIVE_TWICE: gettext_lazy("Is the same cooperative as %(more)s."),
    RowProblem.NUMBER_AND_VILLAGE: gettext_lazy(
        "The number is that of one cooperative, the village has another: %(more)s."
    ),
    RowProblem.NUMBER_ELSEWHERE: gettext_lazy(
        "The number is that of a cooperative in another place: %(more)s."
    ),
    RowProblem.NUMBER_ALONE: gettext_lazy(
        "Only the number is that of this cooperative; its name, kind or place say otherwise, or "
        "nothing: %(more)s."
    ),
    RowProblem.VILLAGE_CORRECTED: gettext_lazy(
        "The cooperative that a list said to be in this village stands elsewhere now: %(more)s."
    ),
    RowProblem.FORMER_NUMBER: gettext_lazy(
        "Another cooperative had this number before, by another name: %(more)s."
    ),
    RowProblem.OTHER_NUMBER: gettext_lazy(
        "The KDKMP of this village has another number here: %(more)s."
    ),
    RowProblem.PERHAPS_KNOWN: gettext_lazy("Perhaps it is one that is known: %(more)s."),
    RowProblem.TAKEN_SINCE: gettext_lazy(
        "Since the list was compared, the number or village became that of %(more)s."
    ),
    RowProblem.GONE_SINCE: gettext_lazy("The cooperative is not there any more."),
    Problem.UNKNOWN_REGION: gettext_lazy("No region is called that: %(more)s."),
    Problem.SEVERAL_REGIONS: gettext_lazy("Several regions are called that: %(more)s."),
    Problem.CODE_LOST_ZEROS: gettext_lazy(
        "May have lost a zero in front, as %(more)s has one. Write it again, as text."
    ),
}
GUARDS: dict[str, Promise] = {
    "unknown-file": gettext_lazy(
        "Of %(rows)s rows only %(known)s are known: this seems to be another list."
    ),
    "names-changed": gettext_lazy(
        "Of %(known)s cooperatives that are known %(changed)s would get another name: columns or "
        "rows seem to be mixed up."
    ),
    "fewer-rows": gettext_lazy("The rows fell from %(before)s in the last full list to %(rows)s."),
    "many-missing": gettext_lazy("%(missing)s of %(before)s cooperatives are not in the list."),
    "province-loses": gettext_lazy(
        "%(province)s fell from %(before)s cooperatives to %(rows)s rows."
    ),
    "many-wrong": gettext_lazy("%(wrong)s of %(rows)s rows are wrong."),
    "older-list": gettext_lazy(
        "The list is as of %(as_of)s; one as of %(newest)s is written already."
    ),
}
LIMITS: dict[str, Promise] = {
    "unknown-file": gettext_lazy(
        "At least %(least)s are expected (%(percent)s %% of the %(before)s cooperatives of the "
        "register)."
    ),
    "names-changed": gettext_lazy("At most %(percent)s %% may be, here %(most)s."),
    "fewer-rows": gettext_lazy("At least %(least)s are expected (%(percent)s %%)."),
    "many-missing": gettext_lazy("The limit is %(most)s (%(percent)s %%, or 5)."),
    "province-loses": gettext_lazy("The limit is %(most)s fewer (%(percent)s %%, or 5)."),
    "many-wrong": gettext_lazy("At most %(percent)s %% may be, here %(most)s."),
    "older-list": gettext_lazy("A list of the same day or of a later one is expected."),
}
"""Up to where a list is let through, beside what `GUARDS` say of it."""
STOPS: dict[str, Promise] = {
    "given-up": gettext_lazy(
        "The job was broken off several times. Nothing is lost: it can go on where it was."
    ),
    "disk-full": gettext_lazy(
        "There is no room left on the disk. Nothing is lost: once there is, it can go on."
    ),
    "file-gone": gettext_lazy("The file is not there any more. Hand it in again."),
    "columns-missing": gettext_lazy("Columns are missing: a name, and a number or a place."),
    "columns-twice": gettext_lazy("Two columns were given one meaning."),
    "failed": gettext_lazy("The step failed. Nothing is half done; it can be tried again."),
}

_OF_FILES = set(FileProblem)


def column_name(key: str) -> str:
    """Of a column of the list, in the reader's language."""
    field = REGISTER.by_key.get(key)
    if field is not None:
        return field.name(get_language() or "id")
    return _("place") if key == "region" else key


def of_error(error: Mapping[str, Any], spoken: Spoken) -> str:
    """One entry of `RegisterRow.errors`: column, what stands there, what is wrong."""
    told = _told(error, spoken)
    name = column_name(error["key"]) if error["key"] else ""
    value = f"“{error['value']}”" if error["value"] else ""
    head = " ".join(filter(None, (name, value)))
    return f"{head}: {told}" if head else told


def _told(error: Mapping[str, Any], spoken: Spoken) -> str:
    problem, more = error["problem"], error["more"]
    if problem == RowProblem.UNKNOWN_WORD:
        words = spoken.get(error["key"], {})
        facts = {"word": more[0], "known": ", ".join(words.get(code, code) for code in more[1:])}
        if more[0] == error["value"]:  # it is told already what stands there
            return _("Not known here. Known are: %(known)s.") % facts
        return _("“%(word)s” is not known here. Known are: %(known)s.") % facts
    if problem == RowProblem.CODE_LENGTH:
        told = _(
            "This code has %(digits)s digits, and a village code has 10: zeros or its last digits "
            "are lost. Write the whole code again, as text."
        ) % {"digits": more[0]}
        return f"{told} {_begins_like(more[1])}".strip()
    if problem == RowProblem.NO_SUCH_VILLAGE:
        return f"{ROWS[problem]} {_begins_like(more[0])}".strip()
    if problem == RowProblem.NO_SUCH_PLACE:
        return _no_such_place(more[0], more[1:])
    text = ROWS.get(problem) or sheets.CELLS.get(problem)
    return str(text) % {"more": ", ".join(more)} if text else str(problem)


def _begins_like(region: str) -> str:
    return _("It begins like the codes in %(region)s.") % {"region": region} if region else ""


def _no_such_place(where: str, near: Sequence[str]) -> str:
    told = _("None is called that.")
    if where:
        told = _("None is called that in %(where)s.") % {"where": where}
    asked = _("Perhaps meant: %(names)s?") % {"names": "; ".join(near)} if near else ""
    return f"{told} {asked}".strip()


def lines_of(row: RegisterRow, spoken: Spoken) -> Iterator[str]:
    """What is wrong with a row, or why it is unsure."""
    for error in row.errors:
        yield of_error(error, spoken)


def of_guard(guard: Mapping[str, Any]) -> str:
    """One entry of `RegisterImport.guards`: what was found, and what its limit is."""
    code, facts = guard["code"], guard["facts"]
    found = str(str(GUARDS[code]) % facts)
    if "percent" not in facts and code != "older-list":  # weighed before limits were kept
        return found
    return f"{found} {str(LIMITS[code]) % facts}"


def of_problem(problem: Mapping[str, Any]) -> str:
    """`RegisterImport.problem`: why a step stopped; "" where it did not."""
    if not problem:
        return ""
    if text := STOPS.get(problem["code"]):
        return str(text)
    facts = problem.get("facts", [])
    if problem["code"] in _OF_FILES:
        refused = FileRefused(FileProblem(problem["code"]), *facts, sheet=problem.get("sheet", ""))
        return sheets.file_text(refused, column_name)
    texts = {str(code): text for code, text in sheets.CELLS.items()}
    return str(texts.get(problem["code"], problem["code"])) % {"more": ", ".join(facts)}


FIGURES: dict[str, Promise] = {
    "rows": gettext_lazy("rows"),
    "same": gettext_lazy("as before"),
    "kept": gettext_lazy("of these with a value here that stays beside another one of the list"),
    **dict(RegisterRow.Outcome.choices),
}
REFUSALS: dict[type[Refusal], Promise] = {
    refusals.NotNow: gettext_lazy("The list is at another step by now."),
    refusals.ColumnsMissing: gettext_lazy("Say which column holds: %(keys)s."),
    refusals.ColumnsTwice: gettext_lazy("Two columns of one sheet mean the same: %(keys)s."),
    refusals.AnotherIsAtWork: gettext_lazy(
        "Another list is being written or taken back at the moment. Try again when it is done."
    ),
    refusals.AnotherIsHalfWritten: gettext_lazy(
        "Another list stopped half-way (%(other)s). Let it go on, or take it back first."
    ),
    refusals.RegisterHasMoved: gettext_lazy(
        "Another list was written or taken back since this one was compared: compare again."
    ),
    refusals.NewerIsWritten: gettext_lazy(
        "Lists are taken back from the latest one on. “%(other)s”, written on %(day)s, stands in "
        "the way: take that one back first."
    ),
    refusals.ReasonMissing: gettext_lazy("Say why the list is taken back."),
    refusals.NotUnsure: gettext_lazy("This row needs no decision."),
    refusals.PlaceNotKnown: gettext_lazy(
        "Nobody knows where this one lies: correct its place in the file of corrected rows."
    ),
    refusals.NotOfTheRegister: gettext_lazy("That is no cooperative that stands today."),
    refusals.InTheListAlready: gettext_lazy("Row %(row)s of the list is that cooperative already."),
    HasChangedSince: gettext_lazy("Somebody else has changed it meanwhile."),
    IsGone: gettext_lazy("It is not there any more."),
}


def figure_name(key: str) -> str:
    """Of `RegisterImport.figures`."""
    return str(FIGURES[key])


def of_refusal(refused: Refusal) -> str:
    """Why an act on a list was refused."""
    facts = refused.facts
    if isinstance(refused, refusals.NotAList):
        return of_problem({"code": str(facts["problem"]), "facts": list(facts["more"])})
    if isinstance(refused, refusals.GuardsSpeakAgainst):
        told = " ".join(map(of_guard, facts["guards"]))
        way = _("A moderator may pass this with a reason.") if facts["may_be_passed"] else ""
        return f"{told} {way}".strip()
    if isinstance(refused, refusals.NewerIsWritten):
        facts = {**facts, "day": date_format(localtime(facts["other"].written_at))}
    if "keys" in facts:
        facts = {**facts, "keys": ", ".join(map(column_name, facts["keys"]))}
    return str(REFUSALS[type(refused)]) % facts
