from django.urls import path
from django.utils.translation import pgettext_lazy

from partners.apprenticeships.programme import views

app_name = "programme"
urlpatterns = [
    path("", views.figures, name="figures"),
    path(pgettext_lazy("url", "list.<slug:ending>"), views.export, name="export"),
    path("<slug:code>/", views.of_round, name="round"),
]
