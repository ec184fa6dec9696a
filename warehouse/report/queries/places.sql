-- The places of the chosen events that can be shown on a map, each with the precision at which it is used.
CREATE OR REPLACE TEMP TABLE place AS
SELECT
    CAST(row_number() OVER (ORDER BY count(*) DESC, location_key, place_precision) - 1 AS INT) AS place,
    location_key,
    place_precision AS precision,
    any_value(place_name) AS name,
    any_value(admin1_name) AS admin1,
    any_value(country_code) AS country,
    round(any_value(latitude), 4) AS latitude,
    round(any_value(longitude), 4) AS longitude
FROM chosen
GROUP BY location_key, place_precision
