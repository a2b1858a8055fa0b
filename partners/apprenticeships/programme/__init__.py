"""The programme in figures: what published rounds came to, for everybody. On top of placements."""
