"""DuckDB and Great Expectations: connect, migrate, load, audit, publish, marts."""
