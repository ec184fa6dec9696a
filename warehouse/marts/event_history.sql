-- Changes of identity, each followed through later ones to the event of today.
WITH RECURSIVE followed AS (
    SELECT change_key, to_event_key AS reached, changed_at AS since FROM ops.event_change
    UNION
    SELECT f.change_key, c.to_event_key, c.changed_at
    FROM followed AS f
    JOIN ops.event_change AS c
        ON c.event_key = f.reached AND c.changed_at > f.since AND c.change_kind IN ('merged', 'renamed', 'ended')
),
today AS (
    SELECT change_key, first(reached ORDER BY since DESC) AS reached FROM followed GROUP BY change_key
)
SELECT
    c.change_key,
    c.event_key,
    c.change_kind,
    c.to_event_key,
    coalesce(e.event_key, 0) AS current_event_key,
    c.mention_count,
    c.changed_at
FROM ops.event_change AS c
JOIN today AS t USING (change_key)
LEFT JOIN core.fact_event AS e ON e.event_key = t.reached
