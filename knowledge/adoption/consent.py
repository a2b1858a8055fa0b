"""What a cooperative agrees to, each time that it sends a report.

A change of what it means gets a new VERSION, which stands with each report that is sent from then
on; words that are published already stay, under the text that they were sent with.
"""

from django.utils.translation import gettext_lazy as _

VERSION = "2026-11"
TEXT = _("Our cooperative agrees that these words are published with its name and place.")
