"""The marts: one query a table, and the code that brings the tables up to them."""
