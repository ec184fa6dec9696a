-- Asserted events, at most one a day for each source, target and type.
SELECT
    d.date_key,
    source.actor_id AS source_actor_id,
    target.actor_id AS target_actor_id,
    t.plover_type,
    min(d.calendar_date) AS calendar_date,
    max(source.actor_name) AS source_actor_name,
    max(source.country_code) AS source_country_code,
    max(target.actor_name) AS target_actor_name,
    max(target.country_code) AS target_country_code,
    count(DISTINCT e.event_key) AS event_count
FROM core.fact_event AS e
JOIN core.dim_event_type AS t USING (event_type_key)
JOIN core.dim_date AS d ON d.calendar_date IS NOT DISTINCT FROM coalesce(e.start_date, e.first_reported)
JOIN core.bridge_event_actor AS s ON s.event_key = e.event_key AND s.event_role = 'source'
JOIN core.dim_actor AS source ON source.actor_key = s.actor_key
JOIN core.bridge_event_actor AS g ON g.event_key = e.event_key AND g.event_role = 'target'
JOIN core.dim_actor AS target ON target.actor_key = g.actor_key
WHERE e.origin = 'tidings' AND e.event_status = 'asserted'
GROUP BY d.date_key, source.actor_id, target.actor_id, t.plover_type
