"""What an import would make, row by row, to look at before it is made."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from partners.agreements.importing.agreements import Entry, NewPartner
from partners.agreements.importing.commitments import Promised
from partners.agreements.importing.plan import Plan
from partners.agreements.labels import LIGHT, STATUS
from partners.agreements.models import Party
from partners.agreements.rules.lifecycle import FACTS, Facts
from partners.agreements.wording import NO_END, period_words
from partners.organisations.models import Organisation

SHOWN = 200


@dataclass(frozen=True, slots=True)
class Row:
    """`facts`: one line each: a party with whoever signed for it, dates; or owner and due date."""

    number: str
    title: str
    word: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """At most SHOWN `rows` of `count`."""

    heading: str
    count: int
    rows: tuple[Row, ...]


def parts(plan: Plan) -> list[Part]:
    """What is new, and what is known and says the same, agreements first; parts without rows are
    left out.
    """
    differing = {(update.sheet, update.row) for update in plan.updates}
    known = [entry for entry in plan.known if entry.place not in differing]
    promised = [each for each in plan.known_promised if (each.sheet, each.row) not in differing]
    names = _names([*plan.new[:SHOWN], *known[:SHOWN]])
    found: list[tuple[str, Sequence[Entry | Promised]]] = [
        (_("New agreements"), plan.new),
        (_("New commitments"), plan.new_promised),
        (_("Agreements that are recorded already and stay as they are"), known),
        (_("Commitments that are recorded already and stay as they are"), promised),
    ]
    return [
        Part(heading, len(rows), tuple(_row(each, names) for each in rows[:SHOWN]))
        for heading, rows in found
        if rows
    ]


def _row(each: Entry | Promised, names: dict[int, str]) -> Row:
    if isinstance(each, Promised):
        return Row(_number(each), each.title, capfirst(str(LIGHT[each.light])), _promise(each))
    facts = (*_parties(each, names), *_term(each))
    return Row(_number(each), each.title, capfirst(str(STATUS[each.status])), facts)


def _number(each: Entry | Promised) -> str:
    return f"{each.sheet} · {each.row}"


def _parties(entry: Entry, names: dict[int, str]) -> Iterator[str]:
    """Each as "Kemenkop: Deputy for Talent; Budi Santoso, Deputy"."""
    for party, people in zip_longest(entry.parties, entry.people[: len(entry.parties)]):
        seen = Party(**people or {})
        signed = ", ".join(filter(None, [seen.signatory, seen.position]))
        more = "; ".join(filter(None, [seen.unit, signed]))
        name = _new(party) if isinstance(party, NewPartner) else names[party]
        yield f"{name}: {more}" if more else name


def _new(partner: NewPartner) -> str:
    return _("%(name)s (new)") % {"name": partner.name}


def _term(entry: Entry) -> Iterator[str]:
    """From the signature to the end, as far as known; an earlier effect; the period of notice."""
    facts = Facts(**{name: entry.fields[name] for name in FACTS if name in entry.fields})
    if facts.signed_on or facts.ends_on:
        signed = date_format(facts.signed_on) if facts.signed_on else "…"
        end = date_format(facts.ends_on) if facts.ends_on else "…"
        yield f"{signed} – {NO_END if facts.has_no_end else end}"
    if facts.signed_on and facts.in_force_on and facts.in_force_on < facts.signed_on:
        yield _("In force from %(date)s") % {"date": date_format(facts.in_force_on)}
    if facts.notice:
        yield _("Period of notice: %(period)s") % {"period": period_words(facts.notice)}


def _promise(promised: Promised) -> tuple[str, ...]:
    fields = promised.fields
    owners = "; ".join(filter(None, [fields["our_owner"], fields["partner_owner"]]))
    due = fields["due_on"]
    return tuple(
        filter(None, [owners, _("Due %(date)s") % {"date": date_format(due)} if due else ""])
    )


def _names(entries: Iterable[Entry]) -> dict[int, str]:
    keys = {key for entry in entries for key in entry.parties if isinstance(key, int)}
    found = Organisation.objects.filter(pk__in=keys).only("name", "acronym")
    return {organisation.pk: organisation.short_name for organisation in found}
