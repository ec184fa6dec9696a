-- The articles of each story by their first possible day of publication, with their figures of its main event.
SELECT
    a.story_id,
    a.published_date_key AS date_key,
    min(a.published_start) AS published_start,
    count(*) AS article_count,
    min(r.killed_low) AS killed_low,
    max(r.killed_high) AS killed_high,
    min(r.injured_low) AS injured_low,
    max(r.injured_high) AS injured_high
FROM core.dim_article AS a
JOIN mart.story AS s ON s.story_id = a.story_id
LEFT JOIN mart.event_report AS r ON r.article_key = a.article_key AND r.event_key = s.main_event_key
WHERE a.origin = 'tidings' AND a.is_current AND a.article_key <> 0
GROUP BY a.story_id, a.published_date_key
