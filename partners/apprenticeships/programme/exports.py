"""The figures to take away, as CSV and XLSX: the same counts as on the page, and no other."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from home.sheets.writer import XLSX, Cell, csv_bytes, grid, workbook
from partners.apprenticeships.programme import wording
from partners.apprenticeships.programme.adding import Content, together
from partners.apprenticeships.programme.models import HostFigures, RoundFigures
from partners.apprenticeships.programme.telling import MEASURES, AtLeast, Sum, Told

Rows = Sequence[RoundFigures]
Hosts = Sequence[HostFigures]
_OF_HOSTS = ("offers", "seats", "attended", "completed", "partly", "did_not_come")


def as_csv(rows: Rows, hosts: Hosts) -> bytes:
    """With a byte order mark, so that spreadsheet programs read UTF-8."""
    return csv_bytes([heading for heading, _width in _columns()], _cells(rows, hosts))


def as_xlsx(rows: Rows, hosts: Hosts) -> bytes:
    title = _("The programme in figures")
    return workbook([grid(title, _columns(), _cells(rows, hosts))])


FORMATS: Mapping[str, tuple[str, Callable[[Rows, Hosts], bytes]]] = {
    "csv": ("text/csv; charset=utf-8", as_csv),
    "xlsx": (XLSX, as_xlsx),
}


def _columns() -> list[tuple[str, int]]:
    return [
        (_("Round"), 30),
        (_("Table"), 30),
        (_("Code"), 14),
        (_("Group"), 40),
        (_("What is counted"), 30),
        (_("Count"), 10),
        (_("Remark"), 14),
        (_("Counted on"), 14),
        (_("Outcomes until"), 14),
        (_("Source"), 50),
    ]


def _cells(rows: Rows, hosts: Hosts) -> Iterator[list[Cell]]:
    """One count in each row."""
    if not rows:
        return
    names = {group: wording.names_of(group) for group in wording.GROUPS}
    source = f"{settings.BASE_URL}{reverse('programme:figures')}"
    if any(row.round.is_demo for row in rows):
        source = ": ".join((_("Made up, as an example"), source))
    newest = max(row.counted_at for row in rows).date()
    until = max(row.outcomes_until for row in rows)
    everything = together([row.content for row in rows])
    for line in _of(everything, names):
        yield [_("all rounds"), *line, newest, until, source]
    for row in rows:
        for line in _of(together([row.content]), names):
            day = row.counted_at.date()
            yield [row.round.name, *line, day, row.outcomes_until, source]
    for host in hosts:
        for name in _OF_HOSTS:
            line = _line(
                _("Hosts"), host.host.slug, host.host.name, _of_hosts(name), _got(host, name)
            )
            yield [_("all rounds"), *line, newest, until, source]


def _got(host: HostFigures, name: str) -> Told:
    count: Told = getattr(host, name)
    return count


def _of(content: Content, names: Mapping[str, Mapping[str, str]]) -> Iterator[list[Cell]]:
    whole, everybody = _("All together"), _("all")
    for measure in MEASURES:
        if measure in content["totals"]:
            label = str(wording.MEASURES[measure])
            yield _line(whole, "", everybody, label, content["totals"][measure])
    for code, count in content["seats"].items():
        name = names["province"].get(code, code)
        yield _line(str(wording.GROUPS["province"]), code, name, _("Seats there"), count)
    for group, tables in content["groups"].items():
        for measure in MEASURES:
            for code, count in tables.get(measure, {}).items():
                name, label = names[group].get(code, code), str(wording.MEASURES[measure])
                yield _line(str(wording.GROUPS[group]), code, name, label, count)
    for code, count in content.get("people", {}).items():
        name = str(wording.PEOPLE[code])
        yield _line(_("People who were sent"), code, name, _("people"), count)
    for code, (silent, asked) in content["silence"].items():
        name = wording.silence()[code]
        yield _line(_("No answer"), code, name, _("Silent"), silent)
        yield _line(_("No answer"), code, name, _("Asked"), asked)


def _line(table: str, code: str, group: str, label: str, count: Sum) -> list[Cell]:
    """The count stays a number: what is left out of it stands beside it."""
    if isinstance(count, AtLeast):
        return [table, code, group, label, count.count, _("at least")]
    return [table, code, group, label, count, _("not told") if count is None else ""]


def _of_hosts(name: str) -> str:
    return {
        "offers": _("Offers"),
        "seats": _("Seats"),
        "attended": _("Came"),
        "completed": _("Completed"),
        "partly": _("Partly"),
        "did_not_come": _("Did not come"),
    }[name]
