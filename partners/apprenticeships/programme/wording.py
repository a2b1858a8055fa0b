"""What groups and counts are called, in the reader's language."""

from collections.abc import Mapping

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.bilingual import localized
from home.models import Sector, Stage
from home.regions.shown import shown
from home.ui.charts import tiles
from partners.apprenticeships.programme.counting import (
    ELSEWHERE,
    IN_3T,
    ONLINE,
    PROVINCE,
    REMOTE,
    SECTOR,
    STAGE,
    UNKNOWN,
)
from partners.apprenticeships.programme.telling import (
    ACCEPTED,
    APPLIED,
    COMPLETED,
    PLACED,
    AtLeast,
    Sum,
    known_of,
)

MEASURES: Mapping[str, str | Promise] = {
    APPLIED: gettext_lazy("Applied"),
    PLACED: gettext_lazy("With a place"),
    ACCEPTED: gettext_lazy("Accepted it"),
    COMPLETED: gettext_lazy("Completed"),
}
GROUPS: Mapping[str, str | Promise] = {
    PROVINCE: gettext_lazy("By province"),
    REMOTE: gettext_lazy("3T regions"),
    SECTOR: gettext_lazy("By sector"),
    STAGE: gettext_lazy("By stage"),
}
PEOPLE: Mapping[str, str | Promise] = {
    "woman": gettext_lazy("women"),
    "man": gettext_lazy("men"),
    "": gettext_lazy("not told to us"),
}


def number(count: Sum) -> str:
    if isinstance(count, AtLeast):
        return _("at least %(count)s") % {"count": intcomma(count.count)}
    return _("not told") if count is None else str(intcomma(count))


def tile(count: Sum) -> str:
    """The same for a tile, where only digits stand in large type."""
    told, digits = number(count), str(intcomma(known_of(count)))
    if isinstance(count, int):
        return told
    before, here, after = told.partition(digits)
    return format_html('<span class="small">{}</span>{} {}', before, here, after)


def names_of(group: str) -> dict[str, str]:
    """By code, in the order in which they are shown. Of sectors and stages: one query."""
    match group:
        case "province":
            known = {tile.code: shown(tile) for tile in tiles().values()}
            by_name = dict(sorted(known.items(), key=lambda each: each[1]))
            return {**by_name, ONLINE: _("online"), UNKNOWN: _("not known")}
        case "3t":
            return {IN_3T: _("from 3T regions"), ELSEWHERE: _("from elsewhere")}
        case "sector":
            sectors = Sector.objects.values_list("code", localized("name"))
            return {**dict(sectors), UNKNOWN: _("no sector given")}
        case _stage:
            stages = Stage.objects.values_list("code", localized("name"))
            return {**dict(stages), UNKNOWN: _("stage not known")}


def silence() -> dict[str, str]:
    """By what was asked for."""
    return {
        "answers": _("Cooperatives that did not answer to their place by the last day"),
        "hosts": _("Hosts that had not stated an outcome two weeks after the last day"),
        "outcomes": _("Stays whose outcome the host had not stated two weeks after the last day"),
        "words": _("Outcomes to which the cooperative had not answered after two weeks"),
    }
