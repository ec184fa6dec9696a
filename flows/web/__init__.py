"""The network, asked with good manners: robots.txt, pauses, bounds, and a memory of what was fetched."""
