import pytest

from search.health import health
from search.models import Change


def test_health_counts_documents_and_lag(search_index, add):
    add("Kas harian")
    search_index()
    Change.objects.update(done_at="2025-01-01T00:00Z")
    assert health()["ok"]
    assert health()["documents"] == 1
    assert health()["lag_seconds"] == 0
    Change.objects.create(label="a.b", object_id="1", created_at="2025-01-01T00:00Z")
    assert health()["pending"] == 1
    assert health()["lag_seconds"] > 100


@pytest.mark.usefixtures("broken")
def test_site_stays_healthy_when_the_search_is_not(client):
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert answer.json()["search"]["ok"] is False
