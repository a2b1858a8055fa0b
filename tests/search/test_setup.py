import json

import pytest
from django.core.management import CommandError, call_command

from search.records import FIELDS


@pytest.mark.parametrize("url", ["embedded://", "https://search.invalid:9200"])
def test_template_is_printed_without_asking_anybody(settings, capsys, url):
    settings.SEARCH_ENGINES = {"default": {"URL": url, "PATH": "x"}}
    call_command("search_setup", "--dry-run")
    head, _, body = capsys.readouterr().out.partition("\n")
    assert head == "PUT /_index_template/simpul"
    template = json.loads(body)
    assert template["index_patterns"] == ["simpul-*"]
    assert set(FIELDS) <= set(template["template"]["mappings"]["properties"])


def test_alias_of_the_configuration_names_the_template(settings, capsys):
    settings.SEARCH_ENGINES = {"default": {"URL": "https://search.invalid", "INDEX": "lain"}}
    call_command("search_setup", "--dry-run")
    assert "/_index_template/lain" in capsys.readouterr().out


def test_nothing_to_set_up_without_a_cluster(settings):
    settings.SEARCH_ENGINES = {"default": {"URL": "embedded://", "PATH": "x"}}
    with pytest.raises(CommandError, match="no cluster"):
        call_command("search_setup")


def test_cluster_that_cannot_be_reached(settings):
    settings.SEARCH_ENGINES = {"default": {"URL": "http://127.0.0.1:1"}}
    with pytest.raises(CommandError, match="cannot be used"):
        call_command("search_setup")
