from django.urls import path
from django.utils.translation import pgettext_lazy

from partners.agreements import workspace

app_name = "agreements_workspace"
urlpatterns = [
    path(pgettext_lazy("url", "documents/<uuid:key>/"), workspace.document, name="document"),
    path("<slug:slug>/", workspace.agreement, name="detail"),
]
