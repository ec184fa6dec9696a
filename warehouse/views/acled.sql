-- Events of ACLED's kinds in the 31 columns of its export: what ACLED said of its own, what the star knows of others.
WITH actor AS (
    SELECT event_key, event_role, actor_key, actor_name, sector, CASE
            WHEN sector IN ('MIL', 'COP', 'GOV', 'SPY') THEN 'State forces'
            WHEN sector = 'REB' THEN 'Rebel group'
            WHEN sector IN ('UAF', 'CRM', 'PRM') THEN 'Political militia'
            WHEN sector IN ('CVL', 'JRN', 'REF', 'MED', 'EDU', 'AGR', 'REL', 'LAB', 'SOC') THEN 'Civilians'
        END AS inter
    FROM core.bridge_event_actor AS r
    JOIN core.dim_actor AS d USING (actor_key)
    WHERE r.role_order = 0 AND r.origin = coalesce(getvariable('origin'), 'tidings')
),
event AS (
    SELECT e.*, t.plover_type, t.plover_mode, CASE WHEN e.origin = 'acled' THEN e.origin_json END AS said,
        CASE
            WHEN t.plover_type = 'ASSAULT' AND t.plover_mode IN ('aerial', 'drone') THEN 'Air/drone strike'
            WHEN t.plover_type = 'ASSAULT' AND t.plover_mode = 'heavy-weapons' THEN 'Shelling/artillery/missile attack'
            WHEN t.plover_type = 'ASSAULT' AND t.plover_mode = 'explosives' THEN 'Remote explosive/landmine/IED'
            WHEN t.plover_type = 'ASSAULT' AND t.plover_mode = 'suicide-attack' THEN 'Suicide bomb'
            WHEN t.plover_type = 'ASSAULT' AND t.plover_mode = 'unconventional' THEN 'Chemical weapon'
            WHEN t.plover_type = 'ASSAULT' AND t.plover_mode = 'abduct' THEN 'Abduction/forced disappearance'
            WHEN t.plover_type = 'ASSAULT' AND t.plover_mode = 'sexual' THEN 'Sexual violence'
            WHEN t.plover_type = 'ASSAULT' AND t.plover_mode = 'destroy' THEN 'Looting/property destruction'
            WHEN t.plover_type = 'ASSAULT' AND t.plover_mode = 'crowd-control' THEN 'Excessive force against protesters'
            WHEN t.plover_type = 'ASSAULT' THEN 'Attack'
            WHEN t.plover_type = 'PROTEST' AND t.plover_mode IN ('riot', 'vandalize') THEN 'Violent demonstration'
            WHEN t.plover_type = 'PROTEST' THEN 'Peaceful protest'
            WHEN t.plover_type = 'COERCE' AND t.plover_mode = 'arrest' THEN 'Arrests'
            WHEN t.plover_type = 'AGREE' THEN 'Agreement'
        END AS plain_sub_event
    FROM core.fact_event AS e
    JOIN core.dim_event_type AS t USING (event_type_key)
    WHERE e.origin = coalesce(getvariable('origin'), 'tidings') AND e.event_status = 'asserted'
),
publisher AS (
    SELECT event_key, string_agg(DISTINCT source_domain, '; ' ORDER BY source_domain) AS publishers
    FROM mart.event_report GROUP BY event_key
)
SELECT
    CASE WHEN e.said IS NULL THEN CAST(e.event_key AS VARCHAR) ELSE e.said ->> 'event_id_cnty' END AS event_id_cnty,
    coalesce(
        try_strptime(e.said ->> 'event_date', ['%Y-%m-%d', '%d %B %Y', '%d-%b-%Y']), e.start_date
    )::DATE AS event_date,
    CASE WHEN e.said IS NULL THEN year(e.start_date) ELSE TRY_CAST(e.said ->> 'year' AS BIGINT) END AS year,
    CASE WHEN e.said IS NULL THEN CASE
        WHEN e.start_date = e.end_date THEN 1 WHEN e.end_date - e.start_date <= 6 THEN 2 WHEN e.start_date IS NOT NULL THEN 3
    END ELSE TRY_CAST(e.said ->> 'time_precision' AS BIGINT) END AS time_precision,
    CASE WHEN e.said IS NULL THEN s.disorder_type ELSE e.said ->> 'disorder_type' END AS disorder_type,
    CASE WHEN e.said IS NULL THEN s.event_type ELSE e.said ->> 'event_type' END AS event_type,
    CASE WHEN e.said IS NULL THEN s.sub_event_type ELSE e.said ->> 'sub_event_type' END AS sub_event_type,
    CASE WHEN e.said IS NULL THEN a.actor_name ELSE e.said ->> 'actor1' END AS actor1,
    e.said ->> 'assoc_actor_1' AS assoc_actor_1,
    CASE WHEN e.said IS NULL THEN a.inter ELSE e.said ->> 'inter1' END AS inter1,
    CASE WHEN e.said IS NULL THEN nullif(b.actor_name, 'unknown') ELSE e.said ->> 'actor2' END AS actor2,
    e.said ->> 'assoc_actor_2' AS assoc_actor_2,
    CASE WHEN e.said IS NULL THEN b.inter ELSE e.said ->> 'inter2' END AS inter2,
    CASE WHEN e.said IS NULL THEN concat_ws('-', a.inter, b.inter) ELSE e.said ->> 'interaction' END AS interaction,
    CASE WHEN e.said IS NULL THEN CASE WHEN e.plover_type = 'ASSAULT' AND b.inter = 'Civilians' THEN 'Civilian targeting' END ELSE e.said ->> 'civilian_targeting' END AS civilian_targeting,
    CASE WHEN e.said IS NULL THEN CAST(n.iso_numeric AS BIGINT) ELSE TRY_CAST(e.said ->> 'iso' AS BIGINT) END AS iso,
    e.said ->> 'region' AS region,
    CASE WHEN e.said IS NULL THEN n.country_name ELSE e.said ->> 'country' END AS country,
    CASE WHEN e.said IS NULL THEN l.admin1_name ELSE e.said ->> 'admin1' END AS admin1,
    e.said ->> 'admin2' AS admin2,
    e.said ->> 'admin3' AS admin3,
    CASE WHEN e.said IS NULL THEN l.place_name ELSE e.said ->> 'location' END AS location,
    CASE WHEN e.said IS NULL THEN l.latitude ELSE TRY_CAST(e.said ->> 'latitude' AS DOUBLE) END AS latitude,
    CASE WHEN e.said IS NULL THEN l.longitude ELSE TRY_CAST(e.said ->> 'longitude' AS DOUBLE) END AS longitude,
    CASE WHEN e.said IS NULL THEN CASE
        WHEN e.place_precision IN ('exact', 'city') THEN 1 WHEN e.place_precision IN ('near', 'district') THEN 2
        WHEN e.place_precision <> 'unknown' THEN 3
    END ELSE TRY_CAST(e.said ->> 'geo_precision' AS BIGINT) END AS geo_precision,
    CASE WHEN e.said IS NULL THEN p.publishers ELSE e.said ->> 'source' END AS source,
    e.said ->> 'source_scale' AS source_scale,
    CASE WHEN e.said IS NULL THEN x.example_evidence ELSE e.said ->> 'notes' END AS notes,
    CASE WHEN e.said IS NULL THEN coalesce(e.killed_low, 0) ELSE TRY_CAST(e.said ->> 'fatalities' AS BIGINT) END AS fatalities,
    e.said ->> 'tags' AS tags,
    TRY_CAST(e.said ->> 'timestamp' AS BIGINT) AS timestamp
FROM event AS e
LEFT JOIN actor AS a ON a.event_key = e.event_key AND a.event_role = 'source'
LEFT JOIN actor AS b ON b.event_key = e.event_key AND b.event_role = 'target'
JOIN core.dim_location AS l USING (location_key)
LEFT JOIN country_codes AS n ON n.country_code = l.country_code
LEFT JOIN mart.event AS x ON x.event_key = e.event_key
LEFT JOIN publisher AS p ON p.event_key = e.event_key
-- Fighting between armed sides is no attack on somebody who does not fight back.
LEFT JOIN acled_sub_events AS s ON s.sub_event_type = CASE
    WHEN e.plain_sub_event = 'Attack' AND a.inter <> 'Civilians' AND b.inter <> 'Civilians' THEN 'Armed clash'
    ELSE e.plain_sub_event
END
WHERE e.said IS NOT NULL OR s.sub_event_type IS NOT NULL
