"""What is stored about a person: shown, given, corrected, erased (docs/privacy.md)."""
