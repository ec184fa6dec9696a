"""Corrections by users: resolved tables → the same as users say they should be, and what became of each correction."""
