"""Papers that made-up cooperatives enclose with their applications; each says that it is one."""

from typing import Any

from django.core.files.base import ContentFile
from fpdf import FPDF

from home.uploads.keeping import facts_of, removed_when_refused
from partners.apprenticeships.applications.enclosing import ACCEPTED, FILES, LARGEST
from partners.apprenticeships.applications.models import Application, Attachment
from partners.apprenticeships.models import Batch

NAME, WHAT = "surat-tugas-contoh.pdf", "Surat tugas dari pengurus"
LINES = (
    "CONTOH - dokumen peragaan, bukan surat resmi",
    "",
    "SURAT TUGAS",
    "",
    "Pengurus {cooperative} menugaskan utusan yang disebut",
    "dalam permohonan untuk mengikuti magang sampai selesai dan",
    "melaporkan hasilnya di rapat anggota.",
)


def letter(cooperative: str) -> ContentFile[bytes]:
    """A letter of assignment, on one page."""
    paper = FPDF(format=(148, 210))
    paper.add_page()
    paper.set_font("helvetica", size=11)
    for line in LINES:
        text = line.format(cooperative=cooperative)
        paper.cell(0, 7, text.encode("latin-1", "replace").decode("latin-1"))
        paper.ln()
    return ContentFile(bytes(paper.output()), name=NAME)


def enclosed(application: Application, batch: Batch) -> dict[str, Any]:
    """The letter for a batch, kept with an application of the past: what its content adds."""
    file = letter(application.organisation.name)
    kept = Attachment(
        application=application,
        batch=batch,
        what=WHAT,
        added_by=application.by,
        **facts_of(file, accepted=ACCEPTED, limit=LARGEST),
    )
    with removed_when_refused(kept):
        kept.file.save(kept.name, file, save=False)
        kept.save()
    return {FILES: [{"key": str(kept.key), "sha256": kept.sha256, "batch": batch.pk}]}
