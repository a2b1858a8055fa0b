import pytest

from search.checks import check_search


@pytest.mark.parametrize(
    ("config", "ids"),
    [
        ({"URL": "embedded://", "PATH": "x"}, []),
        ({"URL": "null://"}, []),
        ({"URL": "embedded://"}, ["search.E004"]),
        ({"URL": "embedded://", "PATH": "x", "API_KEY": "k"}, ["search.E003"]),
        ({"URL": "solr://x"}, ["search.E002"]),
        ({"URL": "https://"}, ["search.E005"]),
        ({"URL": "https://a:9200,http://b:9200"}, ["search.E006"]),
        ({"URL": "https://u:p@a:9200", "API_KEY": "k"}, ["search.E007"]),
        ({"URL": "http://localhost:9200", "CA_CERTS": __file__}, ["search.E008"]),
        ({"URL": "https://a:9200", "CA_CERTS": "/nowhere.pem"}, ["search.E009"]),
        ({"URL": "opensearch+http://u:p@search:9200"}, ["search.W001"]),
        ({"URL": "opensearch+https://a:9200,opensearch+https://b:9200", "API_KEY": "k"}, []),
    ],
)
def test_half_a_configuration_is_refused(settings, config, ids):
    settings.SEARCH_ENGINES = {"default": config}
    assert [message.id for message in check_search(None)] == ids


def test_indexer_has_two_ways(settings):
    settings.SEARCH_INDEXER = "sometimes"
    assert [message.id for message in check_search(None)] == ["search.E001"]


def test_an_index_of_another_version_is_told_of(settings, tmp_path):
    (tmp_path / "current").write_text("5-0.1-cafe")
    settings.SEARCH_ENGINES = {"default": {"URL": "embedded://", "PATH": tmp_path}}
    assert [message.id for message in check_search(None)] == ["search.W002"]
