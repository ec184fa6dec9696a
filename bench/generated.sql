-- A made-up world of `$events` events over ten years, the same on every machine: `pick` gives the n-th draw for a row.
CREATE OR REPLACE MACRO pick(i, salt, upto) AS CAST(hash(i, salt) % upto AS BIGINT);

INSERT INTO ops.load BY NAME
SELECT 1 AS load_id, 'published' AS load_state, TIMESTAMP '2025-01-01' AS started_at, TIMESTAMP '2025-01-01' AS finished_at,
    'made-up' AS coder_version, $articles AS article_count_new, 0 AS article_count_changed, 0 AS article_count_unchanged,
    0 AS reject_count, 2 * $events AS mention_count, $events AS event_count;
INSERT INTO ops.publication BY NAME
SELECT 1 AS publication_key, TIMESTAMP '2025-01-01' AS published_at, $events AS event_count, 2 * $events AS mention_count,
    1 AS load_id;

INSERT INTO core.dim_date BY NAME
SELECT 0 AS date_key, false AS is_weekend, 1 AS load_id
UNION ALL BY NAME
SELECT
    CAST(strftime(day, '%Y%m%d') AS BIGINT) AS date_key, CAST(day AS DATE) AS calendar_date, year(day) AS year,
    quarter(day) AS quarter, month(day) AS month, monthname(day) AS month_name, day(day) AS day_of_month,
    week(day) AS iso_week, isoyear(day) AS iso_year, isodow(day) AS weekday, dayname(day) AS weekday_name,
    isodow(day) > 5 AS is_weekend, 1 AS load_id
FROM (SELECT unnest(generate_series(DATE '2015-01-01', DATE '2025-03-01', INTERVAL 1 DAY)) AS day);

INSERT INTO core.dim_source BY NAME
SELECT 0 AS source_key, 'unknown' AS source_domain, 'unknown' AS source_name, 'unknown' AS source_kind, 1 AS load_id
UNION ALL BY NAME
SELECT range AS source_key, 'paper' || range || '.example' AS source_domain, 'Paper ' || range AS source_name,
    'news site' AS source_kind, 1 AS load_id
FROM range(1, 201);

INSERT INTO core.dim_event_type BY NAME
SELECT 0 AS event_type_key, 'unknown' AS plover_type, 'unknown' AS type_description, 1 AS load_id
UNION ALL BY NAME
SELECT row_number() OVER (ORDER BY plover_type, plover_mode) AS event_type_key, t.plover_type, t.plover_mode,
    t.cameo_code, t.quad_class, q.quad_description AS quad_name, t.goldstein_score, t.plover_score,
    t.description AS type_description, 1 AS load_id
FROM event_types AS t LEFT JOIN quads AS q USING (quad_class);

CREATE TEMP TABLE country AS
SELECT n - 1 AS country, code FROM (
    SELECT unnest(['SYR', 'UKR', 'COL', 'NGA', 'MLI', 'FRA', 'USA', 'IND', 'CHN', 'BRA', 'IRQ', 'AFG', 'KEN', 'MEX', 'DEU',
        'RUS', 'EGY', 'PAK', 'PHL', 'SDN']) AS code, generate_subscripts(range(20), 1) AS n
);
INSERT INTO core.dim_location BY NAME
SELECT 0 AS location_key, 'unknown' AS location_id, 'unknown' AS place_name, 1 AS load_id
UNION ALL BY NAME
SELECT range AS location_key, 'place:' || range AS location_id, 'Town ' || range AS place_name,
    'Province ' || range // 20 AS admin1_name, code AS country_code,
    CAST(pick(range, 'lat', 120000) AS DOUBLE) / 1000 - 55 AS latitude,
    CAST(pick(range, 'lon', 300000) AS DOUBLE) / 1000 - 120 AS longitude, 1 AS load_id
FROM range(1, 4001) JOIN country ON country = range % 20;

INSERT INTO core.dim_actor BY NAME
SELECT 0 AS actor_key, 'unknown' AS actor_id, 'unknown' AS actor_name, 'unknown' AS actor_kind, [] AS operates_in, [] AS aliases,
    false AS is_provisional, true AS is_current, 1 AS load_id
UNION ALL BY NAME
SELECT range AS actor_key, 'new:' || range AS actor_id, ['Army', 'Party', 'Union', 'Council', 'Group'][range % 5 + 1]
        || ' ' || range AS actor_name,
    ['military', 'organisation', 'organisation', 'government body', 'armed group'][range % 5 + 1] AS actor_kind,
    code AS country_code, ['MIL', 'PTY', 'LAB', 'GOV', 'REB'][range % 5 + 1] AS sector, [] AS operates_in, [] AS aliases,
    true AS is_provisional, true AS is_current, 1 AS load_id
FROM range(1, 3001) JOIN country ON country = range % 20;

INSERT INTO core.dim_article BY NAME
SELECT 0 AS article_key, 'unknown' AS article_id, 0 AS version_number, 'unknown' AS locator, 'und' AS language,
    'unknown' AS published_precision, 0 AS published_date_key, 0 AS source_key, repeat('0', 64) AS content_sha256,
    0 AS story_id, 0 AS near_duplicate_of, 'none' AS coder, 'none' AS coder_version,
    TIMESTAMP '1970-01-01' AS valid_from, true AS is_current, 1 AS load_id
