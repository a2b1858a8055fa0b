"""The logbook of a placement, kept on a phone, and what its cooperative says it can do before and
after: rules, rights and pictures. Forms and pages are in `workspace/`.
"""
