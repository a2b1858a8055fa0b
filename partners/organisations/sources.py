"""Where what is said of an organisation comes from, in the reader's language."""

from django.utils.translation import gettext as _

from partners.organisations.made_up import SOURCE


def source_in_words(source: str) -> str:
    """As it was written; what the demo says of itself is translated."""
    if source == SOURCE:
        return _("Made up for the demo, not data of the ministry")
    return source
