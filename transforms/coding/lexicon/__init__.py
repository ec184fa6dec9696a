"""Lexicons as data, one folder a language, with their loader and linter; README.md explains every column."""
