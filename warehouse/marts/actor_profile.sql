-- Actors that play a part in an event or are quoted, over all their versions.
WITH named AS (
    SELECT
        actor_id,
        -- The version in force, else the newest; the name settles what is still equal.
        arg_max(
            {
                'actor_name': actor_name, 'actor_kind': actor_kind, 'country_code': country_code, 'sector': sector,
                'role_title': role_title, 'is_provisional': is_provisional
            },
            (is_current, coalesce(valid_from, DATE '0001-01-01'), actor_name, actor_key)
        ) AS facts,
        count(*) AS version_count
    FROM core.dim_actor
    WHERE origin = 'tidings' AND actor_key <> 0
    GROUP BY actor_id
),
part AS (
    SELECT DISTINCT
        a.actor_id, b.event_role, e.event_key, t.plover_type, t.quad_class, t.goldstein_score, e.start_date, e.end_date
    FROM core.bridge_event_actor AS b
    JOIN core.dim_actor AS a USING (actor_key)
    JOIN core.fact_event AS e USING (event_key)
    JOIN core.dim_event_type AS t USING (event_type_key)
    WHERE e.origin = 'tidings' AND e.event_status = 'asserted' AND b.actor_key <> 0
),
counted AS (
    SELECT
        actor_id,
        count(DISTINCT event_key) AS event_count,
        count(*) FILTER (event_role = 'source') AS source_event_count,
        count(*) FILTER (event_role = 'target') AS target_event_count,
        count(*) FILTER (event_role = 'mediator') AS mediator_event_count,
        count(*) FILTER (event_role = 'alleged_source') AS alleged_source_event_count,
        count(DISTINCT event_key) FILTER (quad_class = 1 AND event_role IN ('source', 'target')) AS quad_1,
        count(DISTINCT event_key) FILTER (quad_class = 2 AND event_role IN ('source', 'target')) AS quad_2,
        count(DISTINCT event_key) FILTER (quad_class = 3 AND event_role IN ('source', 'target')) AS quad_3,
        count(DISTINCT event_key) FILTER (quad_class = 4 AND event_role IN ('source', 'target')) AS quad_4,
        round(avg(goldstein_score) FILTER (event_role = 'source'), 6) AS mean_goldstein_score,
        min(start_date) AS first_date,
        max(end_date) AS last_date
    FROM part
    GROUP BY actor_id
),
main AS (
    SELECT actor_id, arg_min(plover_type, (-events, plover_type)) AS main_type
    FROM (SELECT actor_id, plover_type, count(DISTINCT event_key) AS events FROM part GROUP BY ALL)
    GROUP BY actor_id
),
quoted AS (
    SELECT a.actor_id, count(*) AS quotation_count
    FROM core.fact_quotation AS q
    JOIN core.dim_article AS r USING (article_key)
    JOIN core.dim_actor AS a ON a.actor_key = q.speaker_actor_key
    WHERE r.is_current AND a.actor_key <> 0
    GROUP BY a.actor_id
)
SELECT
    n.actor_id,
    n.facts.actor_name AS actor_name,
    n.facts.actor_kind AS actor_kind,
    n.facts.country_code AS country_code,
    n.facts.sector AS sector,
    n.facts.role_title AS role_title,
    n.facts.is_provisional AS is_provisional,
    n.version_count,
    coalesce(c.event_count, 0) AS event_count,
    coalesce(c.source_event_count, 0) AS source_event_count,
    coalesce(c.target_event_count, 0) AS target_event_count,
    coalesce(c.mediator_event_count, 0) AS mediator_event_count,
    coalesce(c.alleged_source_event_count, 0) AS alleged_source_event_count,
    coalesce(c.quad_1, 0) AS verbal_cooperation_count,
    coalesce(c.quad_2, 0) AS material_cooperation_count,
    coalesce(c.quad_3, 0) AS verbal_conflict_count,
    coalesce(c.quad_4, 0) AS material_conflict_count,
    c.mean_goldstein_score,
    m.main_type,
    c.first_date,
    c.last_date,
    coalesce(q.quotation_count, 0) AS quotation_count
FROM named AS n
LEFT JOIN counted AS c USING (actor_id)
LEFT JOIN main AS m USING (actor_id)
LEFT JOIN quoted AS q USING (actor_id)
WHERE c.actor_id IS NOT NULL OR q.actor_id IS NOT NULL
