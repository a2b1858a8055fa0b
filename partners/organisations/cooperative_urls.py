"""Cooperatives, which have a directory of their own."""

from django.urls import path

from partners.organisations import views

app_name = "cooperatives"
urlpatterns = [
    path("", views.cooperative_list, name="list"),
    path("<slug:slug>/", views.cooperative_detail, name="detail"),
]
