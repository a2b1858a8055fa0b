"""What each step in the life of an agreement asks for, as fields of its form."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from home.choosers import chooser
from home.desk.forms import day_field, only_where_asked
from partners.agreements.admin.base import (
    document_field,
    file_field,
    reason_field,
    visibility_field,
)
from partners.agreements.labels import NOTICE_TO_CHOICES, STEPS
from partners.agreements.models import Agreement
from partners.agreements.rules import lifecycle
from partners.agreements.rules.lifecycle import Need, Verb

# Steps that are mostly recorded on the day itself; the others lie in the past.
OF_TODAY = frozenset({Verb.NEGOTIATE, Verb.PREPARE, Verb.SUSPEND, Verb.RESUME, Verb.TERMINATE})
AHEAD = _("A day that lies ahead is right, too: until then it stays as it is.")
Fields = dict[str, forms.Field]


def _date(agreement: Agreement, verb: Verb) -> Fields:
    initial = timezone.localdate() if verb in OF_TODAY else None
    help_text = AHEAD if verb in {Verb.TERMINATE, Verb.RENEW} else ""
    found: Fields = {"on": day_field(STEPS[verb].day, initial=initial, help_text=help_text)}
    return found | _retroactive(agreement) if verb is Verb.ENTER_INTO_FORCE else found


def _retroactive(agreement: Agreement) -> Fields:
    """Asked, so that a slip of the pen is not taken for a clause."""
    signed, begins = agreement.signed_on, agreement.in_force_on
    field = forms.BooleanField(
        label=_("It takes effect from before its signature, as its text says"),
        required=False,
        initial=bool(signed and begins and begins < signed),
    )
    return {"is_retroactive": field}


def _asked_terms(agreement: Agreement, verb: Verb) -> Fields:
    return {
        "on": day_field(STEPS[verb].day, initial=agreement.signed_on),
        "in_force_on": day_field(
            _("In force from"),
            required=False,
            initial=agreement.in_force_on,
            help_text=_("Leave it empty when the text waits for something, such as ratification."),
        ),
        **_retroactive(agreement),
        "ends_on": day_field(
            _("Last day"),
            required=False,
            initial=agreement.ends_on,
            help_text=_(
                "Five years from 20 February 2024 end on 19 February 2029. Empty: it has no end, "
                "or its end is not known yet."
            ),
        ),
        "has_no_end": forms.BooleanField(
            label=_("Its text sets no end"),
            required=False,
            initial=agreement.has_no_end,
            help_text=_("Neither this nor a last day: its end is not known."),
        ),
        "review_on": only_where_asked(
            day_field(
                _("To be looked at again on"),
                required=False,
                initial=agreement.review_on,
                help_text=_("Where there is no last day: whoever looks after it is reminded."),
            )
        ),
        "renews_automatically": forms.BooleanField(
            label=_("Renews itself when nobody gives notice"),
            required=False,
            initial=agreement.renews_automatically,
        ),
        "renewal_months": forms.IntegerField(
            label=_("Months of each further term"),
            required=False,
            min_value=1,
            max_value=600,
            initial=agreement.renewal_months,
            help_text=_("For example 60 for five more years."),
        ),
        "notice_days": forms.IntegerField(
            label=_("Days of notice"),
            required=False,
            min_value=0,
            max_value=1000,
            initial=agreement.notice_days,
            help_text=_("For example 90. Reminders and “expiring” follow from it."),
        ),
        "notice_months": forms.IntegerField(
            label=_("Or months of notice"),
            required=False,
            min_value=0,
            max_value=120,
            initial=agreement.notice_months,
            help_text=_(
                "For example 3: for an end on 31 December, until 30 September. Not the same as 90 "
                "days."
            ),
        ),
        "notice_to": forms.ChoiceField(
            label=_("Notice works"),
            required=False,
            choices=NOTICE_TO_CHOICES,
            initial=agreement.notice_to,
            help_text=_("Without an end, “a term” means: as soon as the period is over."),
        ),
    }


def _document(agreement: Agreement, verb: Verb) -> Fields:
    return {
        "document": document_field(),
        "file": file_field(),
        "document_title": forms.CharField(
            label=_("Title of the file"),
            required=False,
            max_length=160,
            help_text=_("For example: Signed text in Indonesian and English."),
        ),
        "visibility": visibility_field(),
        "reason": reason_field(
            _("Without a document: why it is not here"),
            required=False,
            help_text=_("For example: The original is at the embassy in Dili until March."),
        ),
    }


def _reason(agreement: Agreement, verb: Verb) -> Fields:
    return {"reason": reason_field(_("Reason"), help_text=_("Stays in the history for good."))}


def _new_end(agreement: Agreement, verb: Verb) -> Fields:
    now = agreement.current_end()
    help_text = _("Later than the present end.") if now else ""
    return {"new_end": day_field(_("New last day"), help_text=help_text)}


def _notice_end(agreement: Agreement, verb: Verb) -> Fields:
    """Counted from the text, unless both sides agreed on another day."""
    help_text = _("Empty: it is counted from the day of the notice. %(notice)s") % {
        "notice": _in_time(agreement)
    }
    is_counted = lifecycle.notice_effect(agreement.facts(), timezone.localdate())
    if not is_counted:
        help_text = _("The register does not know its period of notice.")
    return {"new_end": day_field(_("Its last day"), required=False, help_text=help_text)}


def _in_time(agreement: Agreement) -> Any:
    """Until when a notice is in time for which term."""
    facts, today = agreement.facts(), timezone.localdate()
    end, deadline = lifecycle.current_end(facts, today), lifecycle.notice_deadline(facts, today)
    if not (facts.rolls_on and end and deadline) or end.year == date.max.year:
        return ""
    return _(
        "Notice until %(deadline)s ends it with its present term, on %(end)s; later notice with "
        "the next one, on %(next)s."
    ) % {
        "deadline": date_format(deadline),
        "end": date_format(end),
        "next": date_format(lifecycle.term_end(facts, end + timedelta(1))),
    }


def _successor(agreement: Agreement, verb: Verb) -> Fields:
    follows = agreement.successors.filter(link="renews").order_by("-pk").first()
    field = forms.ModelChoiceField(
        Agreement.objects.kept().exclude(pk=agreement.pk),
        label=_("New agreement"),
        widget=chooser(Agreement),
        initial=follows,
        help_text=_("It has to be signed. Record it first if it is not in the register yet."),
    )
    return {"successor": field}


# Two parties are not asked for in a form.
ASKS: dict[Need, Callable[[Agreement, Verb], Fields]] = {
    Need.DATE: _date,
    Need.TERMS: _asked_terms,
    Need.DOCUMENT: _document,
    Need.REASON: _reason,
    Need.NEW_END: _new_end,
    Need.NOTICE_END: _notice_end,
    Need.SUCCESSOR: _successor,
}
