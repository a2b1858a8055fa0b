"""The rules of `rules.lifecycle` under the short name by which scripts call them."""

from partners.agreements.rules.lifecycle import (
    AgreementState,
    Facts,
    Status,
    Verb,
    current_end,
    effective_status,
    notice_deadline,
)

State = AgreementState

__all__ = [
    "AgreementState",
    "Facts",
    "State",
    "Status",
    "Verb",
    "current_end",
    "effective_status",
    "notice_deadline",
]
