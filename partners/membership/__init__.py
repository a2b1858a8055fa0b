"""Who may act for which organisation, in which role, from when to when."""
