-- Who did it to whom, as places in the list of actors; a row for every chosen event.
SELECT
    c.n,
    coalesce(list(a.actor ORDER BY p.role_order, a.actor) FILTER (p.event_role = 'source'), []) AS sources,
    coalesce(list(a.actor ORDER BY p.role_order, a.actor) FILTER (p.event_role = 'target'), []) AS targets
FROM chosen AS c
LEFT JOIN part AS p ON p.n = c.n AND p.event_role IN ('source', 'target')
LEFT JOIN actor AS a USING (actor_id)
GROUP BY c.n
ORDER BY c.n