UNION ALL BY NAME
SELECT range AS article_key, 'a' || range AS article_id, 1 AS version_number,
    'https://paper' || (1 + pick(range, 'paper', 200)) || '.example/news/' || range AS canonical_url,
    'news/' || range AS locator, 'What happened in town ' || pick(range, 'title', 4000) || ', report ' || range AS title,
    ['en', 'fr', 'es', 'ar'][1 + pick(range, 'language', 4)] AS language, day AS published_start, day AS published_end,
    'day' AS published_precision, CAST(strftime(day, '%Y%m%d') AS BIGINT) AS published_date_key,
    1 + pick(range, 'paper', 200) AS source_key, sha256(CAST(range AS VARCHAR)) AS content_sha256,
    1 + range // 2 AS story_id, 0 AS near_duplicate_of, 'rules' AS coder, '1' AS coder_version,
    CAST(day AS TIMESTAMP) AS valid_from, true AS is_current, 1 AS load_id
FROM (SELECT range, CAST(DATE '2015-01-02' + CAST(range * 3650 // $articles AS INT) AS DATE) AS day
    FROM range(1, $articles + 1));

-- Events lie by time, as in a warehouse that has grown; every seventh has no place, every ninth no known source.
INSERT INTO core.fact_event BY NAME
SELECT i AS event_key, t.event_type_key, t.cameo_code,
    CASE pick(i, 'status', 20) WHEN 0 THEN 'alleged' WHEN 1 THEN 'historical' ELSE 'asserted' END AS event_status,
    day AS start_date, CASE WHEN i % 11 = 0 THEN day + 6 ELSE day END AS end_date,
    CAST(strftime(day, '%Y%m%d') AS BIGINT) AS start_date_key,
    CASE WHEN i % 11 = 0 THEN 'week' ELSE 'day' END AS date_precision,
    CASE WHEN i % 7 = 0 THEN 0 ELSE 1 + pick(i, 'place', 4000) END AS location_key,
    CASE WHEN i % 7 = 0 THEN 'unknown' ELSE ['city', 'city', 'near', 'province', 'country'][1 + pick(i, 'exact', 5)]
        END AS place_precision,
    CASE WHEN t.plover_type = 'ASSAULT' THEN pick(i, 'killed', 12) END AS killed_low,
    CASE WHEN t.plover_type = 'ASSAULT' THEN pick(i, 'killed', 12) + pick(i, 'more', 4) END AS killed_high,
    CASE WHEN t.plover_type = 'ASSAULT' AND i % 3 = 0 THEN pick(i, 'hurt', 30) END AS injured_low,
    CASE WHEN t.plover_type = 'ASSAULT' AND i % 3 = 0 THEN pick(i, 'hurt', 30) + 2 END AS injured_high,
    CASE WHEN t.plover_type = 'ASSAULT' AND i % 4 = 0 THEN ['rocket'] ELSE [] END AS weapons,
    2 AS mention_count, 2 AS article_count, 2 AS independent_article_count, 2 AS source_count, 2 AS independent_source_count, ['en', 'fr'] AS languages,
    day AS first_reported, day + 1 AS last_reported, CAST(50 + pick(i, 'sure', 50) AS DOUBLE) / 100 AS confidence,
    1 AS load_id
FROM (
    SELECT range AS i, 1 + pick(range, 'type', kinds) AS kind,
        CAST(DATE '2015-01-01' + CAST(range * 3650 // $events AS INT) AS DATE) AS day
    FROM range(1, $events + 1), (SELECT max(event_type_key) AS kinds FROM core.dim_event_type)
) AS e
JOIN core.dim_event_type AS t ON t.event_type_key = e.kind;

INSERT INTO core.bridge_event_actor BY NAME
SELECT event_key, 'source' AS event_role,
    CASE WHEN event_key % 9 = 0 THEN 0 ELSE 1 + least(pick(event_key, 'who', 3000), pick(event_key, 'whom', 3000)) END
        AS actor_key, 0 AS role_order, 1 AS load_id
FROM core.fact_event
UNION ALL BY NAME
SELECT event_key, 'target' AS event_role, 1 + least(pick(event_key, 'to', 3000), pick(event_key, 'also', 3000)) AS actor_key,
    0 AS role_order, 1 AS load_id
FROM core.fact_event;

INSERT INTO core.bridge_event_location BY NAME
SELECT event_key, location_key, 0 AS location_order, place_precision, 1 AS load_id FROM core.fact_event;

INSERT INTO core.fact_mention BY NAME
SELECT 2 * e.event_key + part AS mention_key, e.event_key,
    1 + (e.event_key * $articles // $events + part) % $articles AS article_key, e.event_type_key, e.cameo_code,
    e.location_key, e.place_precision, e.start_date, e.end_date, e.date_precision, s.actor_key AS source_actor_key,
    g.actor_key AS target_actor_key, 0 AS sentence_start, length(evidence_text) AS sentence_end, 4 AS trigger_start,
    12 AS trigger_end, 'attacked' AS trigger_text, evidence_text, 'the army' AS source_text, 'the town' AS target_text,
    'affirmed' AS polarity, 'asserted' AS modality, 'past' AS tense, e.killed_low, e.killed_high, e.injured_low,
    e.injured_high, e.weapons, e.confidence, 'rules' AS coder, '1' AS coder_version, 1 AS load_id
FROM core.fact_event AS e
JOIN core.bridge_event_actor AS s ON s.event_key = e.event_key AND s.event_role = 'source'
JOIN core.bridge_event_actor AS g ON g.event_key = e.event_key AND g.event_role = 'target'
CROSS JOIN (VALUES (0, 'It was said that the army of the north attacked the town'), (1, 'Residents told the paper that')) AS p (part, words)
CROSS JOIN LATERAL (
    SELECT p.words || ' ' || e.event_key || ' near the ' || ['river', 'bridge', 'market', 'station', 'border'][1 + pick(e.event_key, part, 5)]
        || ' on that day, according to ' || pick(e.event_key, 'witness', 900) || ' witnesses and '
        || sha256(CAST(e.event_key + part AS VARCHAR))[:24] AS evidence_text
);
