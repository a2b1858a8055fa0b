"""Logs: one line per event, readable for people or JSON for machines (LOG_FORMAT=json)."""

import re
from typing import Any

import structlog

from portal.settings import env

# What our lines tell beside their words (portal/access_log.py, portal/security_log.py).
FACTS = (
    *("address", "method", "path", "status", "bytes", "ms"),
    *("person", "by", "group", "rights", "done", "unknown_account", "limit"),
)
# A part of an address that no person has written: it opens something for whoever knows it.
TOKEN = re.compile(r"(?<=/)[^/]*(?:[A-Za-z0-9_]{20}|:)[^/]*")


def without_tokens(path: str) -> str:
    return TOKEN.sub("…", path)


def _hide_tokens(_logger: Any, _method: str, line: dict[str, Any]) -> dict[str, Any]:
    """Django names the address of what it could not answer."""
    if line.get("logger", "").startswith("django."):
        line["event"] = without_tokens(str(line["event"]))
    return line


_SHARED = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.ExtraAdder(allow=FACTS),
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    _hide_tokens,
]
_RENDERER = (
    structlog.processors.JSONRenderer()
    if env.LOG_FORMAT == "json"
    # Plain tracebacks: the pretty ones print local variables, secrets included.
    else structlog.dev.ConsoleRenderer(
        colors=False, exception_formatter=structlog.dev.plain_traceback
    )
)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": structlog.stdlib.ProcessorFormatter,
            "foreign_pre_chain": _SHARED,
            "processors": [
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info,
                _RENDERER,
            ]
            if env.LOG_FORMAT == "json"
            else [structlog.stdlib.ProcessorFormatter.remove_processors_meta, _RENDERER],
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "simpul": {"level": "INFO"},
        "simpul.access": {"level": "CRITICAL"},  # INFO in production
        # A visitor's bad address is not our error.
        "django.security.DisallowedHost": {"level": "CRITICAL"},
    },
}
