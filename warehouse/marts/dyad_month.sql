-- Asserted events by source, target, month and type. An event counts once for each pair of a source and a target.
WITH pair AS (
    SELECT
        e.event_key,
        CASE
            WHEN coalesce(e.start_date, e.first_reported) IS NULL THEN 'unknown'
            ELSE strftime(coalesce(e.start_date, e.first_reported), '%Y-%m')
        END AS event_month,
        e.start_date IS NULL AS is_undated,
        coalesce(date_trunc('month', e.start_date) = date_trunc('month', e.end_date), false) AS is_month_known,
        source.actor_id AS source_actor_id,
        coalesce(source.country_code, 'unknown') AS source_country_code,
        source.actor_name AS source_actor_name,
        target.actor_id AS target_actor_id,
        coalesce(target.country_code, 'unknown') AS target_country_code,
        target.actor_name AS target_actor_name,
        t.plover_type,
        t.quad_class,
        t.goldstein_score
    FROM core.fact_event AS e
    JOIN core.dim_event_type AS t USING (event_type_key)
    JOIN core.bridge_event_actor AS s ON s.event_key = e.event_key AND s.event_role = 'source'
    JOIN core.dim_actor AS source ON source.actor_key = s.actor_key
    JOIN core.bridge_event_actor AS g ON g.event_key = e.event_key AND g.event_role = 'target'
    JOIN core.dim_actor AS target ON target.actor_key = g.actor_key
    WHERE e.origin = 'tidings' AND e.event_status = 'asserted'
)
SELECT
    event_month,
    source_actor_id,
    source_country_code,
    target_actor_id,
    target_country_code,
    plover_type,
    max(source_actor_name) AS source_actor_name,
    max(target_actor_name) AS target_actor_name,
    -- Two versions of one actor in one event are one part.
    count(DISTINCT event_key) AS event_count,
    count(DISTINCT event_key) FILTER (is_month_known) AS exact_month_event_count,
    count(DISTINCT event_key) FILTER (is_undated) AS undated_event_count,
    count(DISTINCT event_key) FILTER (quad_class = 1) AS verbal_cooperation_count,
    count(DISTINCT event_key) FILTER (quad_class = 2) AS material_cooperation_count,
    count(DISTINCT event_key) FILTER (quad_class = 3) AS verbal_conflict_count,
    count(DISTINCT event_key) FILTER (quad_class = 4) AS material_conflict_count,
    round(avg(goldstein_score), 6) AS mean_goldstein_score
FROM pair
GROUP BY event_month, source_actor_id, source_country_code, target_actor_id, target_country_code, plover_type
