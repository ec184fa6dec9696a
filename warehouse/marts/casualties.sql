-- Events with a figure of killed or injured, and who gives figures.
WITH figure AS (
    SELECT
        m.event_key,
        count(*) AS figure_mention_count,
        count(DISTINCT a.source_key) AS figure_publisher_count
    FROM core.fact_mention AS m
    JOIN core.dim_article AS a USING (article_key)
    WHERE m.origin = 'tidings' AND m.event_key <> 0 AND (m.killed_low IS NOT NULL OR m.injured_low IS NOT NULL)
    GROUP BY m.event_key
)
SELECT
    e.event_key,
    e.event_status,
    e.plover_type,
    e.plover_mode,
    e.start_date,
    e.end_date,
    e.country_code,
    e.admin1_name,
    e.place_name,
    e.place_precision,
    e.source_names,
    e.target_names,
    e.weapons,
    e.killed_low,
    coalesce(e.killed_high, e.killed_low) AS killed_high,
    e.killed_latest,
    e.injured_low,
    coalesce(e.injured_high, e.injured_low) AS injured_high,
    e.injured_latest,
    coalesce(e.killed_high <> e.killed_low, false) OR coalesce(e.injured_high <> e.injured_low, false) AS is_disputed,
    coalesce(f.figure_mention_count, 0) AS figure_mention_count,
    coalesce(f.figure_publisher_count, 0) AS figure_publisher_count,
    e.first_reported,
    e.last_reported
FROM mart.event AS e
LEFT JOIN figure AS f USING (event_key)
WHERE e.killed_low IS NOT NULL OR e.killed_high IS NOT NULL OR e.injured_low IS NOT NULL OR e.injured_high IS NOT NULL
