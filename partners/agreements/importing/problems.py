"""What can be wrong with a list of agreements, beside what can be wrong with any cell.

Pure facts, put into words by `wording`.
"""

from enum import StrEnum


class Problem(StrEnum):
    UNKNOWN_WORD = "unknown-word"
    UNKNOWN_NAME = "unknown-name"
    AMBIGUOUS = "ambiguous"
    SAME_PARTY_TWICE = "same-party-twice"
    NOT_SIGNED_YET = "not-signed-yet"
    IN_FUTURE = "in-future"
    NOT_EXPIRED = "not-expired"
    OUT_OF_ORDER = "out-of-order"
    TERM_MISSING = "term-missing"
    TWICE_IN_FILE = "twice-in-file"
    MAY_NOT_ADD_PARTNER = "may-not-add-partner"
    NOT_ACCEPTED = "not-accepted"
    NOT_A_PARTY = "not-a-party"
    AGREEMENT_ARCHIVED = "agreement-archived"
    NOT_LATE = "not-late"
    NOT_DONE = "not-done"
    NOT_BLOCKED = "not-blocked"
    PROMISED_TWICE = "promised-twice"
