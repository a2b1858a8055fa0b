"""Is the key that signs certificates one, and one that lasts?"""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Info, register

from partners.apprenticeships.placements.certificates import signing


@register("certificates")
def key_is_a_key(**_given: Any) -> list[CheckMessage]:
    try:
        signing.public_keys()
    except ValueError:
        return [
            Error(
                "CERTIFICATE_KEY or one of CERTIFICATE_FORMER_KEYS is not 32 bytes in base64url.",
                hint="manage.py make_certificate_key prints a new one.",
                id="placements.E001",
            )
        ]
    return []


@register("certificates", deploy=True)
def key_lasts(**_given: Any) -> list[CheckMessage]:
    if settings.CERTIFICATE_KEY:
        return []
    return [
        Info(
            "Certificates are signed with a key made of SECRET_KEY: after a change of it, "
            "printed ones cannot be checked offline any more.",
            hint="Set CERTIFICATE_KEY to what manage.py make_certificate_key prints.",
            id="placements.I001",
        )
    ]
