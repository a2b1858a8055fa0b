"""How editors keep the glossary: forms, lists, and spreadsheets in and out."""
