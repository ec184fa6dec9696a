-- Mentions in GDELT 2.0's 16 columns: what GDELT said of its own, what the star knows of all others.
SELECT
    CASE WHEN m.origin = 'gdelt' THEN CAST(m.origin_event_id AS BIGINT) ELSE m.event_key END AS GLOBALEVENTID,
    coalesce(
        TRY_CAST(nullif(m.origin_json ->> 'EventTimeDate', '') AS BIGINT),
        CAST(strftime(e.first_reported, '%Y%m%d') AS BIGINT) * 1000000
    ) AS EventTimeDate,
    coalesce(
        TRY_CAST(nullif(m.origin_json ->> 'MentionTimeDate', '') AS BIGINT),
        CAST(strftime(a.published_start, '%Y%m%d') AS BIGINT) * 1000000
    ) AS MentionTimeDate,
    coalesce(
        TRY_CAST(nullif(m.origin_json ->> 'MentionType', '') AS BIGINT), CASE WHEN a.canonical_url IS NULL THEN 2 ELSE 1 END
    ) AS MentionType,
    s.source_domain AS MentionSourceName,
    coalesce(a.canonical_url, a.locator) AS MentionIdentifier,
    TRY_CAST(nullif(m.origin_json ->> 'SentenceID', '') AS BIGINT) AS SentenceID,
    TRY_CAST(nullif(m.origin_json ->> 'Actor1CharOffset', '') AS BIGINT) AS Actor1CharOffset,
    TRY_CAST(nullif(m.origin_json ->> 'Actor2CharOffset', '') AS BIGINT) AS Actor2CharOffset,
    coalesce(TRY_CAST(nullif(m.origin_json ->> 'ActionCharOffset', '') AS BIGINT), m.trigger_start) AS ActionCharOffset,
    TRY_CAST(nullif(m.origin_json ->> 'InRawText', '') AS BIGINT) AS InRawText,
    CAST(round(m.confidence * 100) AS BIGINT) AS Confidence,
    TRY_CAST(nullif(m.origin_json ->> 'MentionDocLen', '') AS BIGINT) AS MentionDocLen,
    TRY_CAST(nullif(m.origin_json ->> 'MentionDocTone', '') AS DOUBLE) AS MentionDocTone,
    nullif(m.origin_json ->> 'MentionDocTranslationInfo', '') AS MentionDocTranslationInfo,
    nullif(m.origin_json ->> 'Extras', '') AS Extras
FROM core.fact_mention AS m
JOIN core.dim_article AS a USING (article_key)
JOIN core.dim_source AS s USING (source_key)
LEFT JOIN core.fact_event AS e ON e.event_key = m.event_key
WHERE m.origin = coalesce(getvariable('origin'), 'tidings') AND (e.event_status = 'asserted' OR m.origin <> 'tidings')
