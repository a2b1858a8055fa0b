"""From where a certificate goes where. Pure.

no certificate ─▶ VALID ─▶ WITHDRAWN       after WITHDRAWN another one may be issued
                    └────▶ REPLACED        by another one, which is VALID from the same moment

What was withdrawn or replaced stays so; names become initials wherever it stands.
"""

from collections.abc import Mapping
from enum import StrEnum


class CertificateStation(StrEnum):
    VALID = "valid"
    WITHDRAWN = "withdrawn"
    REPLACED = "replaced"


class CertificateVerb(StrEnum):
    WITHDRAW = "withdraw"
    REPLACE = "replace"
    ERASE_NAMES = "erase_names"


S, V = CertificateStation, CertificateVerb
TRANSITIONS: Mapping[tuple[CertificateVerb, CertificateStation], CertificateStation] = {
    (V.WITHDRAW, S.VALID): S.WITHDRAWN,
    (V.REPLACE, S.VALID): S.REPLACED,
    **{(V.ERASE_NAMES, station): station for station in CertificateStation},
}


def after(verb: CertificateVerb, station: str) -> CertificateStation | None:
    """Where it stands then; None where the verb is not open."""
    return TRANSITIONS.get((verb, CertificateStation(station)))
