"""Engines behind `search.engines.port`, which says how to add one."""
