"""Filling in a template: Markdown by Jinja, Word by docxtpl, both in a sandbox."""
