"""The rules of `rules.decisions` under the short name by which scripts call them."""

from partners.agreements.rules.decisions import Decision, Terms, apply, check, check_order
from partners.agreements.rules.lifecycle import Verb

__all__ = ["Decision", "Terms", "Verb", "apply", "check", "check_order"]
