"""From an empty database to a working portal; run again at every upgrade, it adds what is new.

Nothing that somebody wrote is written over: vocabulary, glossary and pages belong to the editors
once they are there.
"""

import os
import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder

from home.models import HomePage, StandardPage
from home.services.regions import load_regions
from home.services.site import place_site
from home.services.standing import ensure_pages, ensure_site
from home.services.vocabulary import load_vocabulary
from knowledge.glossary.loading import load_glossary
from knowledge.library import ensure_library
from knowledge.models import ToolIndexPage
from portal.backup.databases import database
from portal.settings import env
from portal.users.inviting import (
    HOURS,
    NotAnAddress,
    NotAnAdministrator,
    invite_administrator,
)
from portal.users.models import User
from search import indexing

# What others on the machine may not read of that which is made here.
UMASK = 0o027


class Command(BaseCommand):
    help = (
        "Make or upgrade the portal: tables, vocabulary, regions, glossary, pages, static files, "
        "search index. May be run at any time; what editors wrote stays."
    )
    # Checks ask the database, which may be empty.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--admin",
            metavar="EMAIL",
            help="invite an administrator, by a link that sets a password",
        )

    def handle(self, *args: Any, admin: str | None, **options: Any) -> None:
        started = time.monotonic()
        os.umask(UMASK)
        self.stdout.write(
            f"Simpul Koperasi in {connection.display_name}, {database().address()}\n"
            f"settings {settings.SETTINGS_MODULE}, files in {settings.DATA_DIR}"
        )
        self._make_sure_of_folder_and_database()
        self.next: list[str] = []
        self._step("catalogues", self._catalogues)
        self._step("tables (the first time takes a minute)", self._tables)
        self._step("administrator", lambda: self._administrator(admin))
        with indexing.deferred():
            self._step("vocabulary", self._vocabulary)
            self._step("regions", self._regions)
            self._step("glossary", self._glossary)
            self._step("site", self._site)
            self._step("pages", self._pages)
        self._step("static files", self._static_files)
        self._step("search index", self._index)
        self._say_what_is_next(time.monotonic() - started)

    def _make_sure_of_folder_and_database(self) -> None:
        """Raises CommandError, most often for settings that nobody has made yet."""
        try:
            settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
            connection.ensure_connection()
        except (OSError, OperationalError) as error:
            raise CommandError(
                f"This cannot be used: {error}\nIt is what {env.ENV_FILE} and the environment "
                "name; without them the settings are those of development (docs/settings.md)."
            ) from error

    def _step(self, name: str, act: Callable[[], str]) -> None:
        """On lines of their own, between which the log may speak."""
        self.stdout.write(f"» {name}")
        self.stdout.flush()
        self.stdout.write(f"  {act()}")

    def _catalogues(self) -> str:
        call_command("compile_catalogues", verbosity=0)
        return "both languages"

    def _tables(self) -> str:
        before = self._migrations()
        call_command("migrate", verbosity=0, interactive=False)
        applied = self._migrations() - before
        return f"{applied} migrations applied" if applied else "up to date"

    def _migrations(self) -> int:
        return len(MigrationRecorder(connection).applied_migrations())

    def _vocabulary(self) -> str:
        return _added(load_vocabulary(), "terms")

    def _regions(self) -> str:
        return _added(load_regions().total, "regions")

    def _glossary(self) -> str:
        return _added(load_glossary(), "terms")

    def _site(self) -> str:
        is_new = not HomePage.objects.exists()
        home = ensure_site()
        site = place_site(settings.BASE_URL)
        if site.root_url != settings.BASE_URL:
            self.next.append(
                f"The site is called {site.root_url} in the admin (Settings, Sites) and "
                f"{settings.BASE_URL} in BASE_URL: change the one that is wrong."
            )
        return f"{site.root_url}, home page {_made(is_new)} ({home.title})"

    def _pages(self) -> str:
        """Only where there is none: one that an editor has taken away stays away."""
        is_new = not ToolIndexPage.objects.exists()
        library = ensure_library()
        home = HomePage.objects.get(locale__language_code=settings.LANGUAGE_CODE)
        created = 0 if StandardPage.objects.exists() else ensure_pages(home)
        return f"{library.title} {_made(is_new)}; standing pages: {_added(created, 'pages')}"

    def _static_files(self) -> str:
        call_command("collectstatic", verbosity=0, interactive=False)
        return str(settings.STATIC_ROOT)

    def _administrator(self, email: str | None) -> str:
        if email is None:
            if User.objects.filter(is_superuser=True, is_active=True, is_demo=False).exists():
                return "there is one"
            self.next.append("Invite the first administrator: manage.py setup --admin EMAIL")
            return "nobody yet"
        try:
            invitation = invite_administrator(email, job="setup")
        except NotAnAddress as error:
            raise CommandError(f"{email} is no e-mail address.") from error
        except NotAnAdministrator as error:
            raise CommandError(
                f"{email} has an account without these rights; give them in the admin."
            ) from error
        if invitation is None:
            return f"{email} has an account and a password"
        if invitation.problem:
            self.next.append(
                f"The letter to {invitation.email} could not be sent ({invitation.problem}). Mend "
                f"EMAIL_URL, and hand over this link yourself; it works once, for {HOURS} hours:\n"
                f"  {invitation.link}"
            )
            return f"{invitation.email} has an account, and no letter"
        return f"{invitation.email} was sent a link; it works once, for {HOURS} hours"

    def _index(self) -> str:
        try:
            call_command("reindex", verbosity=0)
        except CommandError as error:
            self.next.append(f"{error} Then: manage.py reindex")
            return "not built"
        return "built"

    def _say_what_is_next(self, seconds: float) -> None:
        if not settings.CONTACT_EMAIL:
            self.next.append("Set CONTACT_EMAIL: the foot of each page says how to reach you.")
        self.stdout.write(f"done in {seconds:.0f} s")
        for line in [*self.next, "Start or restart the services (docs/operations.md)."]:
            self.stdout.write(f"next: {line}")


def _added(count: int, what: str) -> str:
    return f"{count:,} {what} added or corrected" if count else "up to date"


def _made(is_new: bool) -> str:
    return "made" if is_new else "kept"
