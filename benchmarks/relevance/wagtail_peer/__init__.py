"""Wagtail's database search (its package modelsearch), in a process and a database of its own.

Not an installed app of the portal: `asking` configures Django for itself.
"""
