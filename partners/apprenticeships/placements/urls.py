"""Public addresses: certificates and the keys that sign them."""

from django.urls import path

from partners.apprenticeships.placements import finding, views

app_name = "certificates"
urlpatterns = [
    path("", finding.find, name="find"),
    path("keys.json", views.keys, name="keys"),
    path("check_certificate.py", views.script, name="script"),
    path("<uuid:key>/", views.certificate, name="certificate"),
    path("<uuid:key>.pdf", views.printed, name="paper"),
    path("<uuid:key>.json", views.as_badge, name="badge"),
]
