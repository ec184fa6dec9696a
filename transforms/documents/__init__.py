"""Raw page to clean text, language, dates and stable ids."""
