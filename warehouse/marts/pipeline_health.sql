WITH runs AS (
    SELECT
        CAST(started_at AS DATE) AS run_date,
        count(*) AS run_count,
        count_if(run_state = 'failed') AS failed_run_count,
        count_if(run_state = 'failed audit') AS failed_audit_count,
        sum(run_seconds) AS run_seconds,
        max(run_seconds) AS longest_run_seconds,
        sum(article_count_new) AS article_count_new,
        sum(article_count_changed) AS article_count_changed,
        sum(reject_count) AS reject_count,
        arg_max(event_count, finished_at) AS event_count,
        max(finished_at) AS last_finished_at
    FROM ops.run
    GROUP BY ALL
),
publications AS (
    SELECT CAST(published_at AS DATE) AS run_date, count(*) AS publication_count FROM ops.publication GROUP BY ALL
),
audits AS (
    SELECT CAST(audited_at AS DATE) AS run_date, count_if(NOT is_success) AS failed_expectation_count
    FROM ops.validation
    GROUP BY ALL
)
SELECT
    run_date,
    run_count,
    failed_run_count,
    failed_audit_count,
    run_seconds,
    longest_run_seconds,
    CAST(article_count_new AS BIGINT) AS article_count_new,
    CAST(article_count_changed AS BIGINT) AS article_count_changed,
    CAST(reject_count AS BIGINT) AS reject_count,
    reject_count / nullif(article_count_new + article_count_changed + reject_count, 0) AS reject_share,
    coalesce((article_count_new + article_count_changed) / nullif(run_seconds, 0), 0) AS articles_per_second,
    event_count,
    coalesce(publication_count, 0) AS publication_count,
    coalesce(failed_expectation_count, 0) AS failed_expectation_count,
    CASE
        WHEN run_date = (SELECT max(run_date) FROM runs)
            THEN (SELECT count(*) FROM ops.source_health WHERE health <> 'fine')
    END AS unwell_source_count,
    last_finished_at
FROM runs
LEFT JOIN publications USING (run_date)
LEFT JOIN audits USING (run_date)
