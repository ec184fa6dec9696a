-- How much is known of asserted events and current articles, by slice.
WITH fact AS (
    SELECT
        e.event_key,
        coalesce(l.country_code, 'unknown') AS country,
        coalesce(CAST(year(e.first_reported) AS VARCHAR), 'unknown') AS year,
        e.languages,
        e.date_precision = 'day' AS "event day known",
        e.location_key <> 0 AS "event place known",
        e.place_precision IN ('exact', 'near', 'city') AS "event town known",
        coalesce(k.is_source_known, false) AS "event source known",
        coalesce(k.is_target_known, false) AS "event target known",
        e.independent_source_count > 1 AS "event two independent publishers",
        e.confidence >= 0.75 AS "event confident"
    FROM core.fact_event AS e
    JOIN core.dim_location AS l USING (location_key)
    LEFT JOIN (
        SELECT
            event_key,
            bool_or(event_role = 'source' AND actor_key <> 0) AS is_source_known,
            bool_or(event_role = 'target' AND actor_key <> 0) AS is_target_known
        FROM core.bridge_event_actor
        WHERE origin = 'tidings'
        GROUP BY event_key
    ) AS k USING (event_key)
    WHERE e.origin = 'tidings' AND e.event_status = 'asserted'
),
event_slice AS (
    SELECT 'all' AS slice_kind, 'all' AS slice_value, * EXCLUDE (country, year, languages) FROM fact
    UNION ALL SELECT 'country', country, * EXCLUDE (country, year, languages) FROM fact
    UNION ALL SELECT 'year', year, * EXCLUDE (country, year, languages) FROM fact
    UNION ALL SELECT 'language', unnest(languages), * EXCLUDE (country, year, languages) FROM fact
),
article AS (
    SELECT
        a.article_key,
        coalesce(s.source_country, 'unknown') AS country,
        coalesce(CAST(year(a.published_start) AS VARCHAR), 'unknown') AS year,
        a.language,
        a.coder NOT IN ('none', 'failed') AS "article coded",
        a.published_precision = 'day' AS "article dated to the day",
        a.near_duplicate_of = 0 AS "article original"
    FROM core.dim_article AS a
    JOIN core.dim_source AS s USING (source_key)
    WHERE a.origin = 'tidings' AND a.is_current AND a.article_key <> 0
),
article_slice AS (
    SELECT 'all' AS slice_kind, 'all' AS slice_value, * EXCLUDE (country, year, language) FROM article
    UNION ALL SELECT 'country', country, * EXCLUDE (country, year, language) FROM article
    UNION ALL SELECT 'year', year, * EXCLUDE (country, year, language) FROM article
    UNION ALL SELECT 'language', language, * EXCLUDE (country, year, language) FROM article
),
told AS (
    UNPIVOT (SELECT * EXCLUDE (event_key) FROM event_slice)
    ON COLUMNS(* EXCLUDE (slice_kind, slice_value)) INTO NAME measure VALUE holds
    UNION ALL BY NAME
    UNPIVOT (SELECT * EXCLUDE (article_key) FROM article_slice)
    ON COLUMNS(* EXCLUDE (slice_kind, slice_value)) INTO NAME measure VALUE holds
)
SELECT
    measure,
    slice_kind,
    slice_value,
    count(*) FILTER (holds) AS hit_count,
    count(*) AS row_count,
    round(count(*) FILTER (holds) / count(*), 6) AS hit_share
FROM told
GROUP BY measure, slice_kind, slice_value
