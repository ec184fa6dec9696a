-- What the page filters, counts and lists by: one row an event, in the order of `n`.
WITH told AS (
    SELECT t.n, s.story, count(*) AS articles
    FROM telling AS t
    JOIN story AS s USING (story_id)
    GROUP BY t.n, s.story
)
SELECT
    c.event_status AS status,
    c.plover_type AS type,
    c.plover_mode AS mode,
    coalesce(c.quad_class, 0) AS quad,
    c.start_date - DATE '1970-01-01' AS start_day,
    c.end_date - DATE '1970-01-01' AS end_day,
    c.first_reported - DATE '1970-01-01' AS reported_day,
    c.date_precision,
    p.place,
    c.killed_low,
    coalesce(c.killed_high, c.killed_low) AS killed_high,
    c.injured_low,
    coalesce(c.injured_high, c.injured_low) AS injured_high,
    CAST(round(c.confidence * 100) AS INT) AS confidence,
    c.mention_count AS mentions,
    c.article_count AS articles,
    c.independent_source_count AS publishers,
    t.story
FROM chosen AS c
JOIN place AS p ON p.location_key = c.location_key AND p.precision = c.place_precision
LEFT JOIN (SELECT n, arg_max(story, (articles, -story)) AS story FROM told GROUP BY n) AS t USING (n)
ORDER BY c.n
