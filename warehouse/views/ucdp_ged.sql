-- Deadly assaults in UCDP GED's 49 columns: what UCDP said of its own, what the star knows of all others.
WITH actor AS (
    SELECT event_key, event_role, actor_key, actor_name, sector, gw_number
    FROM core.bridge_event_actor AS r
    JOIN core.dim_actor AS d USING (actor_key)
    LEFT JOIN country_codes USING (country_code)
    WHERE r.role_order = 0 AND r.origin = coalesce(getvariable('origin'), 'tidings')
),
event AS (
    SELECT e.*, t.plover_type, t.plover_mode, CASE WHEN e.origin = 'ucdp' THEN e.origin_json END AS said
    FROM core.fact_event AS e
    JOIN core.dim_event_type AS t USING (event_type_key)
    WHERE e.origin = coalesce(getvariable('origin'), 'tidings') AND e.event_status = 'asserted'
)
SELECT
    coalesce(TRY_CAST(e.said ->> 'id' AS BIGINT), e.event_key) AS id,
    e.said ->> 'relid' AS relid,
    CASE WHEN e.said IS NULL THEN year(e.start_date) ELSE TRY_CAST(e.said ->> 'year' AS BIGINT) END AS year,
    TRY_CAST(e.said ->> 'active_year' AS BOOLEAN) AS active_year,
    e.said ->> 'code_status' AS code_status,
    CASE WHEN e.said IS NULL THEN CASE
        WHEN b.sector IN ('CVL', 'JRN', 'REF', 'MED', 'EDU', 'AGR', 'REL', 'LAB') THEN 3
        WHEN a.sector IN ('MIL', 'GOV', 'COP', 'SPY') OR b.sector IN ('MIL', 'GOV', 'COP', 'SPY') THEN 1
        WHEN a.sector IN ('REB', 'UAF', 'CRM', 'PRM') AND b.sector IN ('REB', 'UAF', 'CRM', 'PRM') THEN 2
    END ELSE TRY_CAST(e.said ->> 'type_of_violence' AS BIGINT) END AS type_of_violence,
    e.said ->> 'conflict_dset_id' AS conflict_dset_id,
    TRY_CAST(e.said ->> 'conflict_new_id' AS BIGINT) AS conflict_new_id,
    e.said ->> 'conflict_name' AS conflict_name,
    e.said ->> 'dyad_dset_id' AS dyad_dset_id,
    TRY_CAST(e.said ->> 'dyad_new_id' AS BIGINT) AS dyad_new_id,
    CASE WHEN e.said IS NULL THEN a.actor_name || ' - ' || b.actor_name ELSE e.said ->> 'dyad_name' END AS dyad_name,
    e.said ->> 'side_a_dset_id' AS side_a_dset_id,
    CASE WHEN e.said IS NULL THEN a.actor_key ELSE TRY_CAST(e.said ->> 'side_a_new_id' AS BIGINT) END AS side_a_new_id,
    CASE WHEN e.said IS NULL THEN a.actor_name ELSE e.said ->> 'side_a' END AS side_a,
    e.said ->> 'side_b_dset_id' AS side_b_dset_id,
    CASE WHEN e.said IS NULL THEN b.actor_key ELSE TRY_CAST(e.said ->> 'side_b_new_id' AS BIGINT) END AS side_b_new_id,
    CASE WHEN e.said IS NULL THEN b.actor_name ELSE e.said ->> 'side_b' END AS side_b,
    CASE WHEN e.said IS NULL THEN e.independent_source_count ELSE TRY_CAST(e.said ->> 'number_of_sources' AS BIGINT) END AS number_of_sources,
    CASE WHEN e.said IS NULL THEN x.example_title ELSE e.said ->> 'source_article' END AS source_article,
    e.said ->> 'source_office' AS source_office,
    e.said ->> 'source_date' AS source_date,
    e.said ->> 'source_headline' AS source_headline,
    e.said ->> 'source_original' AS source_original,
    CASE WHEN e.said IS NULL THEN w.ucdp_where_prec ELSE TRY_CAST(e.said ->> 'where_prec' AS BIGINT) END AS where_prec,
    CASE WHEN e.said IS NULL THEN l.place_name ELSE e.said ->> 'where_coordinates' END AS where_coordinates,
    e.said ->> 'where_description' AS where_description,
    CASE WHEN e.said IS NULL THEN l.admin1_name ELSE e.said ->> 'adm_1' END AS adm_1,
    e.said ->> 'adm_2' AS adm_2,
    CASE WHEN e.said IS NULL THEN l.latitude ELSE TRY_CAST(e.said ->> 'latitude' AS DOUBLE) END AS latitude,
    CASE WHEN e.said IS NULL THEN l.longitude ELSE TRY_CAST(e.said ->> 'longitude' AS DOUBLE) END AS longitude,
    CASE WHEN e.said IS NULL THEN 'POINT (' || l.longitude || ' ' || l.latitude || ')' ELSE e.said ->> 'geom_wkt' END AS geom_wkt,
    CASE WHEN e.said IS NULL THEN CAST(floor((l.latitude + 90) * 2) * 720 + floor((l.longitude + 180) * 2) + 1 AS BIGINT) ELSE TRY_CAST(e.said ->> 'priogrid_gid' AS BIGINT) END AS priogrid_gid,
    CASE WHEN e.said IS NULL THEN n.country_name ELSE e.said ->> 'country' END AS country,
    CASE WHEN e.said IS NULL THEN CAST(n.gw_number AS BIGINT) ELSE TRY_CAST(e.said ->> 'country_id' AS BIGINT) END AS country_id,
    e.said ->> 'region' AS region,
    TRY_CAST(e.said ->> 'event_clarity' AS BIGINT) AS event_clarity,
    CASE WHEN e.said IS NULL THEN CASE
        WHEN e.start_date = e.end_date THEN 1
        WHEN e.end_date - e.start_date < 6 THEN 2
        WHEN e.end_date - e.start_date = 6 THEN 3
        WHEN e.end_date - e.start_date < 31 THEN 4
        WHEN e.start_date IS NOT NULL THEN 5
    END ELSE TRY_CAST(e.said ->> 'date_prec' AS BIGINT) END AS date_prec,
    e.start_date AS date_start,
    e.end_date AS date_end,
    TRY_CAST(e.said ->> 'deaths_a' AS BIGINT) AS deaths_a,
    TRY_CAST(e.said ->> 'deaths_b' AS BIGINT) AS deaths_b,
    TRY_CAST(e.said ->> 'deaths_civilians' AS BIGINT) AS deaths_civilians,
    TRY_CAST(e.said ->> 'deaths_unknown' AS BIGINT) AS deaths_unknown,
    CASE WHEN e.said IS NULL THEN e.killed_low ELSE TRY_CAST(e.said ->> 'best' AS BIGINT) END AS best,
    CASE WHEN e.said IS NULL THEN coalesce(e.killed_high, e.killed_low) ELSE TRY_CAST(e.said ->> 'high' AS BIGINT) END AS high,
    CASE WHEN e.said IS NULL THEN e.killed_low ELSE TRY_CAST(e.said ->> 'low' AS BIGINT) END AS low,
    CASE WHEN e.said IS NULL THEN CASE WHEN a.sector IN ('MIL', 'GOV', 'COP', 'SPY') THEN CAST(a.gw_number AS BIGINT) END ELSE TRY_CAST(e.said ->> 'gwnoa' AS BIGINT) END AS gwnoa,
    CASE WHEN e.said IS NULL THEN CASE WHEN b.sector IN ('MIL', 'GOV', 'COP', 'SPY') THEN CAST(b.gw_number AS BIGINT) END ELSE TRY_CAST(e.said ->> 'gwnob' AS BIGINT) END AS gwnob
FROM event AS e
LEFT JOIN actor AS a ON a.event_key = e.event_key AND a.event_role = 'source'
LEFT JOIN actor AS b ON b.event_key = e.event_key AND b.event_role = 'target'
JOIN core.dim_location AS l USING (location_key)
LEFT JOIN country_codes AS n ON n.country_code = l.country_code
LEFT JOIN where_precisions AS w ON w.place_precision = e.place_precision
LEFT JOIN mart.event AS x ON x.event_key = e.event_key
WHERE e.said IS NOT NULL OR (e.plover_type = 'ASSAULT' AND coalesce(e.killed_high, e.killed_low) > 0)
