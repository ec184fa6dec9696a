-- The actors of the chosen events, over all their versions; the most active come first.
CREATE OR REPLACE TEMP TABLE part AS
SELECT DISTINCT ON (c.n, b.event_role, a.actor_id)
    c.n, b.event_role, b.role_order, a.actor_id, a.actor_name, a.country_code, a.sector, a.is_current
FROM chosen AS c
JOIN core.bridge_event_actor AS b USING (event_key)
JOIN core.dim_actor AS a USING (actor_key)
WHERE a.actor_key <> 0
ORDER BY c.n, b.event_role, a.actor_id, b.role_order;

CREATE OR REPLACE TEMP TABLE actor AS
SELECT
    CAST(row_number() OVER (ORDER BY count(*) DESC, actor_id) - 1 AS INT) AS actor,
    actor_id,
    max_by(actor_name, (is_current, actor_name)) AS name,
    max_by(country_code, is_current) AS country,
    max_by(sector, is_current) AS sector
FROM part
GROUP BY actor_id
