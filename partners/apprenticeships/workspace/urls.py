"""Addresses below the workspace."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from partners.apprenticeships.workspace import acts, file_acts, files, pages, saying

_ALL = pgettext_lazy("url", "organisations/<slug:organisation>/hosting/")
_BEGIN = pgettext_lazy("url", "organisations/<slug:organisation>/hosting/new/")
_SEASON = pgettext_lazy("url", "organisations/<slug:organisation>/hosting/season/<str:season>/")
_ONE = pgettext_lazy("url", "organisations/<slug:organisation>/hosting/<int:offer>/")
_ABOUT = pgettext_lazy("url", "organisations/<slug:organisation>/hosting/<int:offer>/about/")
_LEARNING = pgettext_lazy("url", "organisations/<slug:organisation>/hosting/<int:offer>/learning/")
_PLACE = pgettext_lazy("url", "organisations/<slug:organisation>/hosting/<int:offer>/place/")
_NEEDS = pgettext_lazy("url", "organisations/<slug:organisation>/hosting/<int:offer>/conditions/")
_ACCESS = pgettext_lazy("url", "organisations/<slug:organisation>/hosting/<int:offer>/access/")
_CONTACT = pgettext_lazy("url", "organisations/<slug:organisation>/hosting/<int:offer>/contact/")
_COSTS = pgettext_lazy("url", "organisations/<slug:organisation>/hosting/<int:offer>/costs/")
_ADD_BATCH = pgettext_lazy(
    "url", "organisations/<slug:organisation>/hosting/<int:offer>/batches/new/"
)
_BATCH = pgettext_lazy(
    "url", "organisations/<slug:organisation>/hosting/<int:offer>/batches/<int:place>/"
)
_NO_BATCH = pgettext_lazy(
    "url", "organisations/<slug:organisation>/hosting/<int:offer>/batches/<int:place>/take-out/"
)
_ADD_DAY = pgettext_lazy("url", "organisations/<slug:organisation>/hosting/<int:offer>/days/new/")
_DAY = pgettext_lazy(
    "url", "organisations/<slug:organisation>/hosting/<int:offer>/days/<int:place>/"
)
_NO_DAY = pgettext_lazy(
    "url", "organisations/<slug:organisation>/hosting/<int:offer>/days/<int:place>/take-out/"
)
_ADD_PHOTO = pgettext_lazy(
    "url", "organisations/<slug:organisation>/hosting/<int:offer>/photos/new/"
)
_PHOTO = pgettext_lazy(
    "url", "organisations/<slug:organisation>/hosting/<int:offer>/photos/<int:place>/"
)
_NO_PHOTO = pgettext_lazy(
    "url", "organisations/<slug:organisation>/hosting/<int:offer>/photos/<int:place>/take-out/"
)
_ADD_DOCUMENT = pgettext_lazy(
    "url", "organisations/<slug:organisation>/hosting/<int:offer>/documents/new/"
)
_DOCUMENT = pgettext_lazy(
    "url", "organisations/<slug:organisation>/hosting/<int:offer>/documents/<int:place>/"
)
_NO_DOCUMENT = pgettext_lazy(
    "url", "organisations/<slug:organisation>/hosting/<int:offer>/documents/<int:place>/take-out/"
)
_DEMANDS = pgettext_lazy(
    "url", "organisations/<slug:organisation>/hosting/<int:offer>/attachments/"
)
_FULFILS = pgettext_lazy("url", "organisations/<slug:organisation>/hosting/<int:offer>/agreement/")
_FILE = pgettext_lazy("url", "hosting/files/<uuid:key>/")
_COPY = pgettext_lazy("url", "organisations/<slug:organisation>/hosting/<int:offer>/copy/")
_SEND = pgettext_lazy("url", "organisations/<slug:organisation>/hosting/<int:offer>/hand-in/")
_BACK = pgettext_lazy("url", "organisations/<slug:organisation>/hosting/<int:offer>/take-back/")
_PREVIEW = pgettext_lazy("url", "organisations/<slug:organisation>/hosting/<int:offer>/preview/")
_PAST = pgettext_lazy("url", "organisations/<slug:organisation>/hosting/<int:offer>/history/")
_STEPS = {
    "about": _ABOUT,
    "learning": _LEARNING,
    "place": _PLACE,
    "conditions": _NEEDS,
    "access": _ACCESS,
    "contact": _CONTACT,
}

app_name = "hosting"
urlpatterns = [
    path(_ALL, pages.offers, name="offers"),
    path(_BEGIN, acts.BeginView.as_view(), name="begin"),
    path(_SEASON, saying.StanceView.as_view(), name="stance"),
    path(_ONE, pages.offer, name="offer"),
    *(
        path(address, acts.WriteView.as_view(step=step), name=f"write_{step}")
        for step, address in _STEPS.items()
    ),
    path(_COSTS, acts.CostsView.as_view(), name="costs"),
    path(_ADD_BATCH, acts.BatchView.as_view(), name="add_batch"),
    path(_BATCH, acts.BatchView.as_view(), name="batch"),
    path(_NO_BATCH, acts.RemoveBatchView.as_view(), name="remove_batch"),
    path(_ADD_DAY, acts.DayView.as_view(), name="add_day"),
    path(_DAY, acts.DayView.as_view(), name="day"),
    path(_NO_DAY, acts.RemoveDayView.as_view(), name="remove_day"),
    path(_ADD_PHOTO, file_acts.PhotoView.as_view(), name="add_photo"),
    path(_PHOTO, file_acts.PhotoView.as_view(), name="photo"),
    path(_NO_PHOTO, file_acts.RemovePhotoView.as_view(), name="remove_photo"),
    path(_ADD_DOCUMENT, file_acts.DocumentView.as_view(), name="add_document"),
    path(_DOCUMENT, file_acts.DocumentView.as_view(), name="document"),
    path(_NO_DOCUMENT, file_acts.RemoveDocumentView.as_view(), name="remove_document"),
    path(_DEMANDS, file_acts.DemandsView.as_view(), name="demands"),
    path(_FULFILS, file_acts.FulfilsView.as_view(), name="fulfils"),
    path(_FILE, files.file, name="file"),
    path(_COPY, acts.CopyView.as_view(), name="copy"),
    path(_SEND, acts.SubmitView.as_view(), name="hand_in"),
    path(_BACK, acts.TakeBackView.as_view(), name="take_back"),
    path(_PREVIEW, pages.preview, name="preview"),
    path(_PAST, pages.history, name="history"),
]
