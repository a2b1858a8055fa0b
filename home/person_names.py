"""How a person may be called. Names stand in letters to others: they are to be seen, and to lead
nowhere.
"""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

LEADS_SOMEWHERE = re.compile(r"[/\\:@<>]")


def validate_name(name: str) -> None:
    """Raises ValidationError for signs of addresses, for marks that nobody sees (zero width, other
    direction), and where there is no letter at all. An empty name is another's question.
    """
    if LEADS_SOMEWHERE.search(name):
        raise ValidationError(_("Write a name, without signs such as / or @."))
    if name and not (name.isprintable() and any(letter.isalpha() for letter in name)):
        raise ValidationError(_("Write the name in letters."))
