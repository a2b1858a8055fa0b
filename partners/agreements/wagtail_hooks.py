"""Registers the register with Wagtail's admin."""

from django.db.models import Q
from django.templatetags.static import static
from django.urls import URLPattern, URLResolver, include, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from home import work
from home.dashboard import register_panel
from home.handbook import links
from home.planning import ahead
from home.records import WrittenElsewhere
from partners.agreements import history, permissions
from partners.agreements.admin import (
    agreement,
    briefs,
    coming,
    commitment_page,
    commitments,
    dashboard,
    documents,
    importing,
    many,  # noqa: F401 - registers what is done to many
    proofs,
    renewals,
    reports,
    steps,
)
from partners.agreements.admin.choosers import commitment_chooser, person_chooser
from partners.agreements.admin.today import PANELS
from partners.agreements.admin.viewsets import AgreementViewSetGroup, NobodyDeletes
from partners.agreements.models import Agreement, Commitment

DESK = [
    *dashboard.urlpatterns,
    *agreement.urlpatterns,
    *steps.urlpatterns,
    *renewals.urlpatterns,
    *documents.urlpatterns,
    *commitment_page.urlpatterns,
    *reports.urlpatterns,
    *proofs.urlpatterns,
    *commitments.urlpatterns,
]
ADDRESSES = [
    path("", include((DESK, "agreements_admin"))),
    path("brief/", include((briefs.urlpatterns, "agreements_brief"))),
    path("import/", include((importing.urlpatterns, "agreements_import"))),
]

register_permission_policy(Agreement, NobodyDeletes(Agreement))
register_permission_policy(Commitment, WrittenElsewhere(Commitment, view=permissions.user_is_staff))
register_snippet(AgreementViewSetGroup)
for panel in PANELS:
    register_panel(panel)
for source in coming.SOURCES:
    ahead.register(source)
ahead.offer(_("Subscribe to the dates of published agreements"), "agreements:calendar")
links.about(Agreement, "agreements")
links.about(Commitment, "agreements")
work.register(Agreement, lambda user: Q(in_charge=user))
work.register_charge(
    work.Charge(
        Agreement,
        "wagtailsnippets_agreements_agreement:list",
        permissions.WRITE,
        rows=Agreement.objects.kept,
    )
)
work.register_charge(
    work.Charge(
        Commitment,
        "commitments:index",
        permissions.WRITE,
        rows=lambda: Commitment.objects.kept().filter(agreement__archived_at__isnull=True),
    )
)
hooks.register("register_log_actions", history.register)
hooks.register("register_snippet_listing_buttons", briefs.listing_buttons)
hooks.register("register_snippet_action_menu_item", briefs.action_menu_item)


@hooks.register("register_admin_urls")
def desk_urls() -> list[URLPattern | URLResolver]:
    return [path("agreements/", include(ADDRESSES))]


@hooks.register("register_admin_viewset")
def choosers() -> list[ChooserViewSet]:
    return [commitment_chooser, person_chooser]


@hooks.register("insert_global_admin_css")
def desk_sheet() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("agreements/admin.css"))
