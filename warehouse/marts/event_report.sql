-- What each current article says of an event; copies are named after what they copy.
WITH article AS (
    SELECT a.*, coalesce(o.article_id, a.article_id) AS original_article_id
    FROM core.dim_article AS a
    LEFT JOIN core.dim_article AS o ON o.article_key = a.near_duplicate_of AND o.article_key <> 0
)
SELECT
    m.event_key,
    m.article_key,
    any_value(a.original_article_id) AS original_article_id,
    any_value(a.near_duplicate_of <> 0) AS is_copy,
    any_value(p.source_domain) AS source_domain,
    any_value(a.title) AS title,
    any_value(a.canonical_url) AS canonical_url,
    any_value(a.language) AS language,
    any_value(a.published_start) AS published_start,
    any_value(a.published_end) AS published_end,
    count(*) AS mention_count,
    bool_and(m.modality = 'alleged') AS is_claim,
    string_agg(DISTINCT m.attributed_to, '; ' ORDER BY m.attributed_to) AS attributed_to,
    first(m.start_date ORDER BY m.end_date - m.start_date, m.mention_key)
        FILTER (m.start_date IS NOT NULL) AS start_date,
    first(m.end_date ORDER BY m.end_date - m.start_date, m.mention_key)
        FILTER (m.start_date IS NOT NULL) AS end_date,
    string_agg(DISTINCT l.place_name, '; ' ORDER BY l.place_name) FILTER (m.location_key <> 0) AS place_names,
    string_agg(DISTINCT l.country_code, '; ' ORDER BY l.country_code) AS country_code,
    string_agg(DISTINCT s.actor_name, '; ' ORDER BY s.actor_name) FILTER (m.source_actor_key <> 0) AS source_names,
    string_agg(DISTINCT t.actor_name, '; ' ORDER BY t.actor_name) FILTER (m.target_actor_key <> 0) AS target_names,
    min(m.killed_low) AS killed_low,
    max(greatest(m.killed_low, m.killed_high)) AS killed_high,
    min(m.injured_low) AS injured_low,
    max(greatest(m.injured_low, m.injured_high)) AS injured_high,
    first(m.evidence_text ORDER BY m.modality <> 'asserted', m.confidence DESC, m.mention_key) AS evidence_text
FROM core.fact_mention AS m
JOIN article AS a ON a.article_key = m.article_key AND a.is_current
JOIN core.dim_source AS p ON p.source_key = a.source_key
JOIN core.dim_location AS l ON l.location_key = m.location_key
JOIN core.dim_actor AS s ON s.actor_key = m.source_actor_key
JOIN core.dim_actor AS t ON t.actor_key = m.target_actor_key
WHERE m.origin = 'tidings' AND m.event_key <> 0
GROUP BY m.event_key, m.article_key
