"""The register's records. Uses `home` and `partners.organisations`.

What an editor writes (agreement, parties) has drafts and revisions; what a process changes
(transitions, documents, commitments, reports, proof) is plain and belongs to the services.
"""

from partners.agreements.models.agreement import Agreement, Unit
from partners.agreements.models.commitment import Commitment, ProgressReport, Proof
from partners.agreements.models.document import Document, ImportedList
from partners.agreements.models.party import PartnerAccess, Party
from partners.agreements.models.process import PROCESS_FIELDS
from partners.agreements.models.source import Source
from partners.agreements.models.transition import Transition

__all__ = [
    "PROCESS_FIELDS",
    "Agreement",
    "Commitment",
    "Document",
    "ImportedList",
    "PartnerAccess",
    "Party",
    "ProgressReport",
    "Proof",
    "Source",
    "Transition",
    "Unit",
]
