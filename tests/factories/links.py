"""Addresses that run something, or read what is the visitor's own, in their disguises."""

BAD = (
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    " javascript:alert(1)",
    "java\nscript:alert(1)",
    "java\tscript:alert(1)",
    "\x01javascript:alert(1)",
    "&#106;avascript:alert(1)",
    "javascript&colon;alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "file:///etc/passwd",
    "blob:https://a",
    "\u200bjavascript:alert(1)",
)
# Of these, what a browser would run wherever it stands: the others are words there.
RUNS = [address for address in BAD if not address.startswith(("&#", "javascript&", "\u200b"))]
