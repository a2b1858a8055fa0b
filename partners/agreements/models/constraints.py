"""What is true of every agreement, whoever writes it. Mirrors `decisions.check_order`."""

from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from home.one_form import OneWhateverItsCase
from partners.agreements.rules.lifecycle import AgreementState

SIGNED = [
    AgreementState.SIGNED.value,
    AgreementState.IN_FORCE.value,
    AgreementState.SUSPENDED.value,
    AgreementState.RENEWED.value,
]
CLOSING = [AgreementState.TERMINATED.value, AgreementState.RENEWED.value]
UNSIGNED = [AgreementState.IDEA.value, AgreementState.NEGOTIATION.value, AgreementState.READY.value]


def _in_order(earlier: str, later: str, *, strictly: bool = False) -> Q:
    lookup = "gt" if strictly else "gte"
    return (
        Q(**{f"{earlier}__isnull": True})
        | Q(**{f"{later}__isnull": True})
        | Q(**{f"{later}__{lookup}": F(earlier)})
    )


AGREEMENT_CONSTRAINTS = [
    OneWhateverItsCase("slug", name="agreement_slug_once_whatever_its_case"),
    CheckConstraint(
        name="agreement_signed_has_signature_date",
        condition=~Q(state__in=SIGNED) | Q(signed_on__isnull=False),
    ),
    CheckConstraint(
        name="agreement_unsigned_has_no_signature_date",
        condition=~Q(state__in=UNSIGNED) | Q(signed_on__isnull=True),
    ),
    CheckConstraint(
        name="agreement_in_force_has_its_date",
        condition=~Q(state=AgreementState.IN_FORCE) | Q(in_force_on__isnull=False),
    ),
    CheckConstraint(
        name="agreement_proposed_before_signed", condition=_in_order("proposed_on", "signed_on")
    ),
    CheckConstraint(
        name="agreement_signed_before_end",
        condition=_in_order("signed_on", "ends_on", strictly=True),
    ),
    CheckConstraint(
        name="agreement_in_force_before_end",
        condition=_in_order("in_force_on", "ends_on", strictly=True),
    ),
    CheckConstraint(
        name="agreement_renewal_has_terms",
        condition=Q(renews_automatically=False) | Q(ends_on__isnull=False, renewal_months__gt=0),
    ),
    CheckConstraint(
        name="agreement_no_end_is_no_date",
        condition=Q(has_no_end=False) | Q(ends_on__isnull=True),
    ),
    CheckConstraint(
        name="agreement_notice_in_days_or_months",
        condition=Q(notice_days=0) | Q(notice_months=0),
    ),
    CheckConstraint(
        name="agreement_closing_ahead_is_whole",
        condition=Q(closes_on__isnull=True, closes_as="")
        | Q(closes_on__isnull=False, closes_as__in=CLOSING),
    ),
    CheckConstraint(
        name="agreement_chain_is_whole",
        condition=Q(predecessor__isnull=True, link="") | Q(predecessor__isnull=False) & ~Q(link=""),
        violation_error_message=_(
            "Name the earlier agreement and how this one follows from it, or neither."
        ),
    ),
    CheckConstraint(
        name="agreement_follows_another",
        condition=Q(predecessor__isnull=True) | ~Q(predecessor=F("pk")),
        violation_error_message=_("An agreement cannot follow from itself."),
    ),
]
