"""The text that a board agrees to when it gives a mandate.

A change of what it means gets a new VERSION: mandates that were given under another one stay in
force, and the board is asked to agree anew.
"""

from django.utils.translation import gettext_lazy as _

VERSION = "2026-11"
TERMS = (
    _("The assistant does what is ticked in the name of our cooperative, under their own name."),
    _("Nothing else: no people, no money, no contracts."),
    _("We see everything that was done in our name and may undo it within 72 hours."),
    _("Either side ends this at any time, with one tap and without giving reasons."),
)
