from django.urls import path
from django.utils.translation import pgettext_lazy

from partners.apprenticeships.results.site import views

app_name = "rounds"
urlpatterns = [
    path("", views.round_list, name="list"),
    path("<slug:code>/", views.round_detail, name="detail"),
    path(pgettext_lazy("url", "<slug:code>/files/<str:name>"), views.file, name="file"),
]
