"""The fields of an agreement that its steps write, and nobody's form."""

# What the life cycle decides. A draft never carries these back: an old draft that is
# published must not undo a signature.
PROCESS_FIELDS = (
    "state",
    "proposed_on",
    "signed_on",
    "in_force_on",
    "ends_on",
    "has_no_end",
    "review_on",
    "expiring_from",
    "renews_automatically",
    "renewal_months",
    "notice_days",
    "notice_months",
    "notice_to",
    "notice_given_on",
    "closed_on",
    "closes_on",
    "closes_as",
    "checked_on",
    "archived_at",
    "version",
)
