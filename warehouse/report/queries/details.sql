-- What an event opens to, in parcels of events that follow each other; the surest sentences first.
WITH ranked AS (
    SELECT
        c.n,
        m.*,
        row_number() OVER (
            PARTITION BY c.n
            ORDER BY m.modality <> 'asserted', a.near_duplicate_of <> 0, m.confidence DESC, m.mention_key
        ) AS place_in_line
    FROM chosen AS c
    JOIN mart.mention AS m USING (event_key)
    JOIN core.dim_article AS a USING (article_key)
),
sentence AS (
    SELECT
        n,
        list(
            {
                'text': evidence_text,
                'from': trigger_start - sentence_start,
                'to': trigger_end - sentence_start,
                'title': title,
                'url': canonical_url,
                'locator': locator,
                'publisher': source_domain,
                'language': language,
                'published': published_start,
                'modality': modality,
                'tense': tense,
                'by': attributed_to,
                'confidence': round(confidence, 2)
            }
            ORDER BY place_in_line
        ) AS sentences
    FROM ranked
    WHERE place_in_line <= $most_sentences
    GROUP BY n
)
SELECT
    c.n // $parcel AS parcel,
    CAST(to_json(list(
        {
            'key': CAST(c.event_key AS VARCHAR),
            'what': c.type_description,
            'cameo': c.cameo_code || ' ' || c.cameo_label,
            'sources': c.source_names,
            'targets': c.target_names,
            'mediators': c.mediator_names,
            'alleged': c.alleged_source_names,
            'claimed_by': c.alleged_attributed_to,
            'places': c.all_places,
            'weekday': c.weekday_name,
            'time': c.local_time,
            'weapons': c.weapons,
            'goldstein': c.goldstein_score,
            'languages': c.languages,
            'first': c.first_reported,
            'last': c.last_reported,
            'sentences': coalesce(s.sentences, [])
        }
        ORDER BY c.n
    )) AS VARCHAR) AS events
FROM chosen AS c
LEFT JOIN sentence AS s USING (n)
GROUP BY parcel
ORDER BY parcel
