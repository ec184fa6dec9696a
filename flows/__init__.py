"""The only place that knows Prefect, the network and the clock: sources, flow, settings, command line."""
