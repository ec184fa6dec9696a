-- What is known of the whole warehouse's making: one object.
WITH newest AS (SELECT * FROM ops.load WHERE coder_version NOT LIKE 'import-%' ORDER BY finished_at DESC, load_id LIMIT 1),
last_audit AS (
    SELECT * FROM ops.validation WHERE audited_at = (SELECT max(audited_at) FROM ops.validation)
),
article AS (SELECT * FROM core.dim_article WHERE origin = 'tidings' AND is_current AND article_key <> 0)
SELECT CAST(to_json({
    'event_count': (SELECT count(*) FROM core.fact_event WHERE origin = 'tidings'),
    'mention_count': (SELECT count(*) FROM core.fact_mention WHERE origin = 'tidings'),
    'mentions_without_event': (SELECT count(*) FROM core.fact_mention WHERE origin = 'tidings' AND event_key = 0),
    'article_count': (SELECT count(*) FROM article),
    'copies': (SELECT count(*) FROM article WHERE near_duplicate_of <> 0),
    'publisher_count': (SELECT count(DISTINCT source_key) FROM article WHERE source_key <> 0),
    'published_at': (SELECT strftime(max(published_at), '%Y-%m-%d %H:%M') FROM ops.publication),
    'load_id': (SELECT CAST(load_id AS VARCHAR) FROM newest),
    'coder_version': (SELECT coder_version FROM newest),
    'expectations': (SELECT count(*) FROM last_audit),
    'not_held': (SELECT coalesce(list({
        'severity': severity, 'table': table_name, 'column': column_name, 'rule': expectation, 'rows': unexpected_count
    } ORDER BY severity, table_name, expectation), []) FROM last_audit WHERE NOT is_success),
    'rejects': (SELECT coalesce(list({'rule': reject_rule, 'stage': reject_stage, 'count': n, 'example': example}
        ORDER BY n DESC, reject_rule), []) FROM (
            SELECT reject_rule, reject_stage, count(*) AS n,
                arg_min(locator || ': ' || reject_reason, reject_key) AS example
            FROM ops.reject WHERE reject_stage <> 'import' GROUP BY ALL)),
    'languages': (SELECT coalesce(list({'language': language, 'articles': n, 'not_coded': uncoded}
        ORDER BY n DESC, language), []) FROM (
            SELECT language, count(*) AS n, count(*) FILTER (coder IN ('none', 'failed')) AS uncoded
            FROM article GROUP BY language)),
    'publishers': (SELECT coalesce(list({
        'publisher': source_domain, 'articles': n, 'copies': copies, 'first': first, 'last': last
    } ORDER BY n DESC, source_domain), []) FROM (
            SELECT s.source_domain, count(*) AS n, count(*) FILTER (a.near_duplicate_of <> 0) AS copies,
                min(a.published_start) AS first, max(a.published_end) AS last
            FROM article AS a JOIN core.dim_source AS s USING (source_key)
            GROUP BY s.source_domain ORDER BY n DESC, s.source_domain LIMIT 15))
}) AS VARCHAR) AS quality
