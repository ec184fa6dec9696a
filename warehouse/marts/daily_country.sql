-- Asserted events by day, country and type. An event over several days counts in full on its first
-- possible day, one without a date on the day of its first report.
SELECT
    d.date_key,
    coalesce(l.country_code, 'unknown') AS country_code,
    t.plover_type,
    min(d.calendar_date) AS calendar_date,
    min(t.quad_class) AS quad_class,
    count(*) AS event_count,
    count(*) FILTER (e.date_precision = 'day') AS exact_day_event_count,
    count(*) FILTER (e.start_date IS NULL) AS undated_event_count,
    CAST(sum(e.killed_low) AS BIGINT) AS killed_low,
    CAST(sum(coalesce(e.killed_high, e.killed_low)) AS BIGINT) AS killed_high,
    CAST(sum(e.injured_low) AS BIGINT) AS injured_low,
    CAST(sum(coalesce(e.injured_high, e.injured_low)) AS BIGINT) AS injured_high,
    CAST(sum(e.mention_count) AS BIGINT) AS mention_count,
    -- Rounded, since the order of adding shows in the last digits.
    round(avg(t.goldstein_score), 6) AS mean_goldstein_score,
    round(avg(e.confidence), 6) AS mean_confidence
FROM core.fact_event AS e
JOIN core.dim_event_type AS t USING (event_type_key)
JOIN core.dim_location AS l USING (location_key)
JOIN core.dim_date AS d ON d.calendar_date IS NOT DISTINCT FROM coalesce(e.start_date, e.first_reported)
WHERE e.origin = 'tidings' AND e.event_status = 'asserted'
GROUP BY d.date_key, coalesce(l.country_code, 'unknown'), t.plover_type
