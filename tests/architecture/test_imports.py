"""Which room may use which: the contracts stand in pyproject.toml."""

from importlinter.cli import lint_imports


def test_import_contracts_hold(capsys) -> None:
    assert lint_imports(cache_dir=None) == 0, capsys.readouterr().out
