"""What is true of every organisation, whoever writes it."""

from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from home.one_form import OneWhateverItsCase

CONSTRAINTS = [
    OneWhateverItsCase("slug", name="organisation_slug_once_whatever_its_case"),
    OneWhateverItsCase("code", name="organisation_code_once_whatever_its_case"),
    CheckConstraint(
        name="organisation_archived_is_hidden",
        condition=Q(archived_at__isnull=True) | Q(is_public=False),
        violation_error_message=_("An archived organisation is not shown on the site."),
    ),
    CheckConstraint(
        name="organisation_merged_is_archived",
        condition=Q(merged_into__isnull=True)
        | (Q(archived_at__isnull=False) & ~Q(merged_into=F("pk"))),
    ),
    CheckConstraint(name="organisation_has_a_code", condition=~Q(code="")),
    CheckConstraint(
        name="organisation_region_is_indonesian",
        condition=Q(region__isnull=True) | Q(country="ID"),
        violation_error_message=_("Only organisations in Indonesia have a region."),
    ),
]
