"""Addresses of the desk, below `/admin/agreements/`."""

from django.urls import path

from partners.agreements.admin.views import commitments, documents, proofs, reports, steps
from partners.agreements.admin.views.commitment import CommitmentView
from partners.agreements.admin.views.dashboard import DashboardView
from partners.agreements.admin.views.desk import ManageView

app_name = "agreements_admin"
urlpatterns = [
    path("dashboard/", DashboardView.as_view(), name="dashboard"),
    path("<int:pk>/", ManageView.as_view(), name="manage"),
    path("<int:pk>/step/<slug:verb>/", steps.StepView.as_view(), name="step"),
    path("<int:pk>/undo/", steps.UndoView.as_view(), name="undo"),
    path("<int:pk>/archive/", steps.ArchiveView.as_view(), name="archive"),
    path("<int:pk>/restore/", steps.RestoreView.as_view(), name="restore"),
    path("<int:pk>/commitments/add/", commitments.AddView.as_view(), name="commitment_add"),
    path("<int:pk>/documents/add/", documents.AddView.as_view(), name="document_add"),
    path("<int:pk>/access/add/", documents.LetInView.as_view(), name="access_add"),
    path("commitments/<int:pk>/", CommitmentView.as_view(), name="commitment"),
    path(
        "commitments/<int:pk>/change/", commitments.ChangeView.as_view(), name="commitment_change"
    ),
    path("commitments/<int:pk>/report/", reports.ReportView.as_view(), name="report_add"),
    path(
        "commitments/<int:pk>/proof/<slug:source>/", proofs.AttachView.as_view(), name="proof_add"
    ),
    path(
        "commitments/<int:pk>/<slug:move>/", commitments.MoveView.as_view(), name="commitment_move"
    ),
    path("reports/<int:pk>/correct/", reports.CorrectView.as_view(), name="report_correct"),
    path("reports/<int:pk>/confirm/", reports.ConfirmView.as_view(), name="report_confirm"),
    path("proofs/<int:pk>/detach/", proofs.DetachView.as_view(), name="proof_detach"),
    path("documents/<int:pk>/audience/", documents.ShowView.as_view(), name="document_show"),
    path("documents/<int:pk>/archive/", documents.ArchiveView.as_view(), name="document_archive"),
    path("documents/<int:pk>/restore/", documents.RestoreView.as_view(), name="document_restore"),
    path("access/<int:pk>/remove/", documents.ShutOutView.as_view(), name="access_remove"),
]
