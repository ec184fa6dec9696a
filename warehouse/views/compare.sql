-- Asserted events of every origin by day, country and type.
SELECT
    coalesce(e.start_date, e.first_reported) AS calendar_date,
    coalesce(l.country_code, 'unknown') AS country_code,
    t.plover_type,
    count(*) FILTER (e.origin = 'tidings') AS tidings_event_count,
    count(*) FILTER (e.origin = 'gdelt') AS gdelt_event_count,
    count(*) FILTER (e.origin = 'acled') AS acled_event_count,
    count(*) FILTER (e.origin = 'ucdp') AS ucdp_event_count,
    count(*) FILTER (e.origin = 'polecat') AS polecat_event_count,
    CAST(sum(e.killed_low) FILTER (e.origin = 'tidings') AS BIGINT) AS tidings_killed_low,
    CAST(sum(coalesce(e.killed_high, e.killed_low)) FILTER (e.origin = 'tidings') AS BIGINT) AS tidings_killed_high,
    CAST(sum(e.killed_low) FILTER (e.origin = 'gdelt') AS BIGINT) AS gdelt_killed_low,
    CAST(sum(coalesce(e.killed_high, e.killed_low)) FILTER (e.origin = 'gdelt') AS BIGINT) AS gdelt_killed_high,
    CAST(sum(e.killed_low) FILTER (e.origin = 'acled') AS BIGINT) AS acled_killed_low,
    CAST(sum(coalesce(e.killed_high, e.killed_low)) FILTER (e.origin = 'acled') AS BIGINT) AS acled_killed_high,
    CAST(sum(e.killed_low) FILTER (e.origin = 'ucdp') AS BIGINT) AS ucdp_killed_low,
    CAST(sum(coalesce(e.killed_high, e.killed_low)) FILTER (e.origin = 'ucdp') AS BIGINT) AS ucdp_killed_high,
    CAST(sum(e.killed_low) FILTER (e.origin = 'polecat') AS BIGINT) AS polecat_killed_low,
    CAST(sum(coalesce(e.killed_high, e.killed_low)) FILTER (e.origin = 'polecat') AS BIGINT) AS polecat_killed_high
FROM core.fact_event AS e
JOIN core.dim_event_type AS t USING (event_type_key)
JOIN core.dim_location AS l USING (location_key)
WHERE e.event_status = 'asserted'
GROUP BY 1, 2, 3
