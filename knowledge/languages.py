"""Languages in which tools exist: ISO 639 codes and their names."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

NAMES: dict[str, str | Promise] = {
    "id": _("Indonesian"),
    "en": _("English"),
    "ar": _("Arabic"),
    "bn": _("Bengali"),
    "es": _("Spanish"),
    "fil": _("Filipino"),
    "fr": _("French"),
    "hi": _("Hindi"),
    "jv": _("Javanese"),
    "km": _("Khmer"),
    "lo": _("Lao"),
    "mn": _("Mongolian"),
    "ms": _("Malay"),
    "my": _("Burmese"),
    "ne": _("Nepali"),
    "nl": _("Dutch"),
    "pt": _("Portuguese"),
    "su": _("Sundanese"),
    "sw": _("Swahili"),
    "th": _("Thai"),
    "tr": _("Turkish"),
    "vi": _("Vietnamese"),
    "zh": _("Chinese"),
}
CHOICES = list(NAMES.items())


def name_of(code: str) -> str:
    """The language's name for the reader; the code when it is not listed."""
    return str(NAMES.get(code, code))
