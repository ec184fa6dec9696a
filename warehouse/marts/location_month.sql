-- Asserted events by primary place and month.
SELECT
    coalesce(strftime(coalesce(e.start_date, e.first_reported), '%Y-%m'), 'unknown') AS event_month,
    l.location_key,
    min(l.place_name) AS place_name,
    min(l.admin1_name) AS admin1_name,
    min(l.country_code) AS country_code,
    min(l.latitude) AS latitude,
    min(l.longitude) AS longitude,
    count(*) AS event_count,
    count(*) FILTER (e.place_precision IN ('exact', 'near', 'city')) AS town_event_count,
    count(*) FILTER (date_trunc('month', e.start_date) = date_trunc('month', e.end_date)) AS exact_month_event_count,
    count(*) FILTER (t.quad_class = 1) AS verbal_cooperation_count,
    count(*) FILTER (t.quad_class = 2) AS material_cooperation_count,
    count(*) FILTER (t.quad_class = 3) AS verbal_conflict_count,
    count(*) FILTER (t.quad_class = 4) AS material_conflict_count,
    CAST(sum(e.killed_low) AS BIGINT) AS killed_low,
    CAST(sum(coalesce(e.killed_high, e.killed_low)) AS BIGINT) AS killed_high,
    CAST(sum(e.injured_low) AS BIGINT) AS injured_low,
    CAST(sum(coalesce(e.injured_high, e.injured_low)) AS BIGINT) AS injured_high,
    round(avg(t.goldstein_score), 6) AS mean_goldstein_score
FROM core.fact_event AS e
JOIN core.dim_event_type AS t USING (event_type_key)
JOIN core.dim_location AS l USING (location_key)
WHERE e.origin = 'tidings' AND e.event_status = 'asserted' AND l.location_key <> 0
GROUP BY event_month, l.location_key
