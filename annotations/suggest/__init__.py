"""Suggestions: the only users of spaCy."""
