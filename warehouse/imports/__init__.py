"""Other people's events, read from the files that they publish, into the same star, under their own `origin`."""
