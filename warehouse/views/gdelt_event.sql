-- Events in GDELT 2.0's 61 columns: what GDELT said of its own, what the star knows of all others.
WITH actor AS (
    SELECT
        a.actor_key,
        coalesce(
            a.origin_json ->> 'Code',
            nullif(coalesce(c.cameo_code, a.country_code, '') || coalesce(t.cameo_type, ''), '')
        ) AS Code,
        CASE WHEN a.origin = 'gdelt' THEN a.origin_json ->> 'Name' ELSE upper(a.actor_name) END AS Name,
        coalesce(a.origin_json ->> 'CountryCode', c.cameo_code) AS CountryCode,
        coalesce(
            a.origin_json ->> 'KnownGroupCode',
            CASE WHEN a.origin <> 'gdelt' AND a.country_code IN ('UNO', 'IGO', 'NGO') THEN a.country_code END
        ) AS KnownGroupCode,
        a.origin_json ->> 'EthnicCode' AS EthnicCode,
        a.origin_json ->> 'Religion1Code' AS Religion1Code,
        a.origin_json ->> 'Religion2Code' AS Religion2Code,
        coalesce(a.origin_json ->> 'Type1Code', CASE WHEN a.origin <> 'gdelt' THEN t.cameo_type END) AS Type1Code,
        a.origin_json ->> 'Type2Code' AS Type2Code,
        a.origin_json ->> 'Type3Code' AS Type3Code
    FROM core.dim_actor AS a
    LEFT JOIN country_codes AS c ON c.country_code = a.country_code AND a.origin <> 'gdelt'
    LEFT JOIN cameo_sectors AS t ON t.sector = a.sector AND a.origin <> 'gdelt'
    WHERE a.actor_key <> 0 AND a.origin = coalesce(getvariable('origin'), 'tidings')
),
place AS (
    SELECT
        l.location_key,
        TRY_CAST(l.origin_json ->> 'Type' AS BIGINT) AS Type,
        coalesce(l.origin_json ->> 'FullName', concat_ws(', ', l.place_name, l.admin1_name, c.country_name)) AS FullName,
        CASE WHEN l.origin = 'gdelt' THEN l.origin_json ->> 'CountryCode' ELSE c.fips_code END AS CountryCode,
        CASE WHEN l.origin = 'gdelt' THEN l.origin_json ->> 'ADM1Code' ELSE c.fips_code END AS ADM1Code,
        CASE WHEN l.origin = 'gdelt' THEN l.origin_json ->> 'ADM2Code' END AS ADM2Code,
        l.latitude AS Lat,
        l.longitude AS Long,
        CASE WHEN l.origin = 'gdelt' THEN l.origin_json ->> 'FeatureID' END AS FeatureID,
        l.country_code
    FROM core.dim_location AS l
    LEFT JOIN country_codes AS c USING (country_code)
    WHERE l.location_key <> 0 AND l.origin = coalesce(getvariable('origin'), 'tidings')
),
part AS (
    SELECT event_key, event_role, actor_key, actor_location_key
    FROM core.bridge_event_actor
    WHERE role_order = 0 AND origin = coalesce(getvariable('origin'), 'tidings')
),
event AS (
    SELECT
        *,
        coalesce(origin_json ->> 'EventCode', nullif(cameo_code, 'unknown')) AS code,
        CASE WHEN origin = 'gdelt' THEN origin_json END AS said
    FROM core.fact_event
    WHERE origin = coalesce(getvariable('origin'), 'tidings') AND event_status = 'asserted'
)
SELECT
    coalesce(CASE WHEN e.origin = 'gdelt' THEN CAST(e.origin_event_id AS BIGINT) END, e.event_key) AS GLOBALEVENTID,
    CAST(strftime(e.start_date, '%Y%m%d') AS BIGINT) AS SQLDATE,
    CAST(strftime(e.start_date, '%Y%m') AS BIGINT) AS MonthYear,
    year(e.start_date) AS Year,
    round(year(e.start_date) + ((month(e.start_date) - 1) * 30 + day(e.start_date)) / 365.0, 4) AS FractionDate,
    source.Code AS Actor1Code,
    source.Name AS Actor1Name,
    source.CountryCode AS Actor1CountryCode,
    source.KnownGroupCode AS Actor1KnownGroupCode,
    source.EthnicCode AS Actor1EthnicCode,
    source.Religion1Code AS Actor1Religion1Code,
    source.Religion2Code AS Actor1Religion2Code,
    source.Type1Code AS Actor1Type1Code,
    source.Type2Code AS Actor1Type2Code,
    source.Type3Code AS Actor1Type3Code,
    target.Code AS Actor2Code,
    target.Name AS Actor2Name,
    target.CountryCode AS Actor2CountryCode,
    target.KnownGroupCode AS Actor2KnownGroupCode,
    target.EthnicCode AS Actor2EthnicCode,
    target.Religion1Code AS Actor2Religion1Code,
    target.Religion2Code AS Actor2Religion2Code,
    target.Type1Code AS Actor2Type1Code,
    target.Type2Code AS Actor2Type2Code,
    target.Type3Code AS Actor2Type3Code,
    TRY_CAST(e.said ->> 'IsRootEvent' AS BIGINT) AS IsRootEvent,
    e.code AS EventCode,
    left(e.code, 3) AS EventBaseCode,
    left(e.code, 2) AS EventRootCode,
    coalesce(
        TRY_CAST(e.said ->> 'QuadClass' AS BIGINT),
        CASE
            WHEN e.code IS NULL THEN NULL
            WHEN e.code < '06' THEN 1
            WHEN e.code < '10' THEN 2
            WHEN e.code < '15' THEN 3
            ELSE 4
        END
    ) AS QuadClass,
    coalesce(TRY_CAST(nullif(e.said ->> 'GoldsteinScale', '') AS DOUBLE), c.goldstein_score) AS GoldsteinScale,
    e.mention_count AS NumMentions,
    e.source_count AS NumSources,
    e.article_count AS NumArticles,
    TRY_CAST(nullif(e.said ->> 'AvgTone', '') AS DOUBLE) AS AvgTone,
    coalesce(source_place.Type, 0) AS Actor1Geo_Type,
    source_place.FullName AS Actor1Geo_FullName,
    source_place.CountryCode AS Actor1Geo_CountryCode,
    source_place.ADM1Code AS Actor1Geo_ADM1Code,
    source_place.ADM2Code AS Actor1Geo_ADM2Code,
    source_place.Lat AS Actor1Geo_Lat,
    source_place.Long AS Actor1Geo_Long,
    source_place.FeatureID AS Actor1Geo_FeatureID,
    coalesce(target_place.Type, 0) AS Actor2Geo_Type,
    target_place.FullName AS Actor2Geo_FullName,
    target_place.CountryCode AS Actor2Geo_CountryCode,
    target_place.ADM1Code AS Actor2Geo_ADM1Code,
    target_place.ADM2Code AS Actor2Geo_ADM2Code,
    target_place.Lat AS Actor2Geo_Lat,
    target_place.Long AS Actor2Geo_Long,
    target_place.FeatureID AS Actor2Geo_FeatureID,
    coalesce(
        place.Type,
        CASE
            WHEN e.place_precision IN ('exact', 'near', 'city') THEN CASE place.country_code WHEN 'USA' THEN 3 ELSE 4 END
            WHEN e.place_precision IN ('district', 'province') THEN CASE place.country_code WHEN 'USA' THEN 2 ELSE 5 END
            WHEN e.place_precision IN ('country', 'region') THEN 1
            ELSE 0
        END
    ) AS ActionGeo_Type,
    place.FullName AS ActionGeo_FullName,
    place.CountryCode AS ActionGeo_CountryCode,
    place.ADM1Code AS ActionGeo_ADM1Code,
    place.ADM2Code AS ActionGeo_ADM2Code,
    place.Lat AS ActionGeo_Lat,
    place.Long AS ActionGeo_Long,
    place.FeatureID AS ActionGeo_FeatureID,
    coalesce(
        TRY_CAST(e.said ->> 'DATEADDED' AS BIGINT), CAST(strftime(e.first_reported, '%Y%m%d') AS BIGINT) * 1000000
    ) AS DATEADDED,
    CASE WHEN e.origin = 'tidings' THEN m.example_url ELSE e.said ->> 'SOURCEURL' END AS SOURCEURL
FROM event AS e
LEFT JOIN part AS s ON s.event_key = e.event_key AND s.event_role = 'source'
LEFT JOIN part AS g ON g.event_key = e.event_key AND g.event_role = 'target'
LEFT JOIN actor AS source ON source.actor_key = s.actor_key
LEFT JOIN actor AS target ON target.actor_key = g.actor_key
LEFT JOIN place AS source_place ON source_place.location_key = s.actor_location_key
LEFT JOIN place AS target_place ON target_place.location_key = g.actor_location_key
LEFT JOIN place ON place.location_key = e.location_key
LEFT JOIN cameo_codes AS c ON c.cameo_code = e.code
LEFT JOIN mart.event AS m ON m.event_key = e.event_key
