"""Benchmarks, run by `make bench`: ratios measured in one run, since machines are shared and noisy."""
