"""Sessions end by themselves: idle for a while, or old, however busy.

The engine of Django's sessions in the database, told of the ages in the settings: those who may
enter the admin are signed out sooner. What is remembered of a session for its owner
(allauth.usersessions) is the kind of device and the network, not the machine.
"""

import time
from datetime import datetime, timedelta
from ipaddress import ip_address, ip_network
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.utils import timezone

from portal import visitors

SINCE, SEEN, IS_STAFF = "signed_in_at", "seen_at", "is_staff"
# How often a session that is in use is written: more often would cost a write for each page.
WRITTEN_EVERY = 5 * 60  # seconds
# The column takes addresses only; this one is nobody's.
NOWHERE = "0.0.0.0"  # noqa: S104 - nothing listens there
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("UCBrowser", "UC Browser"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("Chrome", "Chrome"),
    ("CriOS", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)


class SessionStore(DatabaseStore):
    def load(self) -> dict[str, Any]:
        """Nothing when it was too old; in use, it is written now and then, which is its beat."""
        data = super().load()
        if SESSION_KEY not in data:
            return data
        now = time.time()
        if now - data.get(SINCE, now) > settings.SESSION_ABSOLUTE_AGE:
            self.delete(self.session_key)
            self._session_key = None
            return {}
        if now - data.get(SEEN, 0) > WRITTEN_EVERY:
            self.modified = True
        return data

    def save(self, must_create: bool = False) -> None:
        if SESSION_KEY in self._session:
            self._session[SEEN] = time.time()
            self._session.setdefault(SINCE, self._session[SEEN])
        super().save(must_create)

    def get_expiry_age(self, **facts: Any) -> int:
        """Seconds without use until it ends."""
        age = super().get_expiry_age(**facts)
        return min(age, settings.STAFF_SESSION_IDLE) if self._session.get(IS_STAFF) else age

    def get_expiry_date(self, **facts: Any) -> datetime:
        until = super().get_expiry_date(**facts)
        latest = timezone.now() + timedelta(seconds=settings.STAFF_SESSION_IDLE)
        return min(until, latest) if self._session.get(IS_STAFF) else until


def device(user_agent: str) -> str:
    """ "Chrome, Android": enough to know one's own by. Empty for what we cannot name."""
    known = {f"{browser}, {system}" for _, browser in BROWSERS for _, system in SYSTEMS}
    named = (_first(BROWSERS, user_agent), _first(SYSTEMS, user_agent))
    return user_agent if user_agent in known else ", ".join(filter(None, named))


def network(address: str) -> str:
    """The address without what tells one machine from its neighbours; `NOWHERE` when not known."""
    if address == visitors.UNKNOWN:
        return NOWHERE
    length = 24 if ip_address(address).version == 4 else 48
    return str(ip_network(f"{address}/{length}", strict=False).network_address)


def _first(names: tuple[tuple[str, str], ...], text: str) -> str:
    return next((name for mark, name in names if mark in text), "")
