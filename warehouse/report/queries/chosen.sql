-- The events of the report, newest first; `n` is the place of an event in all its columns.
CREATE OR REPLACE TEMP TABLE chosen AS
SELECT
    CAST(row_number() OVER (ORDER BY coalesce(e.start_date, e.first_reported) DESC NULLS LAST, e.event_key) - 1 AS INT)
        AS n,
    f.location_key,
    e.*
FROM mart.event AS e
JOIN core.fact_event AS f USING (event_key)
WHERE ($since IS NULL OR coalesce(e.end_date, e.last_reported) >= $since)
    AND ($until IS NULL OR coalesce(e.start_date, e.first_reported) <= $until)
    AND (len($countries) = 0 OR list_contains($countries, e.country_code))
QUALIFY n < $most
