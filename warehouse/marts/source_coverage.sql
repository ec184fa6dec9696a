-- Articles in force by publisher and month, with the events that they report.
WITH article AS (
    SELECT *, coalesce(strftime(published_start, '%Y-%m'), 'unknown') AS publication_month
    FROM core.dim_article
    WHERE origin = 'tidings' AND is_current AND article_key <> 0
),
-- Publishers by event: an event that one alone reports counts as only its own.
alone AS (
    SELECT m.event_key, count(DISTINCT a.source_key) = 1 AS is_alone
    FROM core.fact_mention AS m
    JOIN article AS a USING (article_key)
    WHERE m.origin = 'tidings' AND m.event_key <> 0
    GROUP BY m.event_key
),
told AS (
    SELECT
        a.publication_month,
        a.source_key,
        count(*) AS mention_count,
        count(DISTINCT m.event_key) FILTER (m.event_key <> 0) AS event_count,
        count(DISTINCT m.event_key) FILTER (o.is_alone) AS only_event_count
    FROM article AS a
    JOIN core.fact_mention AS m USING (article_key)
    LEFT JOIN alone AS o USING (event_key)
    GROUP BY a.publication_month, a.source_key
),
published AS (
    SELECT
        publication_month,
        source_key,
        count(*) AS article_count,
        count(*) FILTER (near_duplicate_of <> 0) AS copy_count,
        count(*) FILTER (version_number > 1) AS changed_count,
        count(*) FILTER (coder IN ('none', 'failed')) AS uncoded_count,
        array_to_string(list_sort(list(DISTINCT language)), '; ') AS languages
    FROM article
    GROUP BY publication_month, source_key
)
SELECT
    p.publication_month,
    s.source_domain,
    s.source_country,
    p.article_count,
    p.copy_count,
    p.changed_count,
    p.uncoded_count,
    p.languages,
    coalesce(t.mention_count, 0) AS mention_count,
    coalesce(t.event_count, 0) AS event_count,
    coalesce(t.only_event_count, 0) AS only_event_count
FROM published AS p
JOIN core.dim_source AS s USING (source_key)
LEFT JOIN told AS t USING (publication_month, source_key)
