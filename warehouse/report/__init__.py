"""The report: one HTML page that holds a published warehouse's events with their evidence and asks no network."""
