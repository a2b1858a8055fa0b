"""What people do with agreements: one module per noun, one function per verb.

Every verb checks its own permission, takes the row's lock, writes in one transaction and
leaves a log entry. Verbs take instances and values, never a request.
"""
