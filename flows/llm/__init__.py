"""Asking a language model over the network: one endpoint, a budget, a cache of answers."""
