"""The regions of Indonesia: where they come from, how they are written, how they are found.

``codes`` and ``names`` read what people and spreadsheets write, ``source`` is the official list
that comes with the portal, ``lookup`` finds a region among any rows: pure, no framework. Only
``database`` and ``loading`` know the table (``home.models.Region``).

    from home.regions.database import StoredRegions
    from home.regions.lookup import find

    regions = StoredRegions()                    # once for each import
    answer = find("KAB. CILACAP", regions, levels={PROVINCE, REGENCY})
    answer.one                                   # the row of 3301, or None
    answer.candidates, answer.problem            # what else it can mean, and why there is no one
"""
