"""The list of regions as it stood before the decree of 2025, in the parts that it changed."""

from home.regions.source import RegionRow, parent_of

REGENCIES = {
    "96": "Papua Barat Daya",
    "9601": "Kabupaten Sorong",
    "9604": "Kabupaten Sorong Selatan",
    "9605": "Kabupaten Raja Ampat",
    "9609": "Kabupaten Tambrauw",
    "9610": "Kabupaten Maybrat",
    "9671": "Kota Sorong",
    "31": "DKI Jakarta",
    "3171": "Kota Jakarta Pusat",
    "75": "Gorontalo",
    "7504": "Kabupaten Pahuwato",
}
DISTRICTS = {
    "960144": "Bagun",  # 960119 today
    "960901": "Fef",  # 960401 today
    "960409": "Kokoda",  # of Sorong Selatan; 960204 today
    "960999": "Distrik Hilang",  # invented: nothing took its place
    "750401": "Popayato",
}
ROWS = [
    RegionRow(
        code,
        name,
        {2: 1, 4: 2, 6: 3}[len(code)],
        {2: "province", 4: "city" if name.startswith("Kota ") else "regency", 6: "district"}[
            len(code)
        ],
        parent_of(code),
    )
    for code, name in (REGENCIES | DISTRICTS).items()
]
"""Parents before children."""
