"""Verdicts and reasons in the reader's language."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from home.ui.states import Look, declare
from partners.organisations.reconciliation.deciding import Reason, Verdict

VERDICTS = declare(
    {
        Verdict.AUTOMATIC: Look("success", "check", pgettext_lazy("verdict", "automatic")),
        Verdict.UNSURE: Look("attention", "warning", pgettext_lazy("verdict", "unsure")),
        Verdict.NOTHING: Look("neutral", "info", pgettext_lazy("verdict", "nothing")),
    }
)
REASONS: dict[Reason, Promise] = {
    Reason.NUMBER: _("The registration number is the same."),
    Reason.CODE: _("The code is the same."),
    Reason.NAME_AND_DISTRICT: _("Name and district are the same."),
    Reason.NAME_IN_REGENCY: _("The name is the same, and no other village of the regency has it."),
    Reason.SWAPPED: _("Name and district stood in each other's column."),
    Reason.NEAR_NAME: _("Nearly the same name, and nothing else is near it."),
    Reason.SEVERAL: _("Several are as near."),
    Reason.TOO_DIFFERENT: _("The names differ too much."),
    Reason.OTHER_DISTRICT: _("The name is there, but in another district."),
    Reason.OTHER_MARKS: _("Another number or direction, such as II or Barat."),
    Reason.OTHER_KIND: _("One is a desa, the other a kelurahan."),
    Reason.OTHER_VILLAGE: _("Spelt like a village somewhere else."),
    Reason.NO_REGENCY: _("Without regency or city a name alone is never linked."),
    Reason.REGENCY_UNKNOWN: _("The regency or city is not known, or lies elsewhere."),
    Reason.REGENCY_UNCLEAR: _("A province is too wide for a name: name the district or regency."),
    Reason.ANOTHER_COOPERATIVE: _("Not named after its village: only a person can tell."),
    Reason.CONTRADICTION: _("Code, number and name are of different ones."),
    Reason.UNKNOWN: _("Nothing like it lies there."),
    Reason.EMPTY: _("No name."),
}
