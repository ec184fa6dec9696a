"""Resolved tables to dimensions, facts and bridges."""
