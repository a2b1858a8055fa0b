"""A command that says everything of one run in one language, whatever is at fault."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.utils import translation
from django.utils.translation import gettext as _


class SpeakingCommand(BaseCommand):
    """Subclasses write `run` and say what they say through gettext."""

    language = "en"

    def add_arguments(self, parser: CommandParser) -> None:
        languages = [code for code, _name in settings.LANGUAGES]
        parser.add_argument(
            "--language", choices=languages, default=self.language, help="of what is said"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        self.language = options["language"]
        with translation.override(self.language):
            self.run(**options)

    def run(self, **options: Any) -> None:
        raise NotImplementedError

    def show_progress(self, message: str, done: int, total: int) -> None:
        facts = {"what": _(message), "done": f"{done:,}", "total": f"{total:,}"}
        self.stdout.write(_("  %(what)s: %(done)s of %(total)s") % facts)
