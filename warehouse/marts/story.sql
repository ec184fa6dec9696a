-- One row a story, of the versions of its articles that are in force.
WITH article AS (
    SELECT * FROM core.dim_article WHERE origin = 'tidings' AND is_current AND article_key <> 0
),
main AS (
    SELECT a.story_id, r.event_key, count(*) AS article_count, sum(r.mention_count) AS mention_count
    FROM mart.event_report AS r
    JOIN article AS a USING (article_key)
    JOIN core.fact_event AS e ON e.event_key = r.event_key
    WHERE e.event_status <> 'historical'
    GROUP BY a.story_id, r.event_key
),
told AS (
    SELECT
        story_id,
        count(*) AS event_count,
        first(event_key ORDER BY article_count DESC, mention_count DESC, event_key) AS main_event_key
    FROM main
    GROUP BY story_id
)
SELECT
    a.story_id,
    first(a.title ORDER BY a.published_start NULLS LAST, a.near_duplicate_of <> 0, a.article_key)
        FILTER (a.title IS NOT NULL) AS title,
    count(*) AS article_count,
    count(*) FILTER (a.near_duplicate_of = 0) AS independent_article_count,
    count(DISTINCT a.source_key) AS source_count,
    count(DISTINCT a.source_key) FILTER (a.near_duplicate_of = 0) AS independent_source_count,
    string_agg(DISTINCT p.source_domain, '; ' ORDER BY p.source_domain) AS source_domains,
    string_agg(DISTINCT a.language, '; ' ORDER BY a.language) AS languages,
    min(a.published_start) AS first_reported,
    max(a.published_end) AS last_reported,
    coalesce(any_value(told.event_count), 0) AS event_count,
    coalesce(any_value(told.main_event_key), 0) AS main_event_key
FROM article AS a
JOIN core.dim_source AS p ON p.source_key = a.source_key
LEFT JOIN told ON told.story_id = a.story_id
GROUP BY a.story_id
