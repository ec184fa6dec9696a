"""Raw page, text or JSON line → clean text with blocks, language, dates and stable ids."""
