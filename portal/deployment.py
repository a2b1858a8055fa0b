"""Files for the operator: services, timers, and a web server in front, for one machine.

The templates are `templates/deploy/`; duties come from `portal.duties`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import render_to_string

from portal.duties import DUTIES

SERVICES = ("web", "indexer", "jobs")
MEGABYTE = 1024 * 1024
FORM_AROUND = 5  # megabytes beside the file itself
HOMES = ("/home", "/root")  # which ProtectHome= closes


@dataclass(frozen=True, slots=True)
class Machine:
    """`home`: the folder of manage.py; `user`: the service account; `host`: the public name."""

    user: str
    home: Path
    host: str
    certificates: str = ""

    @property
    def context(self) -> dict[str, object]:
        data = settings.DATA_DIR
        return {
            "user": self.user,
            "home": self.home,
            "host": self.host,
            "certificates": self.certificates or f"/etc/letsencrypt/live/{self.host}",
            "data": data,
            "in_homes": any(path.is_relative_to(at) for path in (self.home, data) for at in HOMES),
            "zone": settings.TIME_ZONE,
            "megabytes": settings.WAGTAILDOCS_MAX_UPLOAD_SIZE // MEGABYTE + FORM_AROUND,
        }


def public_host() -> str:
    return urlsplit(settings.BASE_URL).hostname or ""


def files(machine: Machine) -> Iterator[tuple[str, str]]:
    """Path below the target folder → content. Those of systemd/ go to /etc/systemd/system."""
    context = machine.context
    for service in SERVICES:
        yield f"systemd/simpul-{service}.service", _render(f"simpul-{service}.service", context)
    for duty in DUTIES:
        known = context | {"duty": duty}
        yield f"systemd/simpul-{duty.name}.service", _render("simpul-duty.service", known)
        yield f"systemd/simpul-{duty.name}.timer", _render("simpul-duty.timer", known)
    yield "systemd/simpul.target", _render("simpul.target", context | {"units": units()})
    for name in ("nginx.conf", "Caddyfile", "journald.conf"):
        yield name, _render(name, context)


def units() -> list[str]:
    """What runs: services, and the timers of the duties."""
    services = [f"simpul-{service}.service" for service in SERVICES]
    return services + [f"simpul-{duty.name}.timer" for duty in DUTIES]


def _render(name: str, context: dict[str, Any]) -> str:
    return render_to_string(f"deploy/{name}", context).strip() + "\n"
