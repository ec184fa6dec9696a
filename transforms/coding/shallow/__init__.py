"""The shallow tier: trees made of words, phrases and word order, for languages without a packaged parser."""
