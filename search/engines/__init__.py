"""Engines behind `search.documents.SearchEngine`.

To add one: implement the protocol, let it execute plans as they are (no analysis, no
boosts of its own), run `tests.search.engines.contract.EngineContract` against it.
"""
