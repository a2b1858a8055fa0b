"""Rounds take milliseconds here and longer on a busy machine: no test is timed."""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "matching", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("matching")
