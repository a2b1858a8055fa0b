"""Logs: one line per event, readable for people or JSON for machines (LOG_FORMAT=json)."""

import structlog

from portal.settings import env

_SHARED = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
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
        # A visitor's bad address is not our error.
        "django.security.DisallowedHost": {"level": "CRITICAL"},
    },
}
