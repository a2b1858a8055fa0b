"""Registers the register with Wagtail's admin."""

from wagtail import hooks

from partners.agreements import audit

hooks.register("register_log_actions", audit.register)
