-- One row an event, every name and code written out.
WITH part AS (
    SELECT b.event_key, b.event_role, b.role_order, b.attributed_to, a.actor_key, a.actor_name, a.country_code, a.sector
    FROM core.bridge_event_actor AS b
    JOIN core.dim_actor AS a USING (actor_key)
    WHERE b.origin = 'tidings'
),
names AS (
    SELECT
        event_key,
        string_agg(actor_name, '; ' ORDER BY role_order, actor_key) FILTER (event_role = 'source') AS source_names,
        string_agg(actor_name, '; ' ORDER BY role_order, actor_key) FILTER (event_role = 'target') AS target_names,
        string_agg(actor_name, '; ' ORDER BY role_order, actor_key) FILTER (event_role = 'mediator') AS mediator_names,
        string_agg(actor_name, '; ' ORDER BY role_order, actor_key)
            FILTER (event_role = 'alleged_source') AS alleged_source_names
    FROM part
    GROUP BY event_key
),
-- Countries, sectors and claimants are said once each, in the order in which they first play a part.
once AS (
    SELECT event_key, event_role, 'country' AS kind, country_code AS said, min(role_order) AS first_order
    FROM part WHERE country_code IS NOT NULL GROUP BY ALL
    UNION ALL
    SELECT event_key, event_role, 'sector', sector, min(role_order)
    FROM part WHERE sector IS NOT NULL GROUP BY ALL
    UNION ALL
    SELECT event_key, event_role, 'claimant', attributed_to, min(role_order)
    FROM part WHERE attributed_to IS NOT NULL GROUP BY ALL
),
facets AS (
    SELECT
        event_key,
        string_agg(said, '; ' ORDER BY first_order, said)
            FILTER (event_role = 'source' AND kind = 'country') AS source_countries,
        string_agg(said, '; ' ORDER BY first_order, said)
            FILTER (event_role = 'source' AND kind = 'sector') AS source_sectors,
        string_agg(said, '; ' ORDER BY first_order, said)
            FILTER (event_role = 'target' AND kind = 'country') AS target_countries,
        string_agg(said, '; ' ORDER BY first_order, said)
            FILTER (event_role = 'target' AND kind = 'sector') AS target_sectors,
        string_agg(said, '; ' ORDER BY first_order, said)
            FILTER (event_role = 'alleged_source' AND kind = 'claimant') AS alleged_attributed_to
    FROM once
    GROUP BY event_key
),
places AS (
    SELECT
        b.event_key,
        string_agg(
            l.place_name || CASE WHEN l.country_code IS NULL THEN '' ELSE ' (' || l.country_code || ')' END,
            '; ' ORDER BY b.location_order, l.location_key
        ) AS all_places
    FROM core.bridge_event_location AS b
    JOIN core.dim_location AS l USING (location_key)
    WHERE b.origin = 'tidings' AND b.location_key <> 0
    GROUP BY b.event_key
),
-- Things struck are no actors: the words of the mention are all there is to say of them.
words AS (
    SELECT
        m.event_key,
        first(m.source_text ORDER BY m.confidence DESC, m.mention_key)
            FILTER (m.source_text IS NOT NULL AND m.modality = 'asserted') AS source_text,
        first(m.target_text ORDER BY m.modality <> 'asserted', m.confidence DESC, m.mention_key)
            FILTER (m.target_text IS NOT NULL) AS target_text
    FROM core.fact_mention AS m
    WHERE m.origin = 'tidings' AND m.event_key <> 0
    GROUP BY m.event_key
),
-- The latest figures, each by the article published last that gives it; of that day's articles the highest.
latest AS (
    SELECT
        event_key,
        max_by(killed_high, (published_end IS NOT NULL, published_end, killed_high))
            FILTER (killed_high IS NOT NULL) AS killed_latest,
        max_by(injured_high, (published_end IS NOT NULL, published_end, injured_high))
            FILTER (injured_high IS NOT NULL) AS injured_latest
    FROM mart.event_report
    GROUP BY event_key
),
-- What independent articles tell, each fact once an article, and how many of them tell the same.
fact AS (
    SELECT event_key, original_article_id, 'day' AS name, CAST(start_date AS VARCHAR) AS told
    FROM mart.event_report WHERE start_date = end_date
    UNION ALL
    SELECT event_key, original_article_id, 'country', country_code FROM mart.event_report
    UNION ALL
    SELECT event_key, original_article_id, 'source', source_names FROM mart.event_report
    UNION ALL
    SELECT event_key, original_article_id, 'killed', CAST(killed_high AS VARCHAR) FROM mart.event_report
    UNION ALL
    SELECT event_key, original_article_id, 'injured', CAST(injured_high AS VARCHAR) FROM mart.event_report
),
told_once AS (
    SELECT event_key, original_article_id, name, min(told) AS told
    FROM fact WHERE told IS NOT NULL GROUP BY event_key, original_article_id, name
),
alike AS (
    SELECT event_key, name, told, count(*) AS articles FROM told_once GROUP BY event_key, name, told
),
agreement AS (
    SELECT event_key, round(avg(share), 4) AS agreement
    FROM (
        SELECT event_key, max(articles) / sum(articles) AS share
        FROM alike GROUP BY event_key, name HAVING sum(articles) > 1
    )
    GROUP BY event_key
),
-- The example: the surest asserted mention, of the article that copies no other, then by key.
example AS (
    SELECT m.event_key, m.evidence_text, a.title, a.canonical_url, a.locator
    FROM core.fact_mention AS m
    JOIN core.dim_article AS a USING (article_key)
    WHERE m.origin = 'tidings' AND m.event_key <> 0
    QUALIFY row_number() OVER (
        PARTITION BY m.event_key
        ORDER BY m.modality <> 'asserted', a.near_duplicate_of <> 0, m.confidence DESC, m.mention_key
    ) = 1
)
SELECT
    e.event_key,
    e.event_status,
    t.plover_type,
    t.plover_mode,
    t.type_description,
    e.cameo_code,
    coalesce(c.label, e.cameo_code) AS cameo_label,
    t.quad_class,
    t.quad_name,
    t.goldstein_score,
    t.plover_score,
    e.start_date,
    e.end_date,
    e.date_precision,
    e.weekday,
    CASE e.weekday
        WHEN 1 THEN 'Monday' WHEN 2 THEN 'Tuesday' WHEN 3 THEN 'Wednesday' WHEN 4 THEN 'Thursday'
        WHEN 5 THEN 'Friday' WHEN 6 THEN 'Saturday' WHEN 7 THEN 'Sunday'
    END AS weekday_name,
    e.local_time,
    l.time_zone,
    l.place_name,
    l.admin1_name,
    l.country_code,
    l.geonameid,
    l.latitude,
    l.longitude,
    e.place_precision,
    places.all_places,
    names.source_names,
    words.source_text,
    facets.source_countries,
    facets.source_sectors,
    names.target_names,
    words.target_text,
    facets.target_countries,
    facets.target_sectors,
    names.mediator_names,
    names.alleged_source_names,
    facets.alleged_attributed_to,
    e.killed_low,
    e.killed_high,
    e.injured_low,
    e.injured_high,
    latest.killed_latest,
    latest.injured_latest,
    nullif(array_to_string(e.weapons, '; '), '') AS weapons,
    e.weapon_count_low,
    e.weapon_count_high,
    e.mention_count,
    e.article_count,
    e.independent_article_count,
    e.source_count,
    e.independent_source_count,
    nullif(array_to_string(e.languages, '; '), '') AS languages,
    e.first_reported,
    e.last_reported,
    e.confidence,
    agreement.agreement,
    example.evidence_text AS example_evidence,
    example.title AS example_title,
    example.canonical_url AS example_url,
    example.locator AS example_locator
FROM core.fact_event AS e
JOIN core.dim_event_type AS t USING (event_type_key)
JOIN core.dim_location AS l USING (location_key)
LEFT JOIN cameo_codes AS c ON c.cameo_code = e.cameo_code
LEFT JOIN names ON names.event_key = e.event_key
LEFT JOIN facets ON facets.event_key = e.event_key
LEFT JOIN words ON words.event_key = e.event_key
LEFT JOIN places ON places.event_key = e.event_key
LEFT JOIN example ON example.event_key = e.event_key
LEFT JOIN latest ON latest.event_key = e.event_key
LEFT JOIN agreement ON agreement.event_key = e.event_key
WHERE e.origin = 'tidings'
