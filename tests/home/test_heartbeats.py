"""A heart is heard until its process is silent for too long."""

import pytest
from django.db import OperationalError

from home import heartbeats


def test_heart_goes_on_while_the_database_is_away(monkeypatch: pytest.MonkeyPatch) -> None:
    beats = 0

    def beat(heart: heartbeats.Heart) -> None:
        nonlocal beats
        beats += 1
        raise OperationalError

    def sleep(seconds: float) -> None:
        if beats == 3:
            raise SystemExit

    monkeypatch.setattr(heartbeats.Heart, "beat", beat)
    monkeypatch.setattr(heartbeats.time, "sleep", sleep)
    monkeypatch.setattr(heartbeats.connections, "close_all", lambda: None)
    with pytest.raises(SystemExit):
        heartbeats.JOBS._beat_on()
    assert beats == 3
