"""Text to sentences, triggers, roles, qualifiers and quotations."""
