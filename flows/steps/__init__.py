"""The steps of a run: each takes and gives paths, ids and counts, never frames, and can be run again."""
