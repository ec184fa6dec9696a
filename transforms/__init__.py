"""Pure steps from raw bytes to star tables: no network, no clock; files only as data shipped with the package."""
