"""Divisions of the places that come without one: bases, camps, dams, by the town that lies nearest."""

from typing import Final

import numpy as np
import polars as pl

_REACH_KM: Final = 60.0
_EARTH_KM: Final = 6371.0
_FINE: Final = ("exact", "near", "city")


def with_divisions(places: pl.DataFrame) -> pl.DataFrame:
    """Places with their first-order division where it was missing: that of the nearest town of the same country.

    Only places with a point of their own get one, and only if the town lies within 60 kilometres: across the water
    or in the desert the division stays unknown.

    Args:
        places: columns of `gazetteer.PLACE_SCHEMA`, location_id unique.
    """
    from scipy.spatial import KDTree

    is_fine = pl.col("precision").is_in(_FINE) & pl.col("country").is_not_null()
    lost = places.filter(is_fine, pl.col("admin1").is_null(), pl.col("kind").is_in(["city", "capital"]).not_())
    towns = places.filter(is_fine, pl.col("kind").is_in(["city", "capital"]), pl.col("admin1_id").is_not_null())
    found = []
    for (country,), group in lost.group_by("country", maintain_order=True):
        near = towns.filter(country=country)
        if near.height:
            far, order = KDTree(_on_sphere(near)).query(_on_sphere(group))
            found.append(
                near[order.tolist()]
                .select(nearest="admin1", nearest_id="admin1_id")
                .with_columns(location_id=group["location_id"], far=pl.Series(far))
            )
    if not found:
        return places
    within = pl.concat(found).filter(pl.col("far") * _EARTH_KM <= _REACH_KM).drop("far")
    return places.join(within, on="location_id", how="left", validate="1:1", maintain_order="left").with_columns(
        admin1=pl.coalesce("nearest", "admin1"), admin1_id=pl.coalesce("nearest_id", "admin1_id")
    ).drop("nearest", "nearest_id")  # fmt: skip


def _on_sphere(places: pl.DataFrame) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """Points on a sphere of radius 1: the straight way between two near ones is their distance."""
    latitude, longitude = (np.radians(places[name].to_numpy()) for name in ("latitude", "longitude"))
    return np.column_stack(
        [np.cos(latitude) * np.cos(longitude), np.cos(latitude) * np.sin(longitude), np.sin(latitude)]
    )
