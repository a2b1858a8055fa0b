"""Write systemd units and timers, and examples for nginx and Caddy, for this installation."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from portal.deployment import Machine, files, public_host


class Command(BaseCommand):
    help = "Write services, timers and web server examples for this installation into a folder."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument("--user", default="simpul", help="service account (%(default)s)")
        parser.add_argument(
            "--home", type=Path, default=settings.BASE_DIR, help="of manage.py (%(default)s)"
        )
        parser.add_argument("--host", default=public_host(), help="public name (%(default)s)")
        parser.add_argument(
            "--certificates", default="", help="folder of fullchain.pem and privkey.pem, for nginx"
        )

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        names = ("user", "home", "host", "certificates")
        machine = Machine(**{name: options[name] for name in names})
        for name, content in files(machine):
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(content, encoding="utf-8")
            self.stdout.write(str(target))
