"""Partners: every organisation that is not a cooperative."""

from django.urls import path

from partners.organisations import views

app_name = "organisations"
urlpatterns = [
    path("", views.partner_list, name="list"),
    path("<slug:slug>/", views.partner_detail, name="detail"),
]
