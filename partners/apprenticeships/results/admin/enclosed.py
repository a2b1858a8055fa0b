"""A file that came with an application, for who decides about its result: each reading is noted."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import path

from partners.apprenticeships.applications.workspace.attachments import served
from partners.apprenticeships.results.admin.applications import OfApplication
from partners.apprenticeships.results.admin.base import LookingView
from partners.apprenticeships.results.services import reading


class FileView(OfApplication, LookingView):
    allowed = staticmethod(reading.user_can_read_files)
    http_method_names = ["get"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        """404 for what is not needed any more, or while nobody has said that they look."""
        application = self.application
        found = next((o for o in reading.files_of(application) if o.key == kwargs["key"]), None)
        if found is None or not reading.user_sees_files(self.actor, application):
            raise Http404
        found.application = application
        reading.read_file(found, by=self.actor)
        return served(found)


urlpatterns = [
    path(
        "<int:pk>/applications/<int:application>/files/<uuid:key>/",
        FileView.as_view(),
        name="file",
    )
]
