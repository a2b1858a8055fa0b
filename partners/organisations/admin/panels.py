"""The forms, grouped the way editors think."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    ObjectList,
    TitleFieldPanel,
)

from partners.organisations import countries
from partners.organisations.admin.forms import OrganisationForm, ProfileForm


class AskedPanel(FieldPanel):
    """A question that is only shown once there is a reason to ask it."""

    class BoundPanel(FieldPanel.BoundPanel):
        def is_shown(self) -> bool:
            """Never where two versions are compared, which is without a form."""
            if self.form is None:
                return False
            is_asked = self.field_name in self.form.errors or self.field_name in self.form.data
            return bool(super().is_shown() and is_asked)


organisation_form = ObjectList(
    [
        MultiFieldPanel(
            [
                TitleFieldPanel("name", targets=["slug"], placeholder=_("Full official name")),
                FieldRowPanel([FieldPanel("acronym"), FieldPanel("kind")]),
                FieldPanel("slug"),
            ],
            heading=_("Who"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("country", widget=forms.Select(choices=countries.choices)),
                FieldPanel("region"),
                FieldPanel("website"),
                FieldPanel("contact_email"),
            ],
            heading=_("Place"),
        ),
        MultiFieldPanel(
            [FieldPanel("summary_id"), FieldPanel("summary_en")],
            heading=_("Summary"),
            help_text=_(
                "Two or three plain sentences: what it does and what it does with Indonesia's "
                "cooperatives. A missing language is shown in the other one, and marked."
            ),
        ),
        MultiFieldPanel(
            [FieldPanel("logo"), FieldPanel("source"), FieldPanel("is_public")],
            heading=_("On the site"),
        ),
        FieldPanel("in_charge"),
    ],
    base_form_class=OrganisationForm,
)

cooperative_form = ObjectList(
    [
        FieldPanel("organisation"),
        MultiFieldPanel(
            [
                FieldPanel("village"),
                FieldRowPanel([FieldPanel("registration_number"), FieldPanel("is_kdkmp")]),
                AskedPanel("is_another_number"),
                FieldRowPanel([FieldPanel("founded"), FieldPanel("members")]),
                FieldPanel("stage"),
            ],
            heading=_("The cooperative"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("sectors", widget=forms.CheckboxSelectMultiple),
                FieldPanel("business_units", widget=forms.CheckboxSelectMultiple),
                FieldPanel("figure_id"),
                FieldPanel("figure_en"),
            ],
            heading=_("What it does"),
        ),
        MultiFieldPanel([FieldPanel("hosts_magang")], heading=_("Apprenticeships")),
    ],
    base_form_class=ProfileForm,
)
