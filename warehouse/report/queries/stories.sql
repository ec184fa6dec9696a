-- Stories that more than one article tells, with those of their articles that report chosen events.
CREATE OR REPLACE TEMP TABLE telling AS
SELECT c.n, a.story_id, a.article_key
FROM chosen AS c
JOIN core.fact_mention AS m USING (event_key)
JOIN core.dim_article AS a USING (article_key)
WHERE a.story_id <> 0
GROUP BY ALL;

CREATE OR REPLACE TEMP TABLE story AS
SELECT
    CAST(row_number() OVER (ORDER BY count(*) DESC, a.story_id) - 1 AS INT) AS story,
    a.story_id,
    arg_min(coalesce(a.title, a.locator), (coalesce(a.published_start, DATE '9999-12-31'), a.article_key)) AS title,
    min(a.published_start) AS first,
    max(a.published_end) AS last,
    count(*) AS articles,
    count(DISTINCT a.source_key) AS publishers,
    array_to_string(list_sort(list(DISTINCT a.language)), ', ') AS languages
FROM core.dim_article AS a
WHERE a.is_current AND a.story_id IN (SELECT story_id FROM telling)
GROUP BY a.story_id
HAVING count(*) > 1
