"""The URL map. Wagtail's catch-all stays last."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib.sitemaps import views as sitemaps
from django.urls import include, path, re_path
from django.utils.translation import pgettext_lazy
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views import home as wagtail_home
from wagtail.documents import urls as wagtaildocs_urls

from home.desk import others
from home.link_choosers import link_chooser_urls
from home.queries import reads_only
from home.routing import serve as serve_page
from home.ui import scripts
from home.ui.styleguide import styleguide
from partners.apprenticeships.placements.logbook.views import on_device
from partners.membership.confirming import confirm_claim
from portal import views, workspace
from portal.media import document, media
from portal.sitemaps import SITEMAPS
from portal.throttles.page_passwords import collection_password, page_password
from portal.users.views.account import OwnAccountView

handler404 = "portal.errors.page_not_found"
handler429 = "portal.throttles.answers.too_many_requests"  # asked for by allauth
handler500 = "portal.errors.server_error"
urlpatterns = [
    path("", views.choose_language, name="root"),
    path("healthz", views.healthz, name="healthz"),
    path("sw.js", scripts.service_worker, name="service_worker"),
    path("js/<str:names>.<slug:digest>.js", scripts.script, name="script"),
    path("favicon.ico", views.favicon, name="favicon"),
    path("robots.txt", views.robots, name="robots"),
    # One login form: Wagtail's own would bypass the second factor.
    path("admin/login/", workspace.admin_door, name="admin_door"),
    path("admin/password_reset/", RedirectView.as_view(pattern_name="account_reset_password")),
    path("admin/", include(others.urls())),
    path("admin/", include(link_chooser_urls())),
    path("admin/account/", require_admin_access(OwnAccountView.as_view())),
    # Wagtail's page that fails on purpose.
    path("admin/failwhale/", require_admin_access(wagtail_home.default)),
    path("admin/", include(wagtailadmin_urls)),
    re_path(r"^documents/(\d+)/(.*)$", document, name="wagtaildocs_serve"),
    path("documents/authenticate_with_password/<int:restriction_id>/", collection_password),
    path("documents/", include(wagtaildocs_urls)),
    path("media/<path:path>", media, name="media"),
    path(
        "sitemap.xml",
        reads_only()(sitemaps.index),
        {"sitemaps": SITEMAPS, "sitemap_url_name": "sitemap"},
    ),
    path(
        "sitemap-<section>.xml",
        reads_only("p")(sitemaps.sitemap),
        {"sitemaps": SITEMAPS},
        name="sitemap",
    ),
]
urlpatterns += i18n_patterns(
    path(pgettext_lazy("url", "account/"), include("portal.users.urls")),
    path(pgettext_lazy("url", "account/"), include("allauth.urls")),
    path(pgettext_lazy("url", "partners/"), include("partners.organisations.urls")),
    path(pgettext_lazy("url", "cooperatives/"), include("partners.organisations.cooperative_urls")),
    path(pgettext_lazy("url", "confirm-claim/<str:token>/"), confirm_claim, name="confirm_claim"),
    path(pgettext_lazy("url", "offline/"), scripts.offline, name="offline"),
    path(pgettext_lazy("url", "style-guide/"), styleguide, name="styleguide"),
    path(pgettext_lazy("url", "agreements/"), include("partners.agreements.urls")),
    path(pgettext_lazy("url", "search/"), include("search.urls")),
    path(workspace.SEGMENT, include(workspace)),
    path(
        pgettext_lazy("url", "apprenticeships/certificates/"),
        include("partners.apprenticeships.placements.urls"),
    ),
    path(pgettext_lazy("url", "apprenticeships/logbook/"), on_device, name="logbook"),
    path(
        pgettext_lazy("url", "apprenticeships/figures/"),
        include("partners.apprenticeships.programme.urls"),
    ),
    path(
        pgettext_lazy("url", "apprenticeships/rounds/"),
        include("partners.apprenticeships.results.site.urls"),
    ),
    path(pgettext_lazy("url", "apprenticeships/"), include("partners.apprenticeships.urls")),
    path(pgettext_lazy("url", "glossary/"), include("knowledge.glossary.urls")),
    path("_util/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    path(
        "_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/",
        page_password,
    ),
    re_path(r"^(?!_util/)((?:[\w-]+/)*)$", serve_page),
    path("", include(wagtail_urls)),
)
