CREATE SCHEMA IF NOT EXISTS ops;
CREATE SCHEMA IF NOT EXISTS raw;
CREATE SCHEMA IF NOT EXISTS doc;
CREATE SCHEMA IF NOT EXISTS ext;
CREATE SCHEMA IF NOT EXISTS res;
CREATE SCHEMA IF NOT EXISTS core;
CREATE SCHEMA IF NOT EXISTS mart;

CREATE TABLE ops.load (
    load_id BIGINT NOT NULL,
    load_state VARCHAR NOT NULL CHECK (load_state IN ('loaded', 'audited', 'published', 'failed audit')),
    started_at TIMESTAMP NOT NULL,
    finished_at TIMESTAMP NOT NULL,
    coder_version VARCHAR NOT NULL CHECK (length(coder_version) >= 1),
    article_count_new BIGINT NOT NULL CHECK (article_count_new >= 0),
    article_count_changed BIGINT NOT NULL CHECK (article_count_changed >= 0),
    article_count_unchanged BIGINT NOT NULL CHECK (article_count_unchanged >= 0),
    reject_count BIGINT NOT NULL CHECK (reject_count >= 0),
    mention_count BIGINT NOT NULL CHECK (mention_count >= 0),
    event_count BIGINT NOT NULL CHECK (event_count >= 0),
    PRIMARY KEY (load_id)
);
COMMENT ON TABLE ops.load IS 'One row: one load. What came in together, in one transaction.';
COMMENT ON COLUMN ops.load.load_id IS 'The load; the same input with the same coder gives the same id.';
COMMENT ON COLUMN ops.load.load_state IS 'How far it got.';
COMMENT ON COLUMN ops.load.started_at IS 'Start. Unit: UTC.';
COMMENT ON COLUMN ops.load.finished_at IS 'When the transaction was committed. Unit: UTC.';
COMMENT ON COLUMN ops.load.coder_version IS 'Version of coder, lexicon and knowledge.';
COMMENT ON COLUMN ops.load.article_count_new IS 'Articles never seen before. Unit: articles.';
COMMENT ON COLUMN ops.load.article_count_changed IS 'New versions of articles seen before. Unit: articles.';
COMMENT ON COLUMN ops.load.article_count_unchanged IS 'Payloads that brought nothing new. Unit: articles.';
COMMENT ON COLUMN ops.load.reject_count IS 'Rejects. Unit: rejects.';
COMMENT ON COLUMN ops.load.mention_count IS 'Mentions in the warehouse after the load. Unit: mentions.';
COMMENT ON COLUMN ops.load.event_count IS 'Events in the warehouse after the load. Unit: events.';

CREATE TABLE ops.reject (
    reject_key BIGINT NOT NULL,
    reject_stage VARCHAR NOT NULL CHECK (reject_stage IN ('ingest', 'documents', 'coding', 'load', 'import')),
    locator VARCHAR NOT NULL CHECK (length(locator) >= 1),
    payload_sha256 VARCHAR NOT NULL CHECK (regexp_matches(payload_sha256, '^[0-9a-f]{64}$')),
    reject_rule VARCHAR NOT NULL CHECK (length(reject_rule) >= 1),
    reject_reason VARCHAR NOT NULL CHECK (length(reject_reason) >= 1),
    payload_excerpt VARCHAR NOT NULL,
    load_id BIGINT NOT NULL,
    PRIMARY KEY (reject_key)
);
COMMENT ON TABLE ops.reject IS 'One row: one thing that could not be used, for one reason. Nothing is dropped in silence: what could not be read or broke a rule, and why.';
COMMENT ON COLUMN ops.reject.reject_key IS 'The reject.';
COMMENT ON COLUMN ops.reject.reject_stage IS 'Where it was refused.';
COMMENT ON COLUMN ops.reject.locator IS 'Where it came from: URL, path, `#n` for line n, or `table` for a row.';
COMMENT ON COLUMN ops.reject.payload_sha256 IS 'SHA-256 of the payload or row.';
COMMENT ON COLUMN ops.reject.reject_rule IS 'Name of the rule that was broken.';
COMMENT ON COLUMN ops.reject.reject_reason IS 'What was got, what was expected, what to do.';
COMMENT ON COLUMN ops.reject.payload_excerpt IS 'The start of it, as text.';
COMMENT ON COLUMN ops.reject.load_id IS 'The load that wrote this row.';

CREATE TABLE ops.validation (
    validation_key BIGINT NOT NULL,
    audited_at TIMESTAMP NOT NULL,
    table_name VARCHAR NOT NULL CHECK (length(table_name) >= 1),
    column_name VARCHAR CHECK (length(column_name) >= 1),
    expectation VARCHAR NOT NULL CHECK (length(expectation) >= 1),
    severity VARCHAR NOT NULL CHECK (severity IN ('critical', 'warning')),
    checked_by VARCHAR NOT NULL CHECK (checked_by IN ('query', 'constraint')),
    is_success BOOLEAN NOT NULL,
    unexpected_count BIGINT CHECK (unexpected_count >= 0),
    examples VARCHAR CHECK (length(examples) >= 1),
    load_id BIGINT NOT NULL,
    PRIMARY KEY (validation_key)
);
COMMENT ON TABLE ops.validation IS 'One row: one expectation checked in one audit. What the audit found.';
COMMENT ON COLUMN ops.validation.validation_key IS 'The check.';
COMMENT ON COLUMN ops.validation.audited_at IS 'When the audit ran. Unit: UTC.';
COMMENT ON COLUMN ops.validation.table_name IS 'Table, `layer.table`.';
COMMENT ON COLUMN ops.validation.column_name IS 'Column; null for a rule over rows.';
COMMENT ON COLUMN ops.validation.expectation IS 'Name of the rule.';
COMMENT ON COLUMN ops.validation.severity IS 'critical stops the publication.';
COMMENT ON COLUMN ops.validation.checked_by IS 'A query of Great Expectations, or a constraint of the file, which lets no row against it in.';
COMMENT ON COLUMN ops.validation.is_success IS 'It holds.';
COMMENT ON COLUMN ops.validation.unexpected_count IS 'Rows against it. Unit: rows.';
COMMENT ON COLUMN ops.validation.examples IS 'Some of the rows against it, as JSON.';
COMMENT ON COLUMN ops.validation.load_id IS 'The load that wrote this row.';

CREATE TABLE ops.migration (
    migration_number BIGINT NOT NULL CHECK (migration_number >= 1),
    migration_name VARCHAR NOT NULL CHECK (length(migration_name) >= 1),
    migration_sha256 VARCHAR NOT NULL CHECK (regexp_matches(migration_sha256, '^[0-9a-f]{64}$')),
    applied_at TIMESTAMP NOT NULL,
    PRIMARY KEY (migration_number)
);
COMMENT ON TABLE ops.migration IS 'One row: one applied migration. Forward only: what changed the tables, when.';
COMMENT ON COLUMN ops.migration.migration_number IS 'Number of the file. Unit: position.';
COMMENT ON COLUMN ops.migration.migration_name IS 'Name of the file.';
COMMENT ON COLUMN ops.migration.migration_sha256 IS 'SHA-256 of the file.';
COMMENT ON COLUMN ops.migration.applied_at IS 'When. Unit: UTC.';

CREATE TABLE ops.publication (
    publication_key BIGINT NOT NULL,
    published_at TIMESTAMP NOT NULL,
    event_count BIGINT NOT NULL CHECK (event_count >= 0),
    mention_count BIGINT NOT NULL CHECK (mention_count >= 0),
    load_id BIGINT NOT NULL,
    PRIMARY KEY (publication_key)
);
COMMENT ON TABLE ops.publication IS 'One row: one published file. What readers were given, when.';
COMMENT ON COLUMN ops.publication.publication_key IS 'The publication.';
COMMENT ON COLUMN ops.publication.published_at IS 'When. Unit: UTC.';
COMMENT ON COLUMN ops.publication.event_count IS 'Events in it. Unit: events.';
COMMENT ON COLUMN ops.publication.mention_count IS 'Mentions in it. Unit: mentions.';
COMMENT ON COLUMN ops.publication.load_id IS 'The load that wrote this row.';

CREATE TABLE ops.fetch (
    fetch_key BIGINT NOT NULL,
    fetch_kind VARCHAR NOT NULL CHECK (fetch_kind IN ('list', 'page')),
    source_name VARCHAR NOT NULL CHECK (length(source_name) >= 1),
    url VARCHAR NOT NULL CHECK (length(url) >= 1),
    fetch_state VARCHAR NOT NULL CHECK (fetch_state IN ('waiting', 'fetched', 'failed', 'refused')),
    listed_at TIMESTAMP NOT NULL,
    fetched_at TIMESTAMP,
    failure_count BIGINT NOT NULL CHECK (failure_count >= 0),
    reason VARCHAR CHECK (length(reason) >= 1),
    status_code BIGINT CHECK (status_code >= 0),
    final_url VARCHAR CHECK (length(final_url) >= 1),
    etag VARCHAR CHECK (length(etag) >= 1),
    last_modified VARCHAR CHECK (length(last_modified) >= 1),
    media_type VARCHAR CHECK (length(media_type) >= 1),
    charset VARCHAR CHECK (length(charset) >= 1),
    payload_sha256 VARCHAR CHECK (regexp_matches(payload_sha256, '^[0-9a-f]{64}$')),
    stored_path VARCHAR CHECK (length(stored_path) >= 1),
    PRIMARY KEY (fetch_key)
);
COMMENT ON TABLE ops.fetch IS 'One row: one address that a source gave: a list (feed, sitemap) or a page. What is to be fetched and what was: so that nothing is fetched twice and nothing is forgotten.';
COMMENT ON COLUMN ops.fetch.fetch_key IS 'The address.';
COMMENT ON COLUMN ops.fetch.fetch_kind IS 'Whether it lists pages or is one.';
COMMENT ON COLUMN ops.fetch.source_name IS 'The source that gave it first.';
COMMENT ON COLUMN ops.fetch.url IS 'The address, as given.';
COMMENT ON COLUMN ops.fetch.fetch_state IS 'How far it got; what failed is tried again, what was refused is not.';
COMMENT ON COLUMN ops.fetch.listed_at IS 'When a source gave it first. Unit: UTC.';
COMMENT ON COLUMN ops.fetch.fetched_at IS 'When it was asked last. Unit: UTC.';
COMMENT ON COLUMN ops.fetch.failure_count IS 'Runs in a row in which it failed. Unit: runs.';
COMMENT ON COLUMN ops.fetch.reason IS 'Why it failed or was refused.';
COMMENT ON COLUMN ops.fetch.status_code IS 'HTTP status of the last answer. Unit: HTTP status.';
COMMENT ON COLUMN ops.fetch.final_url IS 'Where it was found, after redirects.';
COMMENT ON COLUMN ops.fetch.etag IS 'ETag of the last answer, for asking whether it changed.';
COMMENT ON COLUMN ops.fetch.last_modified IS 'Last-Modified of the last answer, as printed.';
COMMENT ON COLUMN ops.fetch.media_type IS 'What the server calls it.';
COMMENT ON COLUMN ops.fetch.charset IS 'The character set that the server declares.';
COMMENT ON COLUMN ops.fetch.payload_sha256 IS 'SHA-256 of the bytes.';
COMMENT ON COLUMN ops.fetch.stored_path IS 'Path of the bytes below the store.';

CREATE TABLE ops.source_health (
    health_key BIGINT NOT NULL,
    source_name VARCHAR NOT NULL CHECK (length(source_name) >= 1),
    url VARCHAR CHECK (length(url) >= 1),
    health VARCHAR NOT NULL CHECK (health IN ('fine', 'moved', 'gone', 'silent', 'failing', 'unreadable', 'forbidden')),
    finding VARCHAR CHECK (length(finding) >= 1),
    checked_at TIMESTAMP NOT NULL,
    worked_at TIMESTAMP,
    newest_at TIMESTAMP,
    failure_count BIGINT NOT NULL CHECK (failure_count >= 0),
    item_count BIGINT NOT NULL CHECK (item_count >= 0),
    new_count BIGINT NOT NULL CHECK (new_count >= 0),
    refused_count BIGINT NOT NULL CHECK (refused_count >= 0),
    PRIMARY KEY (health_key)
);
COMMENT ON TABLE ops.source_health IS 'One row: one source, or one of its lists (feed, sitemap). Whether sources still give what they are for.';
COMMENT ON COLUMN ops.source_health.health_key IS 'The source or list.';
COMMENT ON COLUMN ops.source_health.source_name IS 'The source, as configured.';
COMMENT ON COLUMN ops.source_health.url IS 'Address of the list; null for the source as a whole.';
COMMENT ON COLUMN ops.source_health.health IS 'What is the matter.';
COMMENT ON COLUMN ops.source_health.finding IS 'What was seen and what to do; null when all is fine.';
COMMENT ON COLUMN ops.source_health.checked_at IS 'When it was last looked at. Unit: UTC.';
COMMENT ON COLUMN ops.source_health.worked_at IS 'When it could last be read. Unit: UTC.';
COMMENT ON COLUMN ops.source_health.newest_at IS 'When it last gave something new. Unit: UTC.';
COMMENT ON COLUMN ops.source_health.failure_count IS 'Looks in a row that failed. Unit: runs.';
COMMENT ON COLUMN ops.source_health.item_count IS 'What it gave at the last look. Unit: articles.';
COMMENT ON COLUMN ops.source_health.new_count IS 'What of it was new. Unit: articles.';
COMMENT ON COLUMN ops.source_health.refused_count IS 'What of it could not be used. Unit: articles.';

CREATE TABLE ops.partition (
    partition_key BIGINT NOT NULL,
    source_name VARCHAR NOT NULL CHECK (length(source_name) >= 1),
    first_day DATE NOT NULL,
    last_day DATE NOT NULL,
    done_at TIMESTAMP NOT NULL,
    article_count BIGINT NOT NULL CHECK (article_count >= 0),
    PRIMARY KEY (partition_key)
);
COMMENT ON TABLE ops.partition IS 'One row: one part of a backfill that is done. Which days of which sources were read, so that a backfill goes on where it stopped.';
COMMENT ON COLUMN ops.partition.partition_key IS 'The part.';
COMMENT ON COLUMN ops.partition.source_name IS 'The source.';
COMMENT ON COLUMN ops.partition.first_day IS 'Its first day. Unit: day.';
COMMENT ON COLUMN ops.partition.last_day IS 'Its last day. Unit: day.';
COMMENT ON COLUMN ops.partition.done_at IS 'When it was done. Unit: UTC.';
COMMENT ON COLUMN ops.partition.article_count IS 'Articles never seen before that it brought. Unit: articles.';

CREATE TABLE ops.run (
    run_key BIGINT NOT NULL,
    started_at TIMESTAMP NOT NULL,
    finished_at TIMESTAMP NOT NULL,
    run_state VARCHAR NOT NULL CHECK (run_state IN ('done', 'done with rejects', 'failed audit', 'failed')),
    began_by VARCHAR NOT NULL CHECK (length(began_by) >= 1),
    coder_version VARCHAR NOT NULL CHECK (length(coder_version) >= 1),
    run_seconds DOUBLE NOT NULL CHECK (run_seconds >= 0.0),
    article_count_new BIGINT NOT NULL CHECK (article_count_new >= 0),
    article_count_changed BIGINT NOT NULL CHECK (article_count_changed >= 0),
    article_count_unchanged BIGINT NOT NULL CHECK (article_count_unchanged >= 0),
    reject_count BIGINT NOT NULL CHECK (reject_count >= 0),
    event_count BIGINT CHECK (event_count >= 0),
    reason VARCHAR CHECK (length(reason) >= 1),
    load_id BIGINT NOT NULL,
    PRIMARY KEY (run_key)
);
COMMENT ON TABLE ops.run IS 'One row: one run. What was run, by whom, and how it ended; a run killed from outside leaves no row.';
COMMENT ON COLUMN ops.run.run_key IS 'The run.';
COMMENT ON COLUMN ops.run.started_at IS 'Start. Unit: UTC.';
COMMENT ON COLUMN ops.run.finished_at IS 'End, or when the publication began. Unit: UTC.';
COMMENT ON COLUMN ops.run.run_state IS 'How it ended.';
COMMENT ON COLUMN ops.run.began_by IS 'A deployment of the schedules, `flow` of a Prefect run, or `command line`.';
COMMENT ON COLUMN ops.run.coder_version IS 'Version of coder, lexicon and knowledge.';
COMMENT ON COLUMN ops.run.run_seconds IS 'How long it took. Unit: seconds.';
COMMENT ON COLUMN ops.run.article_count_new IS 'Articles never seen before. Unit: articles.';
COMMENT ON COLUMN ops.run.article_count_changed IS 'New versions of articles seen before. Unit: articles.';
COMMENT ON COLUMN ops.run.article_count_unchanged IS 'Payloads that brought nothing new. Unit: articles.';
COMMENT ON COLUMN ops.run.reject_count IS 'Rejects that were not known before. Unit: rejects.';
COMMENT ON COLUMN ops.run.event_count IS 'Events in the warehouse at its end. Unit: events.';
COMMENT ON COLUMN ops.run.reason IS 'Why it failed; null when it did not.';
COMMENT ON COLUMN ops.run.load_id IS 'The load that it made; 0 when there was nothing new.';

CREATE TABLE ops.run_stage (
    run_key BIGINT NOT NULL,
    stage VARCHAR NOT NULL CHECK (length(stage) >= 1),
    stage_number BIGINT NOT NULL CHECK (stage_number >= 1),
    stage_seconds DOUBLE NOT NULL CHECK (stage_seconds >= 0.0),
    PRIMARY KEY (run_key, stage)
);
COMMENT ON TABLE ops.run_stage IS 'One row: one stage of one run. How long each stage of a run took.';
COMMENT ON COLUMN ops.run_stage.run_key IS 'The run.';
COMMENT ON COLUMN ops.run_stage.stage IS 'The stage, such as `code` or `audit`.';
COMMENT ON COLUMN ops.run_stage.stage_number IS 'Its place in the order. Unit: position.';
COMMENT ON COLUMN ops.run_stage.stage_seconds IS 'How long it took. Unit: seconds.';

CREATE TABLE raw.article (
    payload_key BIGINT NOT NULL,
    payload_sha256 VARCHAR NOT NULL CHECK (regexp_matches(payload_sha256, '^[0-9a-f]{64}$')),
    locator VARCHAR NOT NULL CHECK (length(locator) >= 1),
    source_name VARCHAR NOT NULL CHECK (length(source_name) >= 1),
    media_type VARCHAR NOT NULL CHECK (media_type IN ('text/plain', 'text/html', 'application/json')),
    charset VARCHAR CHECK (length(charset) >= 1),
    fetched_at TIMESTAMP NOT NULL,
    byte_count BIGINT NOT NULL CHECK (byte_count >= 0),
    stored_path VARCHAR NOT NULL CHECK (length(stored_path) >= 1),
    load_id BIGINT NOT NULL,
    PRIMARY KEY (payload_key)
);
COMMENT ON TABLE raw.article IS 'One row: one fetched payload that holds one article. The bytes as got: the payload itself lies in the store, by its hash.';
COMMENT ON COLUMN raw.article.payload_key IS 'The payload.';
COMMENT ON COLUMN raw.article.payload_sha256 IS 'SHA-256 of the payload''s bytes (of the line''s, in JSON Lines).';
COMMENT ON COLUMN raw.article.locator IS 'Where the payload was found: a URL, or a path below the folder that was read, `#n` for line n.';
COMMENT ON COLUMN raw.article.source_name IS 'The source, as configured, that gave the payload.';
COMMENT ON COLUMN raw.article.media_type IS 'What the payload is.';
COMMENT ON COLUMN raw.article.charset IS 'The character set that the server declared; null when none did.';
COMMENT ON COLUMN raw.article.fetched_at IS 'When it was fetched; of a file, when it was last modified. Unit: UTC.';
COMMENT ON COLUMN raw.article.byte_count IS 'Size of the payload. Unit: bytes.';
COMMENT ON COLUMN raw.article.stored_path IS 'Path of the stored bytes, below the store.';
COMMENT ON COLUMN raw.article.load_id IS 'The load that wrote this row.';

CREATE TABLE doc.document (
    article_key BIGINT NOT NULL,
    article_id VARCHAR NOT NULL CHECK (length(article_id) >= 1),
    payload_key BIGINT NOT NULL,
    title VARCHAR CHECK (length(title) >= 1),
    text VARCHAR NOT NULL CHECK (length(text) >= 1),
    language VARCHAR NOT NULL CHECK (regexp_matches(language, '^[a-z]{2,3}$')),
    language_confidence DOUBLE NOT NULL CHECK (language_confidence >= 0.0) CHECK (language_confidence <= 1.0),
    published_start DATE,
    published_end DATE,
    published_precision VARCHAR NOT NULL CHECK (published_precision IN ('day', 'week', 'month', 'quarter', 'year', 'interval', 'unknown')),
    modified_at TIMESTAMP,
    seen_at TIMESTAMP NOT NULL,
    dateline VARCHAR CHECK (length(dateline) >= 1),
    author VARCHAR CHECK (length(author) >= 1),
    url VARCHAR CHECK (length(url) >= 1),
    source_domain VARCHAR NOT NULL CHECK (length(source_domain) >= 1),
    content_sha256 VARCHAR NOT NULL CHECK (regexp_matches(content_sha256, '^[0-9a-f]{64}$')),
    text_sha256 VARCHAR NOT NULL CHECK (regexp_matches(text_sha256, '^[0-9a-f]{64}$')),
    load_id BIGINT NOT NULL,
    PRIMARY KEY (article_key)
);
COMMENT ON TABLE doc.document IS 'One row: one version of one article, read from one payload. An article''s text and what is known of it. Offsets everywhere count code points of `text`.';
COMMENT ON COLUMN doc.document.article_key IS 'The version of the article.';
COMMENT ON COLUMN doc.document.article_id IS 'The article over all its versions: canonical URL, else source and id, else source and path.';
COMMENT ON COLUMN doc.document.payload_key IS 'The payload that the version was read from.';
COMMENT ON COLUMN doc.document.title IS 'The headline.';
COMMENT ON COLUMN doc.document.text IS 'The text, line ends as \n, Unicode NFC; nothing cut out of it: `doc.block` says what is what.';
COMMENT ON COLUMN doc.document.language IS 'Language of the text: ISO 639-1, `und` when it could not be told.';
COMMENT ON COLUMN doc.document.language_confidence IS 'How sure the language is. Unit: probability.';
COMMENT ON COLUMN doc.document.published_start IS 'First day on which the article may have been published. Unit: day.';
COMMENT ON COLUMN doc.document.published_end IS 'Last day on which the article may have been published. Unit: day.';
COMMENT ON COLUMN doc.document.published_precision IS 'How exact the day of publication is.';
COMMENT ON COLUMN doc.document.modified_at IS 'When the article says that it was last changed. Unit: UTC.';
COMMENT ON COLUMN doc.document.seen_at IS 'When the payload was fetched; of a file, when it was last modified. Unit: UTC.';
COMMENT ON COLUMN doc.document.dateline IS 'Place before the text, as printed: where it was written, not where it happened.';
COMMENT ON COLUMN doc.document.author IS 'Who wrote it, as printed.';
COMMENT ON COLUMN doc.document.url IS 'The canonical URL.';
COMMENT ON COLUMN doc.document.source_domain IS 'Domain of the publisher; of a file without one, the configured source.';
COMMENT ON COLUMN doc.document.content_sha256 IS 'SHA-256 over title, coded text and date of publication.';
COMMENT ON COLUMN doc.document.text_sha256 IS 'SHA-256 over the body''s words alone, case and spaces folded: copies share it.';
COMMENT ON COLUMN doc.document.load_id IS 'The load that wrote this row.';

CREATE TABLE doc.block (
    article_key BIGINT NOT NULL,
    block_start BIGINT NOT NULL CHECK (block_start >= 0),
    block_end BIGINT NOT NULL CHECK (block_end >= 0),
    block_kind VARCHAR NOT NULL CHECK (block_kind IN ('body', 'title', 'caption', 'credit', 'dateline', 'boilerplate', 'header', 'repeat')),
    load_id BIGINT NOT NULL,
    PRIMARY KEY (article_key, block_start)
);
COMMENT ON TABLE doc.block IS 'One row: one stretch of a document''s text of one kind. What each part of a text is; only body, title and captions are coded.';
COMMENT ON COLUMN doc.block.article_key IS 'The version of the article.';
COMMENT ON COLUMN doc.block.block_start IS 'Where the block starts. Unit: code points.';
COMMENT ON COLUMN doc.block.block_end IS 'Where the block ends, exclusive. Unit: code points.';
COMMENT ON COLUMN doc.block.block_kind IS 'What the block is.';
COMMENT ON COLUMN doc.block.load_id IS 'The load that wrote this row.';

CREATE TABLE ext.coding (
    article_key BIGINT NOT NULL,
    coder VARCHAR NOT NULL CHECK (length(coder) >= 1),
    coder_version VARCHAR NOT NULL CHECK (length(coder_version) >= 1),
    sentence_count BIGINT NOT NULL CHECK (sentence_count >= 0),
    parsed_sentence_count BIGINT NOT NULL CHECK (parsed_sentence_count >= 0),
    mention_count BIGINT NOT NULL CHECK (mention_count >= 0),
    load_id BIGINT NOT NULL,
    PRIMARY KEY (article_key)
);
COMMENT ON TABLE ext.coding IS 'One row: one version of an article, coded by one coder. That a document was coded, by what and how it went: also those in which nothing was found.';
COMMENT ON COLUMN ext.coding.article_key IS 'The version of the article.';
COMMENT ON COLUMN ext.coding.coder IS 'Name of the coder; `none` when no coder knows the language, `failed` when coding failed.';
COMMENT ON COLUMN ext.coding.coder_version IS 'Version of the coder with its lexicon and knowledge.';
COMMENT ON COLUMN ext.coding.sentence_count IS 'Sentences in the coded blocks. Unit: sentences.';
COMMENT ON COLUMN ext.coding.parsed_sentence_count IS 'Sentences that were parsed, having a trigger. Unit: sentences.';
COMMENT ON COLUMN ext.coding.mention_count IS 'Mentions found. Unit: mentions.';
COMMENT ON COLUMN ext.coding.load_id IS 'The load that wrote this row.';

CREATE TABLE ext.mention (
    mention_key BIGINT NOT NULL,
    article_key BIGINT NOT NULL,
    plover_type VARCHAR NOT NULL CHECK (plover_type IN ('AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE', 'COOPERATE', 'AID', 'RETREAT', 'REQUEST', 'ACCUSE', 'REJECT', 'THREATEN', 'PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT')),
    plover_mode VARCHAR CHECK (plover_mode IN ('visit', 'third-party', 'multilateral', 'phone', 'withdraw', 'release', 'disarm', 'ceasefire', 'access', 'resign', 'assist', 'change', 'yield', 'meet', 'disapprove', 'investigate', 'allege', 'restrict', 'arrest', 'relations', 'expel', 'territory', 'violence', 'demo', 'riot', 'strike', 'hunger', 'boycott', 'obstruct', 'vandalize', 'convict', 'discontinue', 'troops', 'weapons', 'police', 'militia', 'seize', 'censor', 'curfew', 'martial-law', 'deport', 'withhold', 'misinformation', 'cyber', 'abduct', 'beat', 'torture', 'sexual', 'targeted', 'destroy', 'primitive', 'firearms', 'explosives', 'suicide-attack', 'aerial', 'drone', 'heavy-weapons', 'crowd-control', 'unconventional')),
    cameo_code VARCHAR NOT NULL CHECK (cameo_code IN ('030', '031', '0311', '0312', '0313', '0314', '032', '033', '0331', '0332', '0333', '0334', '034', '0341', '0342', '0343', '0344', '035', '0351', '0352', '0353', '0354', '0355', '0356', '036', '037', '038', '039', '040', '041', '042', '043', '044', '045', '046', '050', '051', '052', '053', '054', '055', '056', '057', '060', '061', '062', '063', '064', '070', '071', '072', '073', '074', '075', '080', '081', '0811', '0812', '0813', '0814', '082', '083', '0831', '0832', '0833', '0834', '084', '0841', '0842', '085', '086', '0861', '0862', '0863', '087', '0871', '0872', '0873', '0874', '090', '091', '092', '093', '094', '100', '101', '1011', '1012', '1013', '1014', '102', '103', '1031', '1032', '1033', '1034', '104', '1041', '1042', '1043', '1044', '105', '1051', '1052', '1053', '1054', '1055', '1056', '106', '107', '108', '110', '111', '112', '1121', '1122', '1123', '1124', '1125', '113', '114', '115', '116', '120', '121', '1211', '1212', '1213', '1214', '122', '1221', '1222', '1223', '1224', '123', '1231', '1232', '1233', '1234', '124', '1241', '1242', '1243', '1244', '1245', '1246', '125', '126', '127', '128', '129', '130', '131', '1311', '1312', '1313', '132', '1321', '1322', '1323', '1324', '133', '134', '135', '136', '137', '138', '1381', '1382', '1383', '1384', '1385', '139', '140', '141', '1411', '1412', '1413', '1414', '142', '1421', '1422', '1423', '1424', '143', '1431', '1432', '1433', '1434', '144', '1441', '1442', '1443', '1444', '145', '1451', '1452', '1453', '1454', '150', '151', '152', '153', '154', '160', '161', '162', '1621', '1622', '1623', '163', '164', '165', '166', '1661', '1662', '1663', '170', '171', '1711', '1712', '172', '1721', '1722', '1723', '1724', '173', '174', '175', '180', '181', '182', '1821', '1822', '1823', '183', '1831', '1832', '1833', '184', '185', '186', '190', '191', '192', '193', '194', '195', '196', '200', '201', '202', '203', '204', '2041', '2042')),
    sentence_start BIGINT NOT NULL CHECK (sentence_start >= 0),
    sentence_end BIGINT NOT NULL CHECK (sentence_end >= 0),
    trigger_start BIGINT NOT NULL CHECK (trigger_start >= 0),
    trigger_end BIGINT NOT NULL CHECK (trigger_end >= 0),
    trigger_text VARCHAR NOT NULL CHECK (length(trigger_text) >= 1),
    evidence_text VARCHAR NOT NULL CHECK (length(evidence_text) >= 1),
    is_definite BOOLEAN NOT NULL,
    polarity VARCHAR NOT NULL CHECK (polarity IN ('affirmed', 'negated')),
    modality VARCHAR NOT NULL CHECK (modality IN ('asserted', 'alleged', 'planned', 'hypothetical', 'threatened')),
    tense VARCHAR NOT NULL CHECK (tense IN ('past', 'current', 'future', 'historical')),
    attributed_to VARCHAR CHECK (length(attributed_to) >= 1),
    killed_low BIGINT CHECK (killed_low >= 0),
    killed_high BIGINT CHECK (killed_high >= 0),
    injured_low BIGINT CHECK (injured_low >= 0),
    injured_high BIGINT CHECK (injured_high >= 0),
    weapons VARCHAR[] NOT NULL,
    weapon_count_low BIGINT CHECK (weapon_count_low >= 0),
    weapon_count_high BIGINT CHECK (weapon_count_high >= 0),
    confidence DOUBLE NOT NULL CHECK (confidence >= 0.0) CHECK (confidence <= 1.0),
    coder VARCHAR NOT NULL CHECK (length(coder) >= 1),
    coder_version VARCHAR NOT NULL CHECK (length(coder_version) >= 1),
    load_id BIGINT NOT NULL,
    PRIMARY KEY (mention_key)
);
COMMENT ON TABLE ext.mention IS 'One row: one report of an event by one sentence. A trigger in a sentence with its type and qualifiers.';
COMMENT ON COLUMN ext.mention.mention_key IS 'The mention.';
COMMENT ON COLUMN ext.mention.article_key IS 'The version of the article.';
COMMENT ON COLUMN ext.mention.plover_type IS 'PLOVER type.';
COMMENT ON COLUMN ext.mention.plover_mode IS 'PLOVER mode.';
COMMENT ON COLUMN ext.mention.cameo_code IS 'CAMEO code.';
COMMENT ON COLUMN ext.mention.sentence_start IS 'Where the sentence starts. Unit: code points.';
COMMENT ON COLUMN ext.mention.sentence_end IS 'Where the sentence ends, exclusive. Unit: code points.';
COMMENT ON COLUMN ext.mention.trigger_start IS 'Where the trigger starts. Unit: code points.';
COMMENT ON COLUMN ext.mention.trigger_end IS 'Where the trigger ends, exclusive. Unit: code points.';
COMMENT ON COLUMN ext.mention.trigger_text IS 'The words that tell of the event.';
COMMENT ON COLUMN ext.mention.evidence_text IS 'The sentence, as printed.';
COMMENT ON COLUMN ext.mention.is_definite IS 'The trigger takes up something already told ("the attack", "cette frappe").';
COMMENT ON COLUMN ext.mention.polarity IS 'Affirmed or negated.';
COMMENT ON COLUMN ext.mention.modality IS 'How the text stands to it.';
COMMENT ON COLUMN ext.mention.tense IS 'When it is told to happen, seen from the article.';
COMMENT ON COLUMN ext.mention.attributed_to IS 'Who says so, as printed.';
COMMENT ON COLUMN ext.mention.killed_low IS 'Killed, at least. Unit: persons.';
COMMENT ON COLUMN ext.mention.killed_high IS 'Killed, at most. Unit: persons.';
COMMENT ON COLUMN ext.mention.injured_low IS 'Injured, at least. Unit: persons.';
COMMENT ON COLUMN ext.mention.injured_high IS 'Injured, at most. Unit: persons.';
COMMENT ON COLUMN ext.mention.weapons IS 'Weapons, in English, singular.';
COMMENT ON COLUMN ext.mention.weapon_count_low IS 'Pieces of its weapon, at least, such as rockets fired. Unit: pieces.';
COMMENT ON COLUMN ext.mention.weapon_count_high IS 'Pieces of its weapon, at most. Unit: pieces.';
COMMENT ON COLUMN ext.mention.confidence IS 'How sure the coder is of type and roles. Unit: probability.';
COMMENT ON COLUMN ext.mention.coder IS 'Name of the coder.';
COMMENT ON COLUMN ext.mention.coder_version IS 'Version of the coder with its lexicon and knowledge.';
COMMENT ON COLUMN ext.mention.load_id IS 'The load that wrote this row.';

CREATE TABLE ext.mention_role (
    mention_key BIGINT NOT NULL,
    mention_role VARCHAR NOT NULL CHECK (mention_role IN ('source', 'target', 'mediator', 'location', 'time')),
    role_order BIGINT NOT NULL CHECK (role_order >= 0),
    span_start BIGINT NOT NULL CHECK (span_start >= 0),
    span_end BIGINT NOT NULL CHECK (span_end >= 0),
    span_text VARCHAR NOT NULL CHECK (length(span_text) >= 1),
    load_id BIGINT NOT NULL,
    PRIMARY KEY (mention_key, mention_role, role_order)
);
COMMENT ON TABLE ext.mention_role IS 'One row: one span that plays a part in a mention. Who, to whom, where and when, as spans of the text.';
COMMENT ON COLUMN ext.mention_role.mention_key IS 'The mention.';
COMMENT ON COLUMN ext.mention_role.mention_role IS 'The part played.';
COMMENT ON COLUMN ext.mention_role.role_order IS 'Order within the role, from 0. Unit: position.';
COMMENT ON COLUMN ext.mention_role.span_start IS 'Where the span starts. Unit: code points.';
COMMENT ON COLUMN ext.mention_role.span_end IS 'Where the span ends, exclusive. Unit: code points.';
COMMENT ON COLUMN ext.mention_role.span_text IS 'The words.';
COMMENT ON COLUMN ext.mention_role.load_id IS 'The load that wrote this row.';

CREATE TABLE ext.quotation (
    quotation_key BIGINT NOT NULL,
    article_key BIGINT NOT NULL,
    speaker_text VARCHAR CHECK (length(speaker_text) >= 1),
    quotation_text VARCHAR NOT NULL CHECK (length(quotation_text) >= 1),
    quotation_start BIGINT NOT NULL CHECK (quotation_start >= 0),
    quotation_end BIGINT NOT NULL CHECK (quotation_end >= 0),
    is_direct BOOLEAN NOT NULL,
    load_id BIGINT NOT NULL,
    PRIMARY KEY (quotation_key)
);
COMMENT ON TABLE ext.quotation IS 'One row: one quoted or attributed statement. What somebody is quoted or reported to have said.';
COMMENT ON COLUMN ext.quotation.quotation_key IS 'The quotation.';
COMMENT ON COLUMN ext.quotation.article_key IS 'The version of the article.';
COMMENT ON COLUMN ext.quotation.speaker_text IS 'The speaker, as printed.';
COMMENT ON COLUMN ext.quotation.quotation_text IS 'The words.';
COMMENT ON COLUMN ext.quotation.quotation_start IS 'Where the words start. Unit: code points.';
COMMENT ON COLUMN ext.quotation.quotation_end IS 'Where the words end, exclusive. Unit: code points.';
COMMENT ON COLUMN ext.quotation.is_direct IS 'In quotation marks.';
COMMENT ON COLUMN ext.quotation.load_id IS 'The load that wrote this row.';

CREATE TABLE res.mention_actor (
    mention_key BIGINT NOT NULL,
    mention_role VARCHAR NOT NULL CHECK (mention_role IN ('source', 'target', 'mediator')),
    role_order BIGINT NOT NULL CHECK (role_order >= 0),
    span_text VARCHAR NOT NULL CHECK (length(span_text) >= 1),
    actor_id VARCHAR NOT NULL CHECK (length(actor_id) >= 1),
    actor_name VARCHAR NOT NULL CHECK (length(actor_name) >= 1),
    actor_kind VARCHAR NOT NULL CHECK (actor_kind IN ('state', 'government body', 'military', 'armed group', 'organisation', 'person', 'generic', 'unknown')),
    country_code VARCHAR CHECK (regexp_matches(country_code, '^[A-Z]{3}$')),
    sector VARCHAR CHECK (sector IN ('COP', 'GOV', 'JUD', 'LEG', 'MIL', 'PRM', 'PTY', 'REB', 'SPY', 'UAF', 'UNK', 'AGR', 'BUS', 'CRM', 'CVL', 'EDU', 'ELI', 'JRN', 'LAB', 'MED', 'REF', 'OPP', 'PRE', 'REL', 'SOC')),
    confidence DOUBLE NOT NULL CHECK (confidence >= 0.0) CHECK (confidence <= 1.0),
    method VARCHAR NOT NULL CHECK (length(method) >= 1),
    load_id BIGINT NOT NULL,
    PRIMARY KEY (mention_key, mention_role, role_order)
);
COMMENT ON TABLE res.mention_actor IS 'One row: one actor''s part in one mention. Who a span means. A known actor''s facts are those on the day of the event or article.';
COMMENT ON COLUMN res.mention_actor.mention_key IS 'The mention.';
COMMENT ON COLUMN res.mention_actor.mention_role IS 'The part played.';
COMMENT ON COLUMN res.mention_actor.role_order IS 'Order within the role, from 0. Unit: position.';
COMMENT ON COLUMN res.mention_actor.span_text IS 'The words that name the actor.';
COMMENT ON COLUMN res.mention_actor.actor_id IS 'The actor over all its versions: an id of the knowledge, or `new:` with kind and folded name.';
COMMENT ON COLUMN res.mention_actor.actor_name IS 'Name of the actor, in English where known.';
COMMENT ON COLUMN res.mention_actor.actor_kind IS 'What kind of actor.';
COMMENT ON COLUMN res.mention_actor.country_code IS 'The actor''s country; null when the text and the knowledge do not say. Unit: ISO 3166-1 alpha-3.';
COMMENT ON COLUMN res.mention_actor.sector IS 'PLOVER sector.';
COMMENT ON COLUMN res.mention_actor.confidence IS 'How sure the resolution is. Unit: probability.';
COMMENT ON COLUMN res.mention_actor.method IS 'How it was resolved: the rule''s name.';
COMMENT ON COLUMN res.mention_actor.load_id IS 'The load that wrote this row.';

CREATE TABLE res.mention_location (
    mention_key BIGINT NOT NULL,
    location_order BIGINT NOT NULL CHECK (location_order >= 0),
    location_id VARCHAR NOT NULL CHECK (length(location_id) >= 1),
    span_text VARCHAR NOT NULL CHECK (length(span_text) >= 1),
    place_name VARCHAR NOT NULL CHECK (length(place_name) >= 1),
    feature_code VARCHAR CHECK (length(feature_code) >= 1),
    geonameid BIGINT CHECK (geonameid >= 1) CHECK (geonameid <= 2147483648),
    admin1_name VARCHAR CHECK (length(admin1_name) >= 1),
    country_code VARCHAR CHECK (regexp_matches(country_code, '^[A-Z]{3}$')),
    latitude DOUBLE CHECK (latitude >= -90.0) CHECK (latitude <= 90.0),
    longitude DOUBLE CHECK (longitude >= -180.0) CHECK (longitude <= 180.0),
    place_precision VARCHAR NOT NULL CHECK (place_precision IN ('exact', 'near', 'city', 'district', 'province', 'country', 'region', 'unknown')),
    confidence DOUBLE NOT NULL CHECK (confidence >= 0.0) CHECK (confidence <= 1.0),
    method VARCHAR NOT NULL CHECK (length(method) >= 1),
    load_id BIGINT NOT NULL,
    PRIMARY KEY (mention_key, location_order)
);
COMMENT ON TABLE res.mention_location IS 'One row: one place of one mention. Where the mention says that it happened; order 0 is the primary place.';
COMMENT ON COLUMN res.mention_location.mention_key IS 'The mention.';
COMMENT ON COLUMN res.mention_location.location_order IS 'Order, from 0. Unit: position.';
COMMENT ON COLUMN res.mention_location.location_id IS 'The place: `geonames:` id, `place:` id of the knowledge, or `country:` code.';
COMMENT ON COLUMN res.mention_location.span_text IS 'The words that name the place.';
COMMENT ON COLUMN res.mention_location.place_name IS 'Name of the place, in English where known.';
COMMENT ON COLUMN res.mention_location.feature_code IS 'GeoNames feature code.';
COMMENT ON COLUMN res.mention_location.geonameid IS 'GeoNames id.';
COMMENT ON COLUMN res.mention_location.admin1_name IS 'First-order administrative area.';
COMMENT ON COLUMN res.mention_location.country_code IS 'Country of the place; null at sea or across countries. Unit: ISO 3166-1 alpha-3.';
COMMENT ON COLUMN res.mention_location.latitude IS 'Latitude, north positive. Unit: degrees.';
COMMENT ON COLUMN res.mention_location.longitude IS 'Longitude, east positive. Unit: degrees.';
COMMENT ON COLUMN res.mention_location.place_precision IS 'How exact the place is.';
COMMENT ON COLUMN res.mention_location.confidence IS 'How sure the resolution is. Unit: probability.';
COMMENT ON COLUMN res.mention_location.method IS 'How it was resolved: the rule''s name.';
COMMENT ON COLUMN res.mention_location.load_id IS 'The load that wrote this row.';

CREATE TABLE res.mention_time (
    mention_key BIGINT NOT NULL,
    start_date DATE,
    end_date DATE,
    date_precision VARCHAR NOT NULL CHECK (date_precision IN ('day', 'week', 'month', 'quarter', 'year', 'interval', 'unknown')),
    weekday BIGINT CHECK (weekday >= 1) CHECK (weekday <= 7),
    local_time VARCHAR CHECK (regexp_matches(local_time, '^[0-2][0-9]:[0-5][0-9]$')),
    span_text VARCHAR CHECK (length(span_text) >= 1),
    method VARCHAR NOT NULL CHECK (length(method) >= 1),
    load_id BIGINT NOT NULL,
    PRIMARY KEY (mention_key)
);
COMMENT ON TABLE res.mention_time IS 'One row: one mention. When the mention says that it happened: every day that is possible.';
COMMENT ON COLUMN res.mention_time.mention_key IS 'The mention.';
COMMENT ON COLUMN res.mention_time.start_date IS 'First possible day. Unit: day.';
COMMENT ON COLUMN res.mention_time.end_date IS 'Last possible day. Unit: day.';
COMMENT ON COLUMN res.mention_time.date_precision IS 'How exact the date is.';
COMMENT ON COLUMN res.mention_time.weekday IS 'Day of the week if told, Monday 1 to Sunday 7.';
COMMENT ON COLUMN res.mention_time.local_time IS 'Local time if told, HH:MM.';
COMMENT ON COLUMN res.mention_time.span_text IS 'The words that tell the time.';
COMMENT ON COLUMN res.mention_time.method IS 'How it was resolved: the rule''s name.';
COMMENT ON COLUMN res.mention_time.load_id IS 'The load that wrote this row.';

CREATE TABLE res.speaker_actor (
    quotation_key BIGINT NOT NULL,
    actor_id VARCHAR NOT NULL CHECK (length(actor_id) >= 1),
    actor_name VARCHAR NOT NULL CHECK (length(actor_name) >= 1),
    actor_kind VARCHAR NOT NULL CHECK (actor_kind IN ('state', 'government body', 'military', 'armed group', 'organisation', 'person', 'generic', 'unknown')),
    country_code VARCHAR CHECK (regexp_matches(country_code, '^[A-Z]{3}$')),
    sector VARCHAR CHECK (sector IN ('COP', 'GOV', 'JUD', 'LEG', 'MIL', 'PRM', 'PTY', 'REB', 'SPY', 'UAF', 'UNK', 'AGR', 'BUS', 'CRM', 'CVL', 'EDU', 'ELI', 'JRN', 'LAB', 'MED', 'REF', 'OPP', 'PRE', 'REL', 'SOC')),
    load_id BIGINT NOT NULL,
    PRIMARY KEY (quotation_key)
);
COMMENT ON TABLE res.speaker_actor IS 'One row: one quotation with a known or new speaker. Who a speaker is.';
COMMENT ON COLUMN res.speaker_actor.quotation_key IS 'The quotation.';
COMMENT ON COLUMN res.speaker_actor.actor_id IS 'The actor over all its versions.';
COMMENT ON COLUMN res.speaker_actor.actor_name IS 'Name of the actor, in English where known.';
COMMENT ON COLUMN res.speaker_actor.actor_kind IS 'What kind of actor.';
COMMENT ON COLUMN res.speaker_actor.country_code IS 'The actor''s country. Unit: ISO 3166-1 alpha-3.';
COMMENT ON COLUMN res.speaker_actor.sector IS 'PLOVER sector.';
COMMENT ON COLUMN res.speaker_actor.load_id IS 'The load that wrote this row.';

CREATE TABLE res.actor_alias (
    article_key BIGINT NOT NULL,
    actor_id VARCHAR NOT NULL CHECK (length(actor_id) >= 1),
    alias VARCHAR NOT NULL CHECK (length(alias) >= 1),
    load_id BIGINT NOT NULL,
    PRIMARY KEY (article_key, actor_id, alias)
);
COMMENT ON TABLE res.actor_alias IS 'One row: one spelling of one actor in one version of an article. How articles spell an actor.';
COMMENT ON COLUMN res.actor_alias.article_key IS 'The version of the article.';
COMMENT ON COLUMN res.actor_alias.actor_id IS 'The actor over all its versions.';
COMMENT ON COLUMN res.actor_alias.alias IS 'The spelling.';
COMMENT ON COLUMN res.actor_alias.load_id IS 'The load that wrote this row.';

CREATE TABLE core.dim_date (
    date_key BIGINT NOT NULL,
    calendar_date DATE,
    year BIGINT CHECK (year >= 1) CHECK (year <= 9999),
    quarter BIGINT CHECK (quarter >= 1) CHECK (quarter <= 4),
    month BIGINT CHECK (month >= 1) CHECK (month <= 12),
    month_name VARCHAR CHECK (length(month_name) >= 1),
    day_of_month BIGINT CHECK (day_of_month >= 1) CHECK (day_of_month <= 31),
    iso_week BIGINT CHECK (iso_week >= 1) CHECK (iso_week <= 53),
    iso_year BIGINT CHECK (iso_year >= 0) CHECK (iso_year <= 9999),
    weekday BIGINT CHECK (weekday >= 1) CHECK (weekday <= 7),
    weekday_name VARCHAR CHECK (length(weekday_name) >= 1),
    is_weekend BOOLEAN NOT NULL,
    load_id BIGINT NOT NULL,
    PRIMARY KEY (date_key)
);
COMMENT ON TABLE core.dim_date IS 'One row: one day. The calendar; key 0 is the unknown day.';
COMMENT ON COLUMN core.dim_date.date_key IS 'The day as the number YYYYMMDD.';
COMMENT ON COLUMN core.dim_date.calendar_date IS 'The day. Unit: day.';
COMMENT ON COLUMN core.dim_date.year IS 'Year. Unit: year.';
COMMENT ON COLUMN core.dim_date.quarter IS 'Quarter.';
COMMENT ON COLUMN core.dim_date.month IS 'Month.';
COMMENT ON COLUMN core.dim_date.month_name IS 'Month, in English.';
COMMENT ON COLUMN core.dim_date.day_of_month IS 'Day of the month.';
COMMENT ON COLUMN core.dim_date.iso_week IS 'ISO week.';
COMMENT ON COLUMN core.dim_date.iso_year IS 'ISO year. Unit: year.';
COMMENT ON COLUMN core.dim_date.weekday IS 'Monday 1 to Sunday 7.';
COMMENT ON COLUMN core.dim_date.weekday_name IS 'Day of the week, in English.';
COMMENT ON COLUMN core.dim_date.is_weekend IS 'Saturday or Sunday.';
COMMENT ON COLUMN core.dim_date.load_id IS 'The load that wrote this row.';

CREATE TABLE core.dim_source (
    source_key BIGINT NOT NULL,
    source_domain VARCHAR NOT NULL CHECK (length(source_domain) >= 1),
    source_name VARCHAR NOT NULL CHECK (length(source_name) >= 1),
    source_country VARCHAR CHECK (regexp_matches(source_country, '^[A-Z]{3}$')),
    source_kind VARCHAR NOT NULL CHECK (source_kind IN ('news site', 'agency', 'file', 'unknown')),
    origin VARCHAR NOT NULL CHECK (origin IN ('tidings', 'gdelt', 'acled', 'ucdp', 'polecat')),
    load_id BIGINT NOT NULL,
    PRIMARY KEY (source_key)
);
COMMENT ON TABLE core.dim_source IS 'One row: one publisher. Who publishes articles.';
COMMENT ON COLUMN core.dim_source.source_key IS 'The publisher.';
COMMENT ON COLUMN core.dim_source.source_domain IS 'Domain, without `www.`; of files without one, the configured source.';
COMMENT ON COLUMN core.dim_source.source_name IS 'Name, as far as known.';
COMMENT ON COLUMN core.dim_source.source_country IS 'Country of the publisher, if its domain tells. Unit: ISO 3166-1 alpha-3.';
COMMENT ON COLUMN core.dim_source.source_kind IS 'What kind of publisher.';
COMMENT ON COLUMN core.dim_source.origin IS 'Whose row it is: `tidings` for what we coded, else the dataset that it was imported from.';
COMMENT ON COLUMN core.dim_source.load_id IS 'The load that wrote this row.';

CREATE TABLE core.dim_event_type (
    event_type_key BIGINT NOT NULL,
    plover_type VARCHAR NOT NULL CHECK (length(plover_type) >= 1),
    plover_mode VARCHAR CHECK (plover_mode IN ('visit', 'third-party', 'multilateral', 'phone', 'withdraw', 'release', 'disarm', 'ceasefire', 'access', 'resign', 'assist', 'change', 'yield', 'meet', 'disapprove', 'investigate', 'allege', 'restrict', 'arrest', 'relations', 'expel', 'territory', 'violence', 'demo', 'riot', 'strike', 'hunger', 'boycott', 'obstruct', 'vandalize', 'convict', 'discontinue', 'troops', 'weapons', 'police', 'militia', 'seize', 'censor', 'curfew', 'martial-law', 'deport', 'withhold', 'misinformation', 'cyber', 'abduct', 'beat', 'torture', 'sexual', 'targeted', 'destroy', 'primitive', 'firearms', 'explosives', 'suicide-attack', 'aerial', 'drone', 'heavy-weapons', 'crowd-control', 'unconventional')),
    cameo_code VARCHAR CHECK (cameo_code IN ('030', '031', '0311', '0312', '0313', '0314', '032', '033', '0331', '0332', '0333', '0334', '034', '0341', '0342', '0343', '0344', '035', '0351', '0352', '0353', '0354', '0355', '0356', '036', '037', '038', '039', '040', '041', '042', '043', '044', '045', '046', '050', '051', '052', '053', '054', '055', '056', '057', '060', '061', '062', '063', '064', '070', '071', '072', '073', '074', '075', '080', '081', '0811', '0812', '0813', '0814', '082', '083', '0831', '0832', '0833', '0834', '084', '0841', '0842', '085', '086', '0861', '0862', '0863', '087', '0871', '0872', '0873', '0874', '090', '091', '092', '093', '094', '100', '101', '1011', '1012', '1013', '1014', '102', '103', '1031', '1032', '1033', '1034', '104', '1041', '1042', '1043', '1044', '105', '1051', '1052', '1053', '1054', '1055', '1056', '106', '107', '108', '110', '111', '112', '1121', '1122', '1123', '1124', '1125', '113', '114', '115', '116', '120', '121', '1211', '1212', '1213', '1214', '122', '1221', '1222', '1223', '1224', '123', '1231', '1232', '1233', '1234', '124', '1241', '1242', '1243', '1244', '1245', '1246', '125', '126', '127', '128', '129', '130', '131', '1311', '1312', '1313', '132', '1321', '1322', '1323', '1324', '133', '134', '135', '136', '137', '138', '1381', '1382', '1383', '1384', '1385', '139', '140', '141', '1411', '1412', '1413', '1414', '142', '1421', '1422', '1423', '1424', '143', '1431', '1432', '1433', '1434', '144', '1441', '1442', '1443', '1444', '145', '1451', '1452', '1453', '1454', '150', '151', '152', '153', '154', '160', '161', '162', '1621', '1622', '1623', '163', '164', '165', '166', '1661', '1662', '1663', '170', '171', '1711', '1712', '172', '1721', '1722', '1723', '1724', '173', '174', '175', '180', '181', '182', '1821', '1822', '1823', '183', '1831', '1832', '1833', '184', '185', '186', '190', '191', '192', '193', '194', '195', '196', '200', '201', '202', '203', '204', '2041', '2042')),
    quad_class BIGINT CHECK (quad_class >= 1) CHECK (quad_class <= 4),
    quad_name VARCHAR CHECK (length(quad_name) >= 1),
    goldstein_score DOUBLE CHECK (goldstein_score >= -10.0) CHECK (goldstein_score <= 10.0),
    plover_score DOUBLE CHECK (plover_score >= -10.0) CHECK (plover_score <= 10.0),
    type_description VARCHAR NOT NULL CHECK (length(type_description) >= 1),
    load_id BIGINT NOT NULL,
    PRIMARY KEY (event_type_key)
);
COMMENT ON TABLE core.dim_event_type IS 'One row: one PLOVER type and mode. PLOVER''s types and modes with scores. A type without a mode has a row of its own.';
COMMENT ON COLUMN core.dim_event_type.event_type_key IS 'Type and mode.';
COMMENT ON COLUMN core.dim_event_type.plover_type IS 'PLOVER type, or `unknown`.';
COMMENT ON COLUMN core.dim_event_type.plover_mode IS 'PLOVER mode; null for the type as a whole.';
COMMENT ON COLUMN core.dim_event_type.cameo_code IS 'CAMEO code that fits best.';
COMMENT ON COLUMN core.dim_event_type.quad_class IS '1 verbal cooperation … 4 material conflict.';
COMMENT ON COLUMN core.dim_event_type.quad_name IS 'Name of the quad class.';
COMMENT ON COLUMN core.dim_event_type.goldstein_score IS 'Goldstein score of the CAMEO code. Unit: Goldstein scale.';
COMMENT ON COLUMN core.dim_event_type.plover_score IS 'PLOVER score. Unit: PLOVER scale.';
COMMENT ON COLUMN core.dim_event_type.type_description IS 'What it means.';
COMMENT ON COLUMN core.dim_event_type.load_id IS 'The load that wrote this row.';

CREATE TABLE core.dim_location (
    location_key BIGINT NOT NULL,
    location_id VARCHAR NOT NULL CHECK (length(location_id) >= 1),
    geonameid BIGINT CHECK (geonameid >= 1) CHECK (geonameid <= 2147483648),
    place_name VARCHAR NOT NULL CHECK (length(place_name) >= 1),
    feature_code VARCHAR CHECK (length(feature_code) >= 1),
    admin1_name VARCHAR CHECK (length(admin1_name) >= 1),
    country_code VARCHAR CHECK (regexp_matches(country_code, '^[A-Z]{3}$')),
    latitude DOUBLE CHECK (latitude >= -90.0) CHECK (latitude <= 90.0),
    longitude DOUBLE CHECK (longitude >= -180.0) CHECK (longitude <= 180.0),
    time_zone VARCHAR CHECK (length(time_zone) >= 1),
    origin VARCHAR NOT NULL CHECK (origin IN ('tidings', 'gdelt', 'acled', 'ucdp', 'polecat')),
    origin_json VARCHAR CHECK (length(origin_json) >= 1),
    load_id BIGINT NOT NULL,
    PRIMARY KEY (location_key)
);
COMMENT ON TABLE core.dim_location IS 'One row: one place. Places.';
COMMENT ON COLUMN core.dim_location.location_key IS 'The place.';
COMMENT ON COLUMN core.dim_location.location_id IS '`geonames:` id, `place:` id of the knowledge, or `country:` code.';
COMMENT ON COLUMN core.dim_location.geonameid IS 'GeoNames id.';
COMMENT ON COLUMN core.dim_location.place_name IS 'Name, in English where known.';
COMMENT ON COLUMN core.dim_location.feature_code IS 'GeoNames feature code.';
COMMENT ON COLUMN core.dim_location.admin1_name IS 'First-order administrative area.';
COMMENT ON COLUMN core.dim_location.country_code IS 'Country; null at sea or across countries. Unit: ISO 3166-1 alpha-3.';
COMMENT ON COLUMN core.dim_location.latitude IS 'Latitude, north positive. Unit: degrees.';
COMMENT ON COLUMN core.dim_location.longitude IS 'Longitude, east positive. Unit: degrees.';
COMMENT ON COLUMN core.dim_location.time_zone IS 'Time zone, by its name in the IANA database; null at sea, across countries, and for a country of several.';
COMMENT ON COLUMN core.dim_location.origin IS 'Whose row it is: `tidings` for what we coded, else the dataset that it was imported from.';
COMMENT ON COLUMN core.dim_location.origin_json IS 'What its origin says beside the other columns, as a JSON object by the origin''s column names; null for ours.';
COMMENT ON COLUMN core.dim_location.load_id IS 'The load that wrote this row.';

CREATE TABLE core.dim_actor (
    actor_key BIGINT NOT NULL,
    actor_id VARCHAR NOT NULL CHECK (length(actor_id) >= 1),
    actor_name VARCHAR NOT NULL CHECK (length(actor_name) >= 1),
    actor_kind VARCHAR NOT NULL CHECK (actor_kind IN ('state', 'government body', 'military', 'armed group', 'organisation', 'person', 'generic', 'unknown')),
    country_code VARCHAR CHECK (regexp_matches(country_code, '^[A-Z]{3}$')),
    sector VARCHAR CHECK (sector IN ('COP', 'GOV', 'JUD', 'LEG', 'MIL', 'PRM', 'PTY', 'REB', 'SPY', 'UAF', 'UNK', 'AGR', 'BUS', 'CRM', 'CVL', 'EDU', 'ELI', 'JRN', 'LAB', 'MED', 'REF', 'OPP', 'PRE', 'REL', 'SOC')),
    role_title VARCHAR CHECK (length(role_title) >= 1),
    parent_actor_id VARCHAR CHECK (length(parent_actor_id) >= 1),
    wikidata_id VARCHAR CHECK (regexp_matches(wikidata_id, '^Q[1-9][0-9]*$')),
    operates_in VARCHAR[] NOT NULL,
    aliases VARCHAR[] NOT NULL,
    is_provisional BOOLEAN NOT NULL,
    valid_from DATE,
    valid_to DATE,
    is_current BOOLEAN NOT NULL,
    origin VARCHAR NOT NULL CHECK (origin IN ('tidings', 'gdelt', 'acled', 'ucdp', 'polecat')),
    origin_json VARCHAR CHECK (length(origin_json) >= 1),
    load_id BIGINT NOT NULL,
    PRIMARY KEY (actor_key)
);
COMMENT ON TABLE core.dim_actor IS 'One row: one actor, over a time in which its facts stayed the same. Actors, slowly changing dimension of type 2: a new office, name or affiliation is a new row.';
COMMENT ON COLUMN core.dim_actor.actor_key IS 'The version of the actor.';
COMMENT ON COLUMN core.dim_actor.actor_id IS 'The actor over all its versions.';
COMMENT ON COLUMN core.dim_actor.actor_name IS 'Name, in English where known.';
COMMENT ON COLUMN core.dim_actor.actor_kind IS 'What kind of actor.';
COMMENT ON COLUMN core.dim_actor.country_code IS 'The actor''s country. Unit: ISO 3166-1 alpha-3.';
COMMENT ON COLUMN core.dim_actor.sector IS 'PLOVER sector.';
COMMENT ON COLUMN core.dim_actor.role_title IS 'Office or role held.';
COMMENT ON COLUMN core.dim_actor.parent_actor_id IS 'The actor that this one is part of.';
COMMENT ON COLUMN core.dim_actor.wikidata_id IS 'Wikidata item.';
COMMENT ON COLUMN core.dim_actor.operates_in IS 'Countries where an armed group is at work, ISO 3166-1 alpha-3, sorted; empty for others.';
COMMENT ON COLUMN core.dim_actor.aliases IS 'Other spellings met in articles or known.';
COMMENT ON COLUMN core.dim_actor.is_provisional IS 'Met in articles only; the knowledge does not have it.';
COMMENT ON COLUMN core.dim_actor.valid_from IS 'First day on which these facts hold; null if always. Unit: day.';
COMMENT ON COLUMN core.dim_actor.valid_to IS 'First day on which they no longer hold; null if still. Unit: day.';
COMMENT ON COLUMN core.dim_actor.is_current IS 'The version in force.';
COMMENT ON COLUMN core.dim_actor.origin IS 'Whose row it is: `tidings` for what we coded, else the dataset that it was imported from.';
COMMENT ON COLUMN core.dim_actor.origin_json IS 'What its origin says beside the other columns, as a JSON object by the origin''s column names; null for ours.';
COMMENT ON COLUMN core.dim_actor.load_id IS 'The load that wrote this row.';

CREATE TABLE core.dim_article (
    article_key BIGINT NOT NULL,
    article_id VARCHAR NOT NULL CHECK (length(article_id) >= 1),
    version_number BIGINT NOT NULL CHECK (version_number >= 0),
    canonical_url VARCHAR CHECK (length(canonical_url) >= 1),
    locator VARCHAR NOT NULL CHECK (length(locator) >= 1),
    title VARCHAR CHECK (length(title) >= 1),
    language VARCHAR NOT NULL CHECK (regexp_matches(language, '^[a-z]{2,3}$')),
    published_start DATE,
    published_end DATE,
    published_precision VARCHAR NOT NULL CHECK (published_precision IN ('day', 'week', 'month', 'quarter', 'year', 'interval', 'unknown')),
    published_date_key BIGINT NOT NULL,
    dateline VARCHAR CHECK (length(dateline) >= 1),
    author VARCHAR CHECK (length(author) >= 1),
    source_key BIGINT NOT NULL,
    content_sha256 VARCHAR NOT NULL CHECK (regexp_matches(content_sha256, '^[0-9a-f]{64}$')),
    story_id BIGINT NOT NULL,
    near_duplicate_of BIGINT NOT NULL,
    coder VARCHAR NOT NULL CHECK (length(coder) >= 1),
    coder_version VARCHAR NOT NULL CHECK (length(coder_version) >= 1),
    valid_from TIMESTAMP NOT NULL,
    valid_to TIMESTAMP,
    is_current BOOLEAN NOT NULL,
    origin VARCHAR NOT NULL CHECK (origin IN ('tidings', 'gdelt', 'acled', 'ucdp', 'polecat')),
    load_id BIGINT NOT NULL,
    PRIMARY KEY (article_key)
);
COMMENT ON TABLE core.dim_article IS 'One row: one version of one article. Articles, slowly changing dimension of type 2: a changed article is a new row.';
COMMENT ON COLUMN core.dim_article.article_key IS 'The version of the article.';
COMMENT ON COLUMN core.dim_article.article_id IS 'The article over all its versions.';
COMMENT ON COLUMN core.dim_article.version_number IS '1 for the first version. Unit: position.';
COMMENT ON COLUMN core.dim_article.canonical_url IS 'URL.';
COMMENT ON COLUMN core.dim_article.locator IS 'Where its payload was found.';
COMMENT ON COLUMN core.dim_article.title IS 'The headline.';
COMMENT ON COLUMN core.dim_article.language IS 'ISO 639-1, `und` when it could not be told.';
COMMENT ON COLUMN core.dim_article.published_start IS 'First possible day of publication. Unit: day.';
COMMENT ON COLUMN core.dim_article.published_end IS 'Last possible day of publication. Unit: day.';
COMMENT ON COLUMN core.dim_article.published_precision IS 'How exact the day of publication is.';
COMMENT ON COLUMN core.dim_article.published_date_key IS 'First possible day of publication.';
COMMENT ON COLUMN core.dim_article.dateline IS 'Place before the text, as printed.';
COMMENT ON COLUMN core.dim_article.author IS 'Who wrote it.';
COMMENT ON COLUMN core.dim_article.source_key IS 'The publisher.';
COMMENT ON COLUMN core.dim_article.content_sha256 IS 'SHA-256 over title, coded text and date.';
COMMENT ON COLUMN core.dim_article.story_id IS 'Articles about the same happening share it.';
COMMENT ON COLUMN core.dim_article.near_duplicate_of IS 'The article version that this one copies.';
COMMENT ON COLUMN core.dim_article.coder IS 'Name of the coder; `none` when no coder knows the language, `failed` when coding failed.';
COMMENT ON COLUMN core.dim_article.coder_version IS 'Version of the coder.';
COMMENT ON COLUMN core.dim_article.valid_from IS 'When this version came in force. Unit: UTC.';
COMMENT ON COLUMN core.dim_article.valid_to IS 'When the next version came in force; null for the current one. Unit: UTC.';
COMMENT ON COLUMN core.dim_article.is_current IS 'The version in force.';
COMMENT ON COLUMN core.dim_article.origin IS 'Whose row it is: `tidings` for what we coded, else the dataset that it was imported from.';
COMMENT ON COLUMN core.dim_article.load_id IS 'The load that wrote this row.';

CREATE TABLE core.fact_event (
    event_key BIGINT NOT NULL,
    event_type_key BIGINT NOT NULL,
    cameo_code VARCHAR NOT NULL CHECK (cameo_code IN ('030', '031', '0311', '0312', '0313', '0314', '032', '033', '0331', '0332', '0333', '0334', '034', '0341', '0342', '0343', '0344', '035', '0351', '0352', '0353', '0354', '0355', '0356', '036', '037', '038', '039', '040', '041', '042', '043', '044', '045', '046', '050', '051', '052', '053', '054', '055', '056', '057', '060', '061', '062', '063', '064', '070', '071', '072', '073', '074', '075', '080', '081', '0811', '0812', '0813', '0814', '082', '083', '0831', '0832', '0833', '0834', '084', '0841', '0842', '085', '086', '0861', '0862', '0863', '087', '0871', '0872', '0873', '0874', '090', '091', '092', '093', '094', '100', '101', '1011', '1012', '1013', '1014', '102', '103', '1031', '1032', '1033', '1034', '104', '1041', '1042', '1043', '1044', '105', '1051', '1052', '1053', '1054', '1055', '1056', '106', '107', '108', '110', '111', '112', '1121', '1122', '1123', '1124', '1125', '113', '114', '115', '116', '120', '121', '1211', '1212', '1213', '1214', '122', '1221', '1222', '1223', '1224', '123', '1231', '1232', '1233', '1234', '124', '1241', '1242', '1243', '1244', '1245', '1246', '125', '126', '127', '128', '129', '130', '131', '1311', '1312', '1313', '132', '1321', '1322', '1323', '1324', '133', '134', '135', '136', '137', '138', '1381', '1382', '1383', '1384', '1385', '139', '140', '141', '1411', '1412', '1413', '1414', '142', '1421', '1422', '1423', '1424', '143', '1431', '1432', '1433', '1434', '144', '1441', '1442', '1443', '1444', '145', '1451', '1452', '1453', '1454', '150', '151', '152', '153', '154', '160', '161', '162', '1621', '1622', '1623', '163', '164', '165', '166', '1661', '1662', '1663', '170', '171', '1711', '1712', '172', '1721', '1722', '1723', '1724', '173', '174', '175', '180', '181', '182', '1821', '1822', '1823', '183', '1831', '1832', '1833', '184', '185', '186', '190', '191', '192', '193', '194', '195', '196', '200', '201', '202', '203', '204', '2041', '2042', 'unknown')),
    event_status VARCHAR NOT NULL CHECK (event_status IN ('asserted', 'alleged', 'historical')),
    start_date DATE,
    end_date DATE,
    start_date_key BIGINT NOT NULL,
    date_precision VARCHAR NOT NULL CHECK (date_precision IN ('day', 'week', 'month', 'quarter', 'year', 'interval', 'unknown')),
    weekday BIGINT CHECK (weekday >= 1) CHECK (weekday <= 7),
    local_time VARCHAR CHECK (regexp_matches(local_time, '^[0-2][0-9]:[0-5][0-9]$')),
    location_key BIGINT NOT NULL,
    place_precision VARCHAR NOT NULL CHECK (place_precision IN ('exact', 'near', 'city', 'district', 'province', 'country', 'region', 'unknown')),
    killed_low BIGINT CHECK (killed_low >= 0),
    killed_high BIGINT CHECK (killed_high >= 0),
    injured_low BIGINT CHECK (injured_low >= 0),
    injured_high BIGINT CHECK (injured_high >= 0),
    weapons VARCHAR[] NOT NULL,
    weapon_count_low BIGINT CHECK (weapon_count_low >= 0),
    weapon_count_high BIGINT CHECK (weapon_count_high >= 0),
    mention_count BIGINT NOT NULL CHECK (mention_count >= 1),
    article_count BIGINT NOT NULL CHECK (article_count >= 1),
    independent_article_count BIGINT NOT NULL CHECK (independent_article_count >= 1),
    source_count BIGINT NOT NULL CHECK (source_count >= 1),
    independent_source_count BIGINT NOT NULL CHECK (independent_source_count >= 1),
    languages VARCHAR[] NOT NULL,
    first_reported DATE,
    last_reported DATE,
    confidence DOUBLE CHECK (confidence >= 0.0) CHECK (confidence <= 1.0),
    origin VARCHAR NOT NULL CHECK (origin IN ('tidings', 'gdelt', 'acled', 'ucdp', 'polecat')),
    origin_event_id VARCHAR CHECK (length(origin_event_id) >= 1),
    origin_json VARCHAR CHECK (length(origin_json) >= 1),
    load_id BIGINT NOT NULL
);
COMMENT ON TABLE core.fact_event IS 'One row: one event in the world. What happened, once, however many sentences, articles and languages report it.';
COMMENT ON COLUMN core.fact_event.event_key IS 'The event.';
COMMENT ON COLUMN core.fact_event.event_type_key IS 'Type and mode.';
COMMENT ON COLUMN core.fact_event.cameo_code IS 'CAMEO code, as exact as the mentions allow; `unknown` for an imported event whose code is not listed.';
COMMENT ON COLUMN core.fact_event.event_status IS 'asserted: some mention says that it happened; alleged: only claims; historical: told as background only.';
COMMENT ON COLUMN core.fact_event.start_date IS 'First possible day. Unit: day.';
COMMENT ON COLUMN core.fact_event.end_date IS 'Last possible day. Unit: day.';
COMMENT ON COLUMN core.fact_event.start_date_key IS 'First possible day.';
COMMENT ON COLUMN core.fact_event.date_precision IS 'How exact the date is.';
COMMENT ON COLUMN core.fact_event.weekday IS 'Day of the week if told, Monday 1 to Sunday 7.';
COMMENT ON COLUMN core.fact_event.local_time IS 'Local time if told, HH:MM.';
COMMENT ON COLUMN core.fact_event.location_key IS 'Primary place.';
COMMENT ON COLUMN core.fact_event.place_precision IS 'How exact the primary place is.';
COMMENT ON COLUMN core.fact_event.killed_low IS 'Killed, lowest figure reported. Unit: persons.';
COMMENT ON COLUMN core.fact_event.killed_high IS 'Killed, highest figure reported. Unit: persons.';
COMMENT ON COLUMN core.fact_event.injured_low IS 'Injured, lowest figure reported. Unit: persons.';
COMMENT ON COLUMN core.fact_event.injured_high IS 'Injured, highest figure reported. Unit: persons.';
COMMENT ON COLUMN core.fact_event.weapons IS 'Weapons told of, in English, singular, sorted.';
COMMENT ON COLUMN core.fact_event.weapon_count_low IS 'Pieces of its weapon, lowest figure reported. Unit: pieces.';
COMMENT ON COLUMN core.fact_event.weapon_count_high IS 'Pieces of its weapon, highest figure reported. Unit: pieces.';
COMMENT ON COLUMN core.fact_event.mention_count IS 'Mentions in current article versions. Unit: mentions.';
COMMENT ON COLUMN core.fact_event.article_count IS 'Articles. Unit: articles.';
COMMENT ON COLUMN core.fact_event.independent_article_count IS 'Articles that copy no other one. Unit: articles.';
COMMENT ON COLUMN core.fact_event.source_count IS 'Publishers. Unit: publishers.';
COMMENT ON COLUMN core.fact_event.independent_source_count IS 'Publishers of the articles that copy no other one: twenty papers with one agency''s report are one. Unit: publishers.';
COMMENT ON COLUMN core.fact_event.languages IS 'Languages of the articles, sorted.';
COMMENT ON COLUMN core.fact_event.first_reported IS 'Earliest day of publication. Unit: day.';
COMMENT ON COLUMN core.fact_event.last_reported IS 'Latest day of publication. Unit: day.';
COMMENT ON COLUMN core.fact_event.confidence IS 'How sure it is that the event happened as coded; null where an import does not tell. Unit: probability.';
COMMENT ON COLUMN core.fact_event.origin IS 'Whose row it is: `tidings` for what we coded, else the dataset that it was imported from.';
COMMENT ON COLUMN core.fact_event.origin_event_id IS 'The id that its origin gave it; null for events of our own.';
COMMENT ON COLUMN core.fact_event.origin_json IS 'What its origin says beside the other columns, as a JSON object by the origin''s column names; null for ours.';
COMMENT ON COLUMN core.fact_event.load_id IS 'The load that wrote this row.';

CREATE TABLE core.fact_mention (
    mention_key BIGINT NOT NULL,
    event_key BIGINT NOT NULL,
    article_key BIGINT NOT NULL,
    event_type_key BIGINT NOT NULL,
    cameo_code VARCHAR NOT NULL CHECK (cameo_code IN ('030', '031', '0311', '0312', '0313', '0314', '032', '033', '0331', '0332', '0333', '0334', '034', '0341', '0342', '0343', '0344', '035', '0351', '0352', '0353', '0354', '0355', '0356', '036', '037', '038', '039', '040', '041', '042', '043', '044', '045', '046', '050', '051', '052', '053', '054', '055', '056', '057', '060', '061', '062', '063', '064', '070', '071', '072', '073', '074', '075', '080', '081', '0811', '0812', '0813', '0814', '082', '083', '0831', '0832', '0833', '0834', '084', '0841', '0842', '085', '086', '0861', '0862', '0863', '087', '0871', '0872', '0873', '0874', '090', '091', '092', '093', '094', '100', '101', '1011', '1012', '1013', '1014', '102', '103', '1031', '1032', '1033', '1034', '104', '1041', '1042', '1043', '1044', '105', '1051', '1052', '1053', '1054', '1055', '1056', '106', '107', '108', '110', '111', '112', '1121', '1122', '1123', '1124', '1125', '113', '114', '115', '116', '120', '121', '1211', '1212', '1213', '1214', '122', '1221', '1222', '1223', '1224', '123', '1231', '1232', '1233', '1234', '124', '1241', '1242', '1243', '1244', '1245', '1246', '125', '126', '127', '128', '129', '130', '131', '1311', '1312', '1313', '132', '1321', '1322', '1323', '1324', '133', '134', '135', '136', '137', '138', '1381', '1382', '1383', '1384', '1385', '139', '140', '141', '1411', '1412', '1413', '1414', '142', '1421', '1422', '1423', '1424', '143', '1431', '1432', '1433', '1434', '144', '1441', '1442', '1443', '1444', '145', '1451', '1452', '1453', '1454', '150', '151', '152', '153', '154', '160', '161', '162', '1621', '1622', '1623', '163', '164', '165', '166', '1661', '1662', '1663', '170', '171', '1711', '1712', '172', '1721', '1722', '1723', '1724', '173', '174', '175', '180', '181', '182', '1821', '1822', '1823', '183', '1831', '1832', '1833', '184', '185', '186', '190', '191', '192', '193', '194', '195', '196', '200', '201', '202', '203', '204', '2041', '2042', 'unknown')),
    location_key BIGINT NOT NULL,
    place_precision VARCHAR NOT NULL CHECK (place_precision IN ('exact', 'near', 'city', 'district', 'province', 'country', 'region', 'unknown')),
    start_date DATE,
    end_date DATE,
    date_precision VARCHAR NOT NULL CHECK (date_precision IN ('day', 'week', 'month', 'quarter', 'year', 'interval', 'unknown')),
    source_actor_key BIGINT NOT NULL,
    target_actor_key BIGINT NOT NULL,
    sentence_start BIGINT CHECK (sentence_start >= 0),
    sentence_end BIGINT CHECK (sentence_end >= 0),
    trigger_start BIGINT CHECK (trigger_start >= 0),
    trigger_end BIGINT CHECK (trigger_end >= 0),
    trigger_text VARCHAR CHECK (length(trigger_text) >= 1),
    evidence_text VARCHAR CHECK (length(evidence_text) >= 1),
    source_text VARCHAR CHECK (length(source_text) >= 1),
    target_text VARCHAR CHECK (length(target_text) >= 1),
    location_text VARCHAR CHECK (length(location_text) >= 1),
    time_text VARCHAR CHECK (length(time_text) >= 1),
    polarity VARCHAR NOT NULL CHECK (polarity IN ('affirmed', 'negated')),
    modality VARCHAR NOT NULL CHECK (modality IN ('asserted', 'alleged', 'planned', 'hypothetical', 'threatened')),
    tense VARCHAR NOT NULL CHECK (tense IN ('past', 'current', 'future', 'historical')),
    attributed_to VARCHAR CHECK (length(attributed_to) >= 1),
    killed_low BIGINT CHECK (killed_low >= 0),
    killed_high BIGINT CHECK (killed_high >= 0),
    injured_low BIGINT CHECK (injured_low >= 0),
    injured_high BIGINT CHECK (injured_high >= 0),
    weapons VARCHAR[] NOT NULL,
    weapon_count_low BIGINT CHECK (weapon_count_low >= 0),
    weapon_count_high BIGINT CHECK (weapon_count_high >= 0),
    confidence DOUBLE CHECK (confidence >= 0.0) CHECK (confidence <= 1.0),
    coder VARCHAR NOT NULL CHECK (length(coder) >= 1),
    coder_version VARCHAR NOT NULL CHECK (length(coder_version) >= 1),
    origin VARCHAR NOT NULL CHECK (origin IN ('tidings', 'gdelt', 'acled', 'ucdp', 'polecat')),
    origin_event_id VARCHAR CHECK (length(origin_event_id) >= 1),
    origin_json VARCHAR CHECK (length(origin_json) >= 1),
    load_id BIGINT NOT NULL
);
COMMENT ON TABLE core.fact_mention IS 'One row: one report of an event by one sentence. The evidence: what one sentence says, of which version of which article.';
COMMENT ON COLUMN core.fact_mention.mention_key IS 'The mention.';
COMMENT ON COLUMN core.fact_mention.event_key IS 'The event; 0 when the mention tells of none (negated, hypothetical, planned, threatened, or superseded).';
COMMENT ON COLUMN core.fact_mention.article_key IS 'The version of the article.';
COMMENT ON COLUMN core.fact_mention.event_type_key IS 'Type and mode.';
COMMENT ON COLUMN core.fact_mention.cameo_code IS 'CAMEO code; `unknown` for an imported mention.';
COMMENT ON COLUMN core.fact_mention.location_key IS 'Primary place.';
COMMENT ON COLUMN core.fact_mention.place_precision IS 'How exact the place is.';
COMMENT ON COLUMN core.fact_mention.start_date IS 'First possible day. Unit: day.';
COMMENT ON COLUMN core.fact_mention.end_date IS 'Last possible day. Unit: day.';
COMMENT ON COLUMN core.fact_mention.date_precision IS 'How exact the date is.';
COMMENT ON COLUMN core.fact_mention.source_actor_key IS 'First source.';
COMMENT ON COLUMN core.fact_mention.target_actor_key IS 'First target.';
COMMENT ON COLUMN core.fact_mention.sentence_start IS 'Where the sentence starts; null where an import does not tell. Unit: code points.';
COMMENT ON COLUMN core.fact_mention.sentence_end IS 'Where the sentence ends, exclusive; null where an import does not tell. Unit: code points.';
COMMENT ON COLUMN core.fact_mention.trigger_start IS 'Where the trigger starts; null where an import does not tell. Unit: code points.';
COMMENT ON COLUMN core.fact_mention.trigger_end IS 'Where the trigger ends, exclusive; null where an import does not tell. Unit: code points.';
COMMENT ON COLUMN core.fact_mention.trigger_text IS 'The words that tell of the event; null where an import does not tell.';
COMMENT ON COLUMN core.fact_mention.evidence_text IS 'The sentence, as printed; null where an import does not tell.';
COMMENT ON COLUMN core.fact_mention.source_text IS 'Source as printed; several parted by `; `.';
COMMENT ON COLUMN core.fact_mention.target_text IS 'Target as printed; several parted by `; `.';
COMMENT ON COLUMN core.fact_mention.location_text IS 'Place as printed.';
COMMENT ON COLUMN core.fact_mention.time_text IS 'Time as printed.';
COMMENT ON COLUMN core.fact_mention.polarity IS 'Affirmed or negated.';
COMMENT ON COLUMN core.fact_mention.modality IS 'How the text stands to it.';
COMMENT ON COLUMN core.fact_mention.tense IS 'When it is told to happen, seen from the article.';
COMMENT ON COLUMN core.fact_mention.attributed_to IS 'Who says so, as printed.';
COMMENT ON COLUMN core.fact_mention.killed_low IS 'Killed, at least. Unit: persons.';
COMMENT ON COLUMN core.fact_mention.killed_high IS 'Killed, at most. Unit: persons.';
COMMENT ON COLUMN core.fact_mention.injured_low IS 'Injured, at least. Unit: persons.';
COMMENT ON COLUMN core.fact_mention.injured_high IS 'Injured, at most. Unit: persons.';
COMMENT ON COLUMN core.fact_mention.weapons IS 'Weapons, in English, singular.';
COMMENT ON COLUMN core.fact_mention.weapon_count_low IS 'Pieces of its weapon, at least, such as rockets fired. Unit: pieces.';
COMMENT ON COLUMN core.fact_mention.weapon_count_high IS 'Pieces of its weapon, at most. Unit: pieces.';
COMMENT ON COLUMN core.fact_mention.confidence IS 'How sure the coder is; null where an import does not tell. Unit: probability.';
COMMENT ON COLUMN core.fact_mention.coder IS 'Name of the coder.';
COMMENT ON COLUMN core.fact_mention.coder_version IS 'Version of the coder.';
COMMENT ON COLUMN core.fact_mention.origin IS 'Whose row it is: `tidings` for what we coded, else the dataset that it was imported from.';
COMMENT ON COLUMN core.fact_mention.origin_event_id IS 'The id that its origin gave the event, also of an event that was not imported; null for ours.';
COMMENT ON COLUMN core.fact_mention.origin_json IS 'What its origin says beside the other columns, as a JSON object by the origin''s column names; null for ours.';
COMMENT ON COLUMN core.fact_mention.load_id IS 'The load that wrote this row.';

CREATE TABLE core.fact_quotation (
    quotation_key BIGINT NOT NULL,
    article_key BIGINT NOT NULL,
    speaker_actor_key BIGINT NOT NULL,
    speaker_text VARCHAR CHECK (length(speaker_text) >= 1),
    quotation_text VARCHAR NOT NULL CHECK (length(quotation_text) >= 1),
    quotation_start BIGINT NOT NULL CHECK (quotation_start >= 0),
    quotation_end BIGINT NOT NULL CHECK (quotation_end >= 0),
    is_direct BOOLEAN NOT NULL,
    mention_key BIGINT NOT NULL,
    load_id BIGINT NOT NULL,
    PRIMARY KEY (quotation_key)
);
COMMENT ON TABLE core.fact_quotation IS 'One row: one quoted or attributed statement. Who said what: statements, not deeds.';
COMMENT ON COLUMN core.fact_quotation.quotation_key IS 'The quotation.';
COMMENT ON COLUMN core.fact_quotation.article_key IS 'The version of the article.';
COMMENT ON COLUMN core.fact_quotation.speaker_actor_key IS 'The speaker.';
COMMENT ON COLUMN core.fact_quotation.speaker_text IS 'The speaker, as printed.';
COMMENT ON COLUMN core.fact_quotation.quotation_text IS 'The words.';
COMMENT ON COLUMN core.fact_quotation.quotation_start IS 'Where the words start. Unit: code points.';
COMMENT ON COLUMN core.fact_quotation.quotation_end IS 'Where the words end, exclusive. Unit: code points.';
COMMENT ON COLUMN core.fact_quotation.is_direct IS 'In quotation marks.';
COMMENT ON COLUMN core.fact_quotation.mention_key IS 'The first mention inside the words; 0 when there is none.';
COMMENT ON COLUMN core.fact_quotation.load_id IS 'The load that wrote this row.';

CREATE TABLE core.bridge_event_actor (
    event_key BIGINT NOT NULL,
    event_role VARCHAR NOT NULL CHECK (event_role IN ('source', 'target', 'mediator', 'alleged_source')),
    actor_key BIGINT NOT NULL,
    role_order BIGINT NOT NULL CHECK (role_order >= 0),
    attributed_to VARCHAR CHECK (length(attributed_to) >= 1),
    actor_location_key BIGINT NOT NULL,
    origin VARCHAR NOT NULL CHECK (origin IN ('tidings', 'gdelt', 'acled', 'ucdp', 'polecat')),
    load_id BIGINT NOT NULL
);
COMMENT ON TABLE core.bridge_event_actor IS 'One row: one actor''s part in one event. Who did it, to whom. Every event has at least one source and one target, unknown if not told.';
COMMENT ON COLUMN core.bridge_event_actor.event_key IS 'The event.';
COMMENT ON COLUMN core.bridge_event_actor.event_role IS 'The part played; alleged_source: only claimed by somebody.';
COMMENT ON COLUMN core.bridge_event_actor.actor_key IS 'The actor.';
COMMENT ON COLUMN core.bridge_event_actor.role_order IS 'Order within the role, from 0. Unit: position.';
COMMENT ON COLUMN core.bridge_event_actor.attributed_to IS 'Who claims it, for an alleged source.';
COMMENT ON COLUMN core.bridge_event_actor.actor_location_key IS 'Where an imported actor was found by its origin; 0 when not told, and for ours.';
COMMENT ON COLUMN core.bridge_event_actor.origin IS 'Whose row it is: `tidings` for what we coded, else the dataset that it was imported from.';
COMMENT ON COLUMN core.bridge_event_actor.load_id IS 'The load that wrote this row.';

CREATE TABLE core.bridge_event_location (
    event_key BIGINT NOT NULL,
    location_key BIGINT NOT NULL,
    location_order BIGINT NOT NULL CHECK (location_order >= 0),
    place_precision VARCHAR NOT NULL CHECK (place_precision IN ('exact', 'near', 'city', 'district', 'province', 'country', 'region', 'unknown')),
    origin VARCHAR NOT NULL CHECK (origin IN ('tidings', 'gdelt', 'acled', 'ucdp', 'polecat')),
    load_id BIGINT NOT NULL
);
COMMENT ON TABLE core.bridge_event_location IS 'One row: one place of an event. All places of an event; order 0 is the primary one, as in the fact.';
COMMENT ON COLUMN core.bridge_event_location.event_key IS 'The event.';
COMMENT ON COLUMN core.bridge_event_location.location_key IS 'The place.';
COMMENT ON COLUMN core.bridge_event_location.location_order IS 'Order, from 0. Unit: position.';
COMMENT ON COLUMN core.bridge_event_location.place_precision IS 'How exact the place is.';
COMMENT ON COLUMN core.bridge_event_location.origin IS 'Whose row it is: `tidings` for what we coded, else the dataset that it was imported from.';
COMMENT ON COLUMN core.bridge_event_location.load_id IS 'The load that wrote this row.';

CREATE TABLE ops.correction (
    correction_key BIGINT NOT NULL,
    correction_kind VARCHAR NOT NULL CHECK (correction_kind IN ('split_actor', 'merge_actor', 'rename_actor', 'fix_place', 'drop_event', 'keep_apart')),
    subject_id VARCHAR NOT NULL CHECK (length(subject_id) >= 1),
    correction_json VARCHAR NOT NULL CHECK (length(correction_json) >= 1),
    reason VARCHAR NOT NULL CHECK (length(reason) >= 1),
    corrected_by VARCHAR NOT NULL CHECK (length(corrected_by) >= 1),
    is_applied BOOLEAN NOT NULL,
    finding VARCHAR CHECK (length(finding) >= 1),
    mention_count BIGINT NOT NULL CHECK (mention_count >= 0),
    load_id BIGINT NOT NULL,
    PRIMARY KEY (correction_key)
);
COMMENT ON TABLE ops.correction IS 'One row: one correction by a user. What users have corrected, why, and whether it still applies.';
COMMENT ON COLUMN ops.correction.correction_key IS 'The correction.';
COMMENT ON COLUMN ops.correction.correction_kind IS 'What it does.';
COMMENT ON COLUMN ops.correction.subject_id IS 'What is corrected: an actor_id, a location_id or an event_key.';
COMMENT ON COLUMN ops.correction.correction_json IS 'All that it says, as JSON.';
COMMENT ON COLUMN ops.correction.reason IS 'Why it is right.';
COMMENT ON COLUMN ops.correction.corrected_by IS 'Who answers for it.';
COMMENT ON COLUMN ops.correction.is_applied IS 'Its guard holds and it was applied.';
COMMENT ON COLUMN ops.correction.finding IS 'Why it no longer applies; null when it does.';
COMMENT ON COLUMN ops.correction.mention_count IS 'Mentions that it changes. Unit: mentions.';
COMMENT ON COLUMN ops.correction.load_id IS 'The load that wrote this row.';

CREATE TABLE ops.corrected_mention (
    correction_key BIGINT NOT NULL,
    mention_key BIGINT NOT NULL,
    load_id BIGINT NOT NULL,
    PRIMARY KEY (correction_key, mention_key)
);
COMMENT ON TABLE ops.corrected_mention IS 'One row: one mention changed by one correction. Which mentions a correction changes: from an event to its mentions, from there to its corrections.';
COMMENT ON COLUMN ops.corrected_mention.correction_key IS 'The correction.';
COMMENT ON COLUMN ops.corrected_mention.mention_key IS 'The mention.';
COMMENT ON COLUMN ops.corrected_mention.load_id IS 'The load that wrote this row.';

CREATE TABLE ops.event_change (
    change_key BIGINT NOT NULL,
    event_key BIGINT NOT NULL,
    change_kind VARCHAR NOT NULL CHECK (change_kind IN ('merged', 'renamed', 'split', 'moved', 'ended')),
    to_event_key BIGINT NOT NULL,
    mention_count BIGINT NOT NULL CHECK (mention_count >= 0),
    changed_at TIMESTAMP NOT NULL,
    load_id BIGINT NOT NULL,
    PRIMARY KEY (change_key)
);
COMMENT ON TABLE ops.event_change IS 'One row: one change of one event''s identity by one load. Written by each load and never changed: which ids of events gave way to which. `mart.event_history` reads it.';
COMMENT ON COLUMN ops.event_change.change_key IS 'The change.';
COMMENT ON COLUMN ops.event_change.event_key IS 'The event as it was called before.';
COMMENT ON COLUMN ops.event_change.change_kind IS 'What happened to it.';
COMMENT ON COLUMN ops.event_change.to_event_key IS 'The event that its mentions, or some of them, went to; 0 when it ended.';
COMMENT ON COLUMN ops.event_change.mention_count IS 'Mentions that went there. Unit: mentions.';
COMMENT ON COLUMN ops.event_change.changed_at IS 'When the load began. Unit: UTC.';
COMMENT ON COLUMN ops.event_change.load_id IS 'The load that wrote this row.';

CREATE TABLE ops.actor_merge (
    actor_id VARCHAR NOT NULL CHECK (length(actor_id) >= 1),
    into_actor_id VARCHAR NOT NULL CHECK (length(into_actor_id) >= 1),
    actor_name VARCHAR NOT NULL CHECK (length(actor_name) >= 1),
    into_actor_name VARCHAR NOT NULL CHECK (length(into_actor_name) >= 1),
    merge_rule VARCHAR NOT NULL CHECK (merge_rule IN ('other script', 'other spelling', 'surname')),
    likeness DOUBLE NOT NULL CHECK (likeness >= 0.0) CHECK (likeness <= 1.0),
    evidence VARCHAR NOT NULL CHECK (length(evidence) >= 1),
    telling_count BIGINT NOT NULL CHECK (telling_count >= 0),
    load_id BIGINT NOT NULL,
    PRIMARY KEY (actor_id)
);
COMMENT ON TABLE ops.actor_merge IS 'One row: one actor that articles name and that is another one. Which provisional actors were taken for another one, and why; found anew at every build.';
COMMENT ON COLUMN ops.actor_merge.actor_id IS 'The actor that is no longer one of its own.';
COMMENT ON COLUMN ops.actor_merge.into_actor_id IS 'The actor that it is.';
COMMENT ON COLUMN ops.actor_merge.actor_name IS 'How articles call it most often.';
COMMENT ON COLUMN ops.actor_merge.into_actor_name IS 'Name of the actor that it is.';
COMMENT ON COLUMN ops.actor_merge.merge_rule IS 'How it was found.';
COMMENT ON COLUMN ops.actor_merge.likeness IS 'How alike the two names are in Latin letters. Unit: probability.';
COMMENT ON COLUMN ops.actor_merge.evidence IS 'What articles tell of the two.';
COMMENT ON COLUMN ops.actor_merge.telling_count IS 'Parts and quotations that move. Unit: rows.';
COMMENT ON COLUMN ops.actor_merge.load_id IS 'The load that wrote this row.';

CREATE TABLE ops.lineage (
    lineage_key BIGINT NOT NULL,
    input_name VARCHAR NOT NULL CHECK (length(input_name) >= 1),
    output_name VARCHAR NOT NULL CHECK (length(output_name) >= 1),
    inserted_count BIGINT NOT NULL CHECK (inserted_count >= 0),
    updated_count BIGINT NOT NULL CHECK (updated_count >= 0),
    deleted_count BIGINT NOT NULL CHECK (deleted_count >= 0),
    load_id BIGINT NOT NULL,
    PRIMARY KEY (lineage_key)
);
COMMENT ON TABLE ops.lineage IS 'One row: one table made from another by one load. From which tables the rows of a table come, and what a load did to them.';
COMMENT ON COLUMN ops.lineage.lineage_key IS 'The making.';
COMMENT ON COLUMN ops.lineage.input_name IS 'What was read: a table, `layer.table`, or `articles`: the payloads of the sources.';
COMMENT ON COLUMN ops.lineage.output_name IS 'The table that was made, `layer.table`.';
COMMENT ON COLUMN ops.lineage.inserted_count IS 'Rows that the load inserted into it. Unit: rows.';
COMMENT ON COLUMN ops.lineage.updated_count IS 'Rows that it changed. Unit: rows.';
COMMENT ON COLUMN ops.lineage.deleted_count IS 'Rows that it deleted. Unit: rows.';
COMMENT ON COLUMN ops.lineage.load_id IS 'The load that wrote this row.';

CREATE TABLE mart.event_report (
    event_key BIGINT NOT NULL,
    article_key BIGINT NOT NULL,
    original_article_id VARCHAR NOT NULL CHECK (length(original_article_id) >= 1),
    is_copy BOOLEAN NOT NULL,
    source_domain VARCHAR NOT NULL CHECK (length(source_domain) >= 1),
    title VARCHAR CHECK (length(title) >= 1),
    canonical_url VARCHAR CHECK (length(canonical_url) >= 1),
    language VARCHAR NOT NULL CHECK (regexp_matches(language, '^[a-z]{2,3}$')),
    published_start DATE,
    published_end DATE,
    mention_count BIGINT NOT NULL CHECK (mention_count >= 1),
    is_claim BOOLEAN NOT NULL,
    attributed_to VARCHAR CHECK (length(attributed_to) >= 1),
    start_date DATE,
    end_date DATE,
    place_names VARCHAR CHECK (length(place_names) >= 1),
    country_code VARCHAR CHECK (length(country_code) >= 1),
    source_names VARCHAR CHECK (length(source_names) >= 1),
    target_names VARCHAR CHECK (length(target_names) >= 1),
    killed_low BIGINT CHECK (killed_low >= 0),
    killed_high BIGINT CHECK (killed_high >= 0),
    injured_low BIGINT CHECK (injured_low >= 0),
    injured_high BIGINT CHECK (injured_high >= 0),
    evidence_text VARCHAR NOT NULL CHECK (length(evidence_text) >= 1),
    load_id BIGINT NOT NULL,
    PRIMARY KEY (event_key, article_key)
);
COMMENT ON TABLE mart.event_report IS 'One row: one event as one article tells it. What each source says of an event, side by side: where they contradict each other, it shows here.';
COMMENT ON COLUMN mart.event_report.event_key IS 'The event.';
COMMENT ON COLUMN mart.event_report.article_key IS 'The version of the article.';
COMMENT ON COLUMN mart.event_report.original_article_id IS 'The article that this one copies, else this one: reports that share it are one.';
COMMENT ON COLUMN mart.event_report.is_copy IS 'The article copies another one.';
COMMENT ON COLUMN mart.event_report.source_domain IS 'Domain of the publisher.';
COMMENT ON COLUMN mart.event_report.title IS 'Headline of the article.';
COMMENT ON COLUMN mart.event_report.canonical_url IS 'URL of the article.';
COMMENT ON COLUMN mart.event_report.language IS 'Language of the article: ISO 639-1, `und` when it could not be told.';
COMMENT ON COLUMN mart.event_report.published_start IS 'First possible day of publication. Unit: day.';
COMMENT ON COLUMN mart.event_report.published_end IS 'Last possible day of publication. Unit: day.';
COMMENT ON COLUMN mart.event_report.mention_count IS 'Mentions of the event in the article. Unit: mentions.';
COMMENT ON COLUMN mart.event_report.is_claim IS 'The article gives the event as somebody''s claim only.';
COMMENT ON COLUMN mart.event_report.attributed_to IS 'Who says so, as printed.';
COMMENT ON COLUMN mart.event_report.start_date IS 'First possible day of the event, by the most exact mention. Unit: day.';
COMMENT ON COLUMN mart.event_report.end_date IS 'Last possible day of the event, by the same mention. Unit: day.';
COMMENT ON COLUMN mart.event_report.place_names IS 'Where, by this article.';
COMMENT ON COLUMN mart.event_report.country_code IS 'In which countries, by this article.';
COMMENT ON COLUMN mart.event_report.source_names IS 'Who did it, by this article; claims among them.';
COMMENT ON COLUMN mart.event_report.target_names IS 'To whom, by this article.';
COMMENT ON COLUMN mart.event_report.killed_low IS 'Killed, lowest figure in the article. Unit: persons.';
COMMENT ON COLUMN mart.event_report.killed_high IS 'Killed, highest figure in the article. Unit: persons.';
COMMENT ON COLUMN mart.event_report.injured_low IS 'Injured, lowest figure in the article. Unit: persons.';
COMMENT ON COLUMN mart.event_report.injured_high IS 'Injured, highest figure in the article. Unit: persons.';
COMMENT ON COLUMN mart.event_report.evidence_text IS 'The sentence of the article''s surest mention, as printed.';
COMMENT ON COLUMN mart.event_report.load_id IS 'The load that wrote this row.';

CREATE TABLE mart.event (
    event_key BIGINT NOT NULL,
    event_status VARCHAR NOT NULL CHECK (event_status IN ('asserted', 'alleged', 'historical')),
    plover_type VARCHAR NOT NULL CHECK (length(plover_type) >= 1),
    plover_mode VARCHAR CHECK (plover_mode IN ('visit', 'third-party', 'multilateral', 'phone', 'withdraw', 'release', 'disarm', 'ceasefire', 'access', 'resign', 'assist', 'change', 'yield', 'meet', 'disapprove', 'investigate', 'allege', 'restrict', 'arrest', 'relations', 'expel', 'territory', 'violence', 'demo', 'riot', 'strike', 'hunger', 'boycott', 'obstruct', 'vandalize', 'convict', 'discontinue', 'troops', 'weapons', 'police', 'militia', 'seize', 'censor', 'curfew', 'martial-law', 'deport', 'withhold', 'misinformation', 'cyber', 'abduct', 'beat', 'torture', 'sexual', 'targeted', 'destroy', 'primitive', 'firearms', 'explosives', 'suicide-attack', 'aerial', 'drone', 'heavy-weapons', 'crowd-control', 'unconventional')),
    type_description VARCHAR NOT NULL CHECK (length(type_description) >= 1),
    cameo_code VARCHAR NOT NULL CHECK (cameo_code IN ('030', '031', '0311', '0312', '0313', '0314', '032', '033', '0331', '0332', '0333', '0334', '034', '0341', '0342', '0343', '0344', '035', '0351', '0352', '0353', '0354', '0355', '0356', '036', '037', '038', '039', '040', '041', '042', '043', '044', '045', '046', '050', '051', '052', '053', '054', '055', '056', '057', '060', '061', '062', '063', '064', '070', '071', '072', '073', '074', '075', '080', '081', '0811', '0812', '0813', '0814', '082', '083', '0831', '0832', '0833', '0834', '084', '0841', '0842', '085', '086', '0861', '0862', '0863', '087', '0871', '0872', '0873', '0874', '090', '091', '092', '093', '094', '100', '101', '1011', '1012', '1013', '1014', '102', '103', '1031', '1032', '1033', '1034', '104', '1041', '1042', '1043', '1044', '105', '1051', '1052', '1053', '1054', '1055', '1056', '106', '107', '108', '110', '111', '112', '1121', '1122', '1123', '1124', '1125', '113', '114', '115', '116', '120', '121', '1211', '1212', '1213', '1214', '122', '1221', '1222', '1223', '1224', '123', '1231', '1232', '1233', '1234', '124', '1241', '1242', '1243', '1244', '1245', '1246', '125', '126', '127', '128', '129', '130', '131', '1311', '1312', '1313', '132', '1321', '1322', '1323', '1324', '133', '134', '135', '136', '137', '138', '1381', '1382', '1383', '1384', '1385', '139', '140', '141', '1411', '1412', '1413', '1414', '142', '1421', '1422', '1423', '1424', '143', '1431', '1432', '1433', '1434', '144', '1441', '1442', '1443', '1444', '145', '1451', '1452', '1453', '1454', '150', '151', '152', '153', '154', '160', '161', '162', '1621', '1622', '1623', '163', '164', '165', '166', '1661', '1662', '1663', '170', '171', '1711', '1712', '172', '1721', '1722', '1723', '1724', '173', '174', '175', '180', '181', '182', '1821', '1822', '1823', '183', '1831', '1832', '1833', '184', '185', '186', '190', '191', '192', '193', '194', '195', '196', '200', '201', '202', '203', '204', '2041', '2042')),
    cameo_label VARCHAR NOT NULL CHECK (length(cameo_label) >= 1),
    quad_class BIGINT CHECK (quad_class >= 1) CHECK (quad_class <= 4),
    quad_name VARCHAR CHECK (length(quad_name) >= 1),
    goldstein_score DOUBLE CHECK (goldstein_score >= -10.0) CHECK (goldstein_score <= 10.0),
    plover_score DOUBLE CHECK (plover_score >= -10.0) CHECK (plover_score <= 10.0),
    start_date DATE,
    end_date DATE,
    date_precision VARCHAR NOT NULL CHECK (date_precision IN ('day', 'week', 'month', 'quarter', 'year', 'interval', 'unknown')),
    weekday BIGINT CHECK (weekday >= 1) CHECK (weekday <= 7),
    weekday_name VARCHAR CHECK (length(weekday_name) >= 1),
    local_time VARCHAR CHECK (regexp_matches(local_time, '^[0-2][0-9]:[0-5][0-9]$')),
    time_zone VARCHAR CHECK (length(time_zone) >= 1),
    place_name VARCHAR NOT NULL CHECK (length(place_name) >= 1),
    admin1_name VARCHAR CHECK (length(admin1_name) >= 1),
    country_code VARCHAR CHECK (regexp_matches(country_code, '^[A-Z]{3}$')),
    geonameid BIGINT CHECK (geonameid >= 1) CHECK (geonameid <= 2147483648),
    latitude DOUBLE CHECK (latitude >= -90.0) CHECK (latitude <= 90.0),
    longitude DOUBLE CHECK (longitude >= -180.0) CHECK (longitude <= 180.0),
    place_precision VARCHAR NOT NULL CHECK (place_precision IN ('exact', 'near', 'city', 'district', 'province', 'country', 'region', 'unknown')),
    all_places VARCHAR CHECK (length(all_places) >= 1),
    source_names VARCHAR CHECK (length(source_names) >= 1),
    source_text VARCHAR CHECK (length(source_text) >= 1),
    source_countries VARCHAR CHECK (length(source_countries) >= 1),
    source_sectors VARCHAR CHECK (length(source_sectors) >= 1),
    target_names VARCHAR CHECK (length(target_names) >= 1),
    target_text VARCHAR CHECK (length(target_text) >= 1),
    target_countries VARCHAR CHECK (length(target_countries) >= 1),
    target_sectors VARCHAR CHECK (length(target_sectors) >= 1),
    mediator_names VARCHAR CHECK (length(mediator_names) >= 1),
    alleged_source_names VARCHAR CHECK (length(alleged_source_names) >= 1),
    alleged_attributed_to VARCHAR CHECK (length(alleged_attributed_to) >= 1),
    killed_low BIGINT CHECK (killed_low >= 0),
    killed_high BIGINT CHECK (killed_high >= 0),
    injured_low BIGINT CHECK (injured_low >= 0),
    injured_high BIGINT CHECK (injured_high >= 0),
    killed_latest BIGINT CHECK (killed_latest >= 0),
    injured_latest BIGINT CHECK (injured_latest >= 0),
    weapons VARCHAR CHECK (length(weapons) >= 1),
    weapon_count_low BIGINT CHECK (weapon_count_low >= 0),
    weapon_count_high BIGINT CHECK (weapon_count_high >= 0),
    mention_count BIGINT NOT NULL CHECK (mention_count >= 1),
    article_count BIGINT NOT NULL CHECK (article_count >= 1),
    independent_article_count BIGINT NOT NULL CHECK (independent_article_count >= 1),
    source_count BIGINT NOT NULL CHECK (source_count >= 1),
    independent_source_count BIGINT NOT NULL CHECK (independent_source_count >= 1),
    languages VARCHAR CHECK (length(languages) >= 1),
    first_reported DATE,
    last_reported DATE,
    confidence DOUBLE NOT NULL CHECK (confidence >= 0.0) CHECK (confidence <= 1.0),
    agreement DOUBLE CHECK (agreement >= 0.0) CHECK (agreement <= 1.0),
    example_evidence VARCHAR CHECK (length(example_evidence) >= 1),
    example_title VARCHAR CHECK (length(example_title) >= 1),
    example_url VARCHAR CHECK (length(example_url) >= 1),
    example_locator VARCHAR CHECK (length(example_locator) >= 1),
    load_id BIGINT NOT NULL,
    PRIMARY KEY (event_key)
);
COMMENT ON TABLE mart.event IS 'One row: one event in the world. Events with every name and code written out. Several names are parted by `; `, in the order of their parts.';
COMMENT ON COLUMN mart.event.event_key IS 'The event.';
COMMENT ON COLUMN mart.event.event_status IS 'asserted: some mention says that it happened; alleged: only claims; historical: told as background only.';
COMMENT ON COLUMN mart.event.plover_type IS 'PLOVER type.';
COMMENT ON COLUMN mart.event.plover_mode IS 'PLOVER mode; null when none is told.';
COMMENT ON COLUMN mart.event.type_description IS 'What type and mode mean.';
COMMENT ON COLUMN mart.event.cameo_code IS 'CAMEO code, as exact as the mentions allow.';
COMMENT ON COLUMN mart.event.cameo_label IS 'Label of the CAMEO code.';
COMMENT ON COLUMN mart.event.quad_class IS '1 verbal cooperation … 4 material conflict.';
COMMENT ON COLUMN mart.event.quad_name IS 'Name of the quad class.';
COMMENT ON COLUMN mart.event.goldstein_score IS 'Goldstein score of type and mode. Unit: Goldstein scale.';
COMMENT ON COLUMN mart.event.plover_score IS 'PLOVER score. Unit: PLOVER scale.';
COMMENT ON COLUMN mart.event.start_date IS 'First possible day. Unit: day.';
COMMENT ON COLUMN mart.event.end_date IS 'Last possible day. Unit: day.';
COMMENT ON COLUMN mart.event.date_precision IS 'How exact the date is.';
COMMENT ON COLUMN mart.event.weekday IS 'Day of the week if told, Monday 1 to Sunday 7.';
COMMENT ON COLUMN mart.event.weekday_name IS 'Day of the week if told, in English.';
COMMENT ON COLUMN mart.event.local_time IS 'Local time if told, HH:MM.';
COMMENT ON COLUMN mart.event.time_zone IS 'Time zone of the primary place, by its name in the IANA database; null where the place does not tell.';
COMMENT ON COLUMN mart.event.place_name IS 'Primary place, in English where known; `unknown` when not told.';
COMMENT ON COLUMN mart.event.admin1_name IS 'First-order administrative area of the primary place.';
COMMENT ON COLUMN mart.event.country_code IS 'Country of the primary place; null when unknown, at sea or across countries. Unit: ISO 3166-1 alpha-3.';
COMMENT ON COLUMN mart.event.geonameid IS 'GeoNames id of the primary place.';
COMMENT ON COLUMN mart.event.latitude IS 'Latitude, north positive. Unit: degrees.';
COMMENT ON COLUMN mart.event.longitude IS 'Longitude, east positive. Unit: degrees.';
COMMENT ON COLUMN mart.event.place_precision IS 'How exact the primary place is.';
COMMENT ON COLUMN mart.event.all_places IS 'All places with their countries, primary first.';
COMMENT ON COLUMN mart.event.source_names IS 'Who did it; `unknown` when not told.';
COMMENT ON COLUMN mart.event.source_text IS 'Who did it, as printed in the surest mention that asserts it.';
COMMENT ON COLUMN mart.event.source_countries IS 'Countries of the sources, each once.';
COMMENT ON COLUMN mart.event.source_sectors IS 'PLOVER sectors of the sources, each once.';
COMMENT ON COLUMN mart.event.target_names IS 'To whom; `unknown` when not told.';
COMMENT ON COLUMN mart.event.target_text IS 'Whom or what it struck, as printed in the surest mention that says so.';
COMMENT ON COLUMN mart.event.target_countries IS 'Countries of the targets, each once.';
COMMENT ON COLUMN mart.event.target_sectors IS 'PLOVER sectors of the targets, each once.';
COMMENT ON COLUMN mart.event.mediator_names IS 'Who mediated.';
COMMENT ON COLUMN mart.event.alleged_source_names IS 'Who did it by somebody''s claim alone.';
COMMENT ON COLUMN mart.event.alleged_attributed_to IS 'Who claims it, each once.';
COMMENT ON COLUMN mart.event.killed_low IS 'Killed, lowest figure reported. Unit: persons.';
COMMENT ON COLUMN mart.event.killed_high IS 'Killed, highest figure reported. Unit: persons.';
COMMENT ON COLUMN mart.event.injured_low IS 'Injured, lowest figure reported. Unit: persons.';
COMMENT ON COLUMN mart.event.injured_high IS 'Injured, highest figure reported. Unit: persons.';
COMMENT ON COLUMN mart.event.killed_latest IS 'Killed, by the article published last that says it. Unit: persons.';
COMMENT ON COLUMN mart.event.injured_latest IS 'Injured, by the article published last that says it. Unit: persons.';
COMMENT ON COLUMN mart.event.weapons IS 'Weapons told of, in English, singular.';
COMMENT ON COLUMN mart.event.weapon_count_low IS 'Pieces of its weapon, lowest figure reported. Unit: pieces.';
COMMENT ON COLUMN mart.event.weapon_count_high IS 'Pieces of its weapon, highest figure reported. Unit: pieces.';
COMMENT ON COLUMN mart.event.mention_count IS 'Mentions in current article versions. Unit: mentions.';
COMMENT ON COLUMN mart.event.article_count IS 'Articles. Unit: articles.';
COMMENT ON COLUMN mart.event.independent_article_count IS 'Articles that copy no other one. Unit: articles.';
COMMENT ON COLUMN mart.event.source_count IS 'Publishers. Unit: publishers.';
COMMENT ON COLUMN mart.event.independent_source_count IS 'Publishers of the articles that copy no other one: twenty papers with one agency''s report are one. Unit: publishers.';
COMMENT ON COLUMN mart.event.languages IS 'Languages of the articles, ISO 639-1.';
COMMENT ON COLUMN mart.event.first_reported IS 'Earliest day of publication. Unit: day.';
COMMENT ON COLUMN mart.event.last_reported IS 'Latest day of publication. Unit: day.';
COMMENT ON COLUMN mart.event.confidence IS 'How sure it is that the event happened as coded. Unit: probability.';
COMMENT ON COLUMN mart.event.agreement IS 'Share of independent articles that tell what most of them tell, on average over day, country, source, killed and injured, each where at least two tell it; null where none is told by two. Unit: share.';
COMMENT ON COLUMN mart.event.example_evidence IS 'The sentence of the surest mention, as printed.';
COMMENT ON COLUMN mart.event.example_title IS 'Headline of that sentence''s article.';
COMMENT ON COLUMN mart.event.example_url IS 'URL of that article.';
COMMENT ON COLUMN mart.event.example_locator IS 'Where the payload of that article was found.';
COMMENT ON COLUMN mart.event.load_id IS 'The load that wrote this row.';

CREATE TABLE mart.mention (
    mention_key BIGINT NOT NULL,
    event_key BIGINT NOT NULL,
    event_status VARCHAR CHECK (event_status IN ('asserted', 'alleged', 'historical')),
    article_key BIGINT NOT NULL,
    article_id VARCHAR NOT NULL CHECK (length(article_id) >= 1),
    version_number BIGINT NOT NULL CHECK (version_number >= 0),
    is_current BOOLEAN NOT NULL,
    title VARCHAR CHECK (length(title) >= 1),
    canonical_url VARCHAR CHECK (length(canonical_url) >= 1),
    locator VARCHAR NOT NULL CHECK (length(locator) >= 1),
    language VARCHAR NOT NULL CHECK (regexp_matches(language, '^[a-z]{2,3}$')),
    published_start DATE,
    published_end DATE,
    source_domain VARCHAR NOT NULL CHECK (length(source_domain) >= 1),
    story_id BIGINT NOT NULL,
    plover_type VARCHAR NOT NULL CHECK (length(plover_type) >= 1),
    plover_mode VARCHAR CHECK (plover_mode IN ('visit', 'third-party', 'multilateral', 'phone', 'withdraw', 'release', 'disarm', 'ceasefire', 'access', 'resign', 'assist', 'change', 'yield', 'meet', 'disapprove', 'investigate', 'allege', 'restrict', 'arrest', 'relations', 'expel', 'territory', 'violence', 'demo', 'riot', 'strike', 'hunger', 'boycott', 'obstruct', 'vandalize', 'convict', 'discontinue', 'troops', 'weapons', 'police', 'militia', 'seize', 'censor', 'curfew', 'martial-law', 'deport', 'withhold', 'misinformation', 'cyber', 'abduct', 'beat', 'torture', 'sexual', 'targeted', 'destroy', 'primitive', 'firearms', 'explosives', 'suicide-attack', 'aerial', 'drone', 'heavy-weapons', 'crowd-control', 'unconventional')),
    cameo_code VARCHAR NOT NULL CHECK (cameo_code IN ('030', '031', '0311', '0312', '0313', '0314', '032', '033', '0331', '0332', '0333', '0334', '034', '0341', '0342', '0343', '0344', '035', '0351', '0352', '0353', '0354', '0355', '0356', '036', '037', '038', '039', '040', '041', '042', '043', '044', '045', '046', '050', '051', '052', '053', '054', '055', '056', '057', '060', '061', '062', '063', '064', '070', '071', '072', '073', '074', '075', '080', '081', '0811', '0812', '0813', '0814', '082', '083', '0831', '0832', '0833', '0834', '084', '0841', '0842', '085', '086', '0861', '0862', '0863', '087', '0871', '0872', '0873', '0874', '090', '091', '092', '093', '094', '100', '101', '1011', '1012', '1013', '1014', '102', '103', '1031', '1032', '1033', '1034', '104', '1041', '1042', '1043', '1044', '105', '1051', '1052', '1053', '1054', '1055', '1056', '106', '107', '108', '110', '111', '112', '1121', '1122', '1123', '1124', '1125', '113', '114', '115', '116', '120', '121', '1211', '1212', '1213', '1214', '122', '1221', '1222', '1223', '1224', '123', '1231', '1232', '1233', '1234', '124', '1241', '1242', '1243', '1244', '1245', '1246', '125', '126', '127', '128', '129', '130', '131', '1311', '1312', '1313', '132', '1321', '1322', '1323', '1324', '133', '134', '135', '136', '137', '138', '1381', '1382', '1383', '1384', '1385', '139', '140', '141', '1411', '1412', '1413', '1414', '142', '1421', '1422', '1423', '1424', '143', '1431', '1432', '1433', '1434', '144', '1441', '1442', '1443', '1444', '145', '1451', '1452', '1453', '1454', '150', '151', '152', '153', '154', '160', '161', '162', '1621', '1622', '1623', '163', '164', '165', '166', '1661', '1662', '1663', '170', '171', '1711', '1712', '172', '1721', '1722', '1723', '1724', '173', '174', '175', '180', '181', '182', '1821', '1822', '1823', '183', '1831', '1832', '1833', '184', '185', '186', '190', '191', '192', '193', '194', '195', '196', '200', '201', '202', '203', '204', '2041', '2042')),
    quad_name VARCHAR CHECK (length(quad_name) >= 1),
    evidence_text VARCHAR NOT NULL CHECK (length(evidence_text) >= 1),
    sentence_start BIGINT NOT NULL CHECK (sentence_start >= 0),
    sentence_end BIGINT NOT NULL CHECK (sentence_end >= 0),
    trigger_text VARCHAR NOT NULL CHECK (length(trigger_text) >= 1),
    trigger_start BIGINT NOT NULL CHECK (trigger_start >= 0),
    trigger_end BIGINT NOT NULL CHECK (trigger_end >= 0),
    source_actor_name VARCHAR NOT NULL CHECK (length(source_actor_name) >= 1),
    source_country_code VARCHAR CHECK (regexp_matches(source_country_code, '^[A-Z]{3}$')),
    source_sector VARCHAR CHECK (source_sector IN ('COP', 'GOV', 'JUD', 'LEG', 'MIL', 'PRM', 'PTY', 'REB', 'SPY', 'UAF', 'UNK', 'AGR', 'BUS', 'CRM', 'CVL', 'EDU', 'ELI', 'JRN', 'LAB', 'MED', 'REF', 'OPP', 'PRE', 'REL', 'SOC')),
    source_text VARCHAR CHECK (length(source_text) >= 1),
    target_actor_name VARCHAR NOT NULL CHECK (length(target_actor_name) >= 1),
    target_country_code VARCHAR CHECK (regexp_matches(target_country_code, '^[A-Z]{3}$')),
    target_sector VARCHAR CHECK (target_sector IN ('COP', 'GOV', 'JUD', 'LEG', 'MIL', 'PRM', 'PTY', 'REB', 'SPY', 'UAF', 'UNK', 'AGR', 'BUS', 'CRM', 'CVL', 'EDU', 'ELI', 'JRN', 'LAB', 'MED', 'REF', 'OPP', 'PRE', 'REL', 'SOC')),
    target_text VARCHAR CHECK (length(target_text) >= 1),
    place_name VARCHAR NOT NULL CHECK (length(place_name) >= 1),
    country_code VARCHAR CHECK (regexp_matches(country_code, '^[A-Z]{3}$')),
    latitude DOUBLE CHECK (latitude >= -90.0) CHECK (latitude <= 90.0),
    longitude DOUBLE CHECK (longitude >= -180.0) CHECK (longitude <= 180.0),
    place_precision VARCHAR NOT NULL CHECK (place_precision IN ('exact', 'near', 'city', 'district', 'province', 'country', 'region', 'unknown')),
    location_text VARCHAR CHECK (length(location_text) >= 1),
    start_date DATE,
    end_date DATE,
    date_precision VARCHAR NOT NULL CHECK (date_precision IN ('day', 'week', 'month', 'quarter', 'year', 'interval', 'unknown')),
    time_text VARCHAR CHECK (length(time_text) >= 1),
    polarity VARCHAR NOT NULL CHECK (polarity IN ('affirmed', 'negated')),
    modality VARCHAR NOT NULL CHECK (modality IN ('asserted', 'alleged', 'planned', 'hypothetical', 'threatened')),
    tense VARCHAR NOT NULL CHECK (tense IN ('past', 'current', 'future', 'historical')),
    attributed_to VARCHAR CHECK (length(attributed_to) >= 1),
    killed_low BIGINT CHECK (killed_low >= 0),
    killed_high BIGINT CHECK (killed_high >= 0),
    injured_low BIGINT CHECK (injured_low >= 0),
    injured_high BIGINT CHECK (injured_high >= 0),
    weapons VARCHAR CHECK (length(weapons) >= 1),
    weapon_count_low BIGINT CHECK (weapon_count_low >= 0),
    weapon_count_high BIGINT CHECK (weapon_count_high >= 0),
    confidence DOUBLE NOT NULL CHECK (confidence >= 0.0) CHECK (confidence <= 1.0),
    coder VARCHAR NOT NULL CHECK (length(coder) >= 1),
    coder_version VARCHAR NOT NULL CHECK (length(coder_version) >= 1),
    load_id BIGINT NOT NULL,
    PRIMARY KEY (mention_key)
);
COMMENT ON TABLE mart.mention IS 'One row: one report of an event by one sentence. The evidence with its article, names and qualifiers: also of mentions that tell of no event (`event_key` 0).';
COMMENT ON COLUMN mart.mention.mention_key IS 'The mention.';
COMMENT ON COLUMN mart.mention.event_key IS 'The event; 0 when the mention tells of none.';
COMMENT ON COLUMN mart.mention.event_status IS 'Status of the event.';
COMMENT ON COLUMN mart.mention.article_key IS 'The version of the article.';
COMMENT ON COLUMN mart.mention.article_id IS 'The article over all its versions.';
COMMENT ON COLUMN mart.mention.version_number IS 'Version of the article, 1 for the first. Unit: position.';
COMMENT ON COLUMN mart.mention.is_current IS 'The version of the article is the one in force.';
COMMENT ON COLUMN mart.mention.title IS 'Headline of the article.';
COMMENT ON COLUMN mart.mention.canonical_url IS 'URL of the article.';
COMMENT ON COLUMN mart.mention.locator IS 'Where the payload of the article was found.';
COMMENT ON COLUMN mart.mention.language IS 'Language of the article: ISO 639-1, `und` when it could not be told.';
COMMENT ON COLUMN mart.mention.published_start IS 'First possible day of publication. Unit: day.';
COMMENT ON COLUMN mart.mention.published_end IS 'Last possible day of publication. Unit: day.';
COMMENT ON COLUMN mart.mention.source_domain IS 'Domain of the publisher.';
COMMENT ON COLUMN mart.mention.story_id IS 'Articles about the same happening share it.';
COMMENT ON COLUMN mart.mention.plover_type IS 'PLOVER type.';
COMMENT ON COLUMN mart.mention.plover_mode IS 'PLOVER mode.';
COMMENT ON COLUMN mart.mention.cameo_code IS 'CAMEO code.';
COMMENT ON COLUMN mart.mention.quad_name IS 'Name of the quad class.';
COMMENT ON COLUMN mart.mention.evidence_text IS 'The sentence, as printed.';
COMMENT ON COLUMN mart.mention.sentence_start IS 'Where the sentence starts. Unit: code points.';
COMMENT ON COLUMN mart.mention.sentence_end IS 'Where the sentence ends, exclusive. Unit: code points.';
COMMENT ON COLUMN mart.mention.trigger_text IS 'The words that tell of the event.';
COMMENT ON COLUMN mart.mention.trigger_start IS 'Where the trigger starts. Unit: code points.';
COMMENT ON COLUMN mart.mention.trigger_end IS 'Where the trigger ends, exclusive. Unit: code points.';
COMMENT ON COLUMN mart.mention.source_actor_name IS 'First source; `unknown` when not told.';
COMMENT ON COLUMN mart.mention.source_country_code IS 'Country of the first source. Unit: ISO 3166-1 alpha-3.';
COMMENT ON COLUMN mart.mention.source_sector IS 'PLOVER sector of the first source.';
COMMENT ON COLUMN mart.mention.source_text IS 'Source as printed; several parted by `; `.';
COMMENT ON COLUMN mart.mention.target_actor_name IS 'First target; `unknown` when not told.';
COMMENT ON COLUMN mart.mention.target_country_code IS 'Country of the first target. Unit: ISO 3166-1 alpha-3.';
COMMENT ON COLUMN mart.mention.target_sector IS 'PLOVER sector of the first target.';
COMMENT ON COLUMN mart.mention.target_text IS 'Target as printed; several parted by `; `.';
COMMENT ON COLUMN mart.mention.place_name IS 'Primary place; `unknown` when not told.';
COMMENT ON COLUMN mart.mention.country_code IS 'Country of the primary place. Unit: ISO 3166-1 alpha-3.';
COMMENT ON COLUMN mart.mention.latitude IS 'Latitude, north positive. Unit: degrees.';
COMMENT ON COLUMN mart.mention.longitude IS 'Longitude, east positive. Unit: degrees.';
COMMENT ON COLUMN mart.mention.place_precision IS 'How exact the place is.';
COMMENT ON COLUMN mart.mention.location_text IS 'Place as printed.';
COMMENT ON COLUMN mart.mention.start_date IS 'First possible day. Unit: day.';
COMMENT ON COLUMN mart.mention.end_date IS 'Last possible day. Unit: day.';
COMMENT ON COLUMN mart.mention.date_precision IS 'How exact the date is.';
COMMENT ON COLUMN mart.mention.time_text IS 'Time as printed.';
COMMENT ON COLUMN mart.mention.polarity IS 'Affirmed or negated.';
COMMENT ON COLUMN mart.mention.modality IS 'How the text stands to it.';
COMMENT ON COLUMN mart.mention.tense IS 'When it is told to happen, seen from the article.';
COMMENT ON COLUMN mart.mention.attributed_to IS 'Who says so, as printed.';
COMMENT ON COLUMN mart.mention.killed_low IS 'Killed, at least. Unit: persons.';
COMMENT ON COLUMN mart.mention.killed_high IS 'Killed, at most. Unit: persons.';
COMMENT ON COLUMN mart.mention.injured_low IS 'Injured, at least. Unit: persons.';
COMMENT ON COLUMN mart.mention.injured_high IS 'Injured, at most. Unit: persons.';
COMMENT ON COLUMN mart.mention.weapons IS 'Weapons, in English, singular, parted by `; `.';
COMMENT ON COLUMN mart.mention.weapon_count_low IS 'Pieces of its weapon, at least, such as rockets fired. Unit: pieces.';
COMMENT ON COLUMN mart.mention.weapon_count_high IS 'Pieces of its weapon, at most. Unit: pieces.';
COMMENT ON COLUMN mart.mention.confidence IS 'How sure the coder is. Unit: probability.';
COMMENT ON COLUMN mart.mention.coder IS 'Name of the coder.';
COMMENT ON COLUMN mart.mention.coder_version IS 'Version of the coder.';
COMMENT ON COLUMN mart.mention.load_id IS 'The load that wrote this row.';

CREATE TABLE mart.daily_country (
    date_key BIGINT NOT NULL,
    country_code VARCHAR NOT NULL CHECK (regexp_matches(country_code, '^([A-Z]{3}|unknown)$')),
    plover_type VARCHAR NOT NULL CHECK (length(plover_type) >= 1),
    calendar_date DATE,
    quad_class BIGINT CHECK (quad_class >= 1) CHECK (quad_class <= 4),
    event_count BIGINT NOT NULL CHECK (event_count >= 1),
    exact_day_event_count BIGINT NOT NULL CHECK (exact_day_event_count >= 0),
    undated_event_count BIGINT NOT NULL CHECK (undated_event_count >= 0),
    killed_low BIGINT CHECK (killed_low >= 0),
    killed_high BIGINT CHECK (killed_high >= 0),
    injured_low BIGINT CHECK (injured_low >= 0),
    injured_high BIGINT CHECK (injured_high >= 0),
    mention_count BIGINT NOT NULL CHECK (mention_count >= 1),
    mean_goldstein_score DOUBLE CHECK (mean_goldstein_score >= -10.0) CHECK (mean_goldstein_score <= 10.0),
    mean_confidence DOUBLE NOT NULL CHECK (mean_confidence >= 0.0) CHECK (mean_confidence <= 1.0),
    load_id BIGINT NOT NULL,
    PRIMARY KEY (date_key, country_code, plover_type)
);
COMMENT ON TABLE mart.daily_country IS 'One row: one PLOVER type in one country on one day. Asserted events by day, country and type.';
COMMENT ON COLUMN mart.daily_country.date_key IS 'The first possible day, of undated events the day of the first report.';
COMMENT ON COLUMN mart.daily_country.country_code IS 'Country of the primary place, ISO 3166-1 alpha-3, or `unknown`.';
COMMENT ON COLUMN mart.daily_country.plover_type IS 'PLOVER type.';
COMMENT ON COLUMN mart.daily_country.calendar_date IS 'The same day as a date; null when not known. Unit: day.';
COMMENT ON COLUMN mart.daily_country.quad_class IS '1 verbal cooperation … 4 material conflict.';
COMMENT ON COLUMN mart.daily_country.event_count IS 'Events. Unit: events.';
COMMENT ON COLUMN mart.daily_country.exact_day_event_count IS 'Events whose day is known. Unit: events.';
COMMENT ON COLUMN mart.daily_country.undated_event_count IS 'Events of which no date is told. Unit: events.';
COMMENT ON COLUMN mart.daily_country.killed_low IS 'Killed: sum of the lowest figures; null when none is told. Unit: persons.';
COMMENT ON COLUMN mart.daily_country.killed_high IS 'Killed: sum of the highest figures, of the lowest where no highest is told. Unit: persons.';
COMMENT ON COLUMN mart.daily_country.injured_low IS 'Injured: sum of the lowest figures; null when none is told. Unit: persons.';
COMMENT ON COLUMN mart.daily_country.injured_high IS 'Injured: sum of the highest figures, of the lowest where no highest is told. Unit: persons.';
COMMENT ON COLUMN mart.daily_country.mention_count IS 'Mentions of these events. Unit: mentions.';
COMMENT ON COLUMN mart.daily_country.mean_goldstein_score IS 'Mean of the events'' Goldstein scores. Unit: Goldstein scale.';
COMMENT ON COLUMN mart.daily_country.mean_confidence IS 'Mean of the events'' confidence. Unit: probability.';
COMMENT ON COLUMN mart.daily_country.load_id IS 'The load that wrote this row.';

CREATE TABLE mart.dyad_month (
    event_month VARCHAR NOT NULL CHECK (regexp_matches(event_month, '^([0-9]{4}-[0-9]{2}|unknown)$')),
    source_actor_id VARCHAR NOT NULL CHECK (length(source_actor_id) >= 1),
    source_country_code VARCHAR NOT NULL CHECK (regexp_matches(source_country_code, '^([A-Z]{3}|unknown)$')),
    target_actor_id VARCHAR NOT NULL CHECK (length(target_actor_id) >= 1),
    target_country_code VARCHAR NOT NULL CHECK (regexp_matches(target_country_code, '^([A-Z]{3}|unknown)$')),
    plover_type VARCHAR NOT NULL CHECK (length(plover_type) >= 1),
    source_actor_name VARCHAR NOT NULL CHECK (length(source_actor_name) >= 1),
    target_actor_name VARCHAR NOT NULL CHECK (length(target_actor_name) >= 1),
    event_count BIGINT NOT NULL CHECK (event_count >= 1),
    exact_month_event_count BIGINT NOT NULL CHECK (exact_month_event_count >= 0),
    undated_event_count BIGINT NOT NULL CHECK (undated_event_count >= 0),
    verbal_cooperation_count BIGINT NOT NULL CHECK (verbal_cooperation_count >= 0),
    material_cooperation_count BIGINT NOT NULL CHECK (material_cooperation_count >= 0),
    verbal_conflict_count BIGINT NOT NULL CHECK (verbal_conflict_count >= 0),
    material_conflict_count BIGINT NOT NULL CHECK (material_conflict_count >= 0),
    mean_goldstein_score DOUBLE CHECK (mean_goldstein_score >= -10.0) CHECK (mean_goldstein_score <= 10.0),
    load_id BIGINT NOT NULL,
    PRIMARY KEY (event_month, source_actor_id, source_country_code, target_actor_id, target_country_code, plover_type)
);
COMMENT ON TABLE mart.dyad_month IS 'One row: one PLOVER type, all modes, from one source to one target in one month. Asserted events by who, to whom, month and type.';
COMMENT ON COLUMN mart.dyad_month.event_month IS 'Month of the first possible day or the first report, YYYY-MM, or `unknown`.';
COMMENT ON COLUMN mart.dyad_month.source_actor_id IS 'The source over all its versions; `unknown` when not told.';
COMMENT ON COLUMN mart.dyad_month.source_country_code IS 'Country of the source, or `unknown`.';
COMMENT ON COLUMN mart.dyad_month.target_actor_id IS 'The target over all its versions; `unknown` when not told.';
COMMENT ON COLUMN mart.dyad_month.target_country_code IS 'Country of the target, or `unknown`.';
COMMENT ON COLUMN mart.dyad_month.plover_type IS 'PLOVER type.';
COMMENT ON COLUMN mart.dyad_month.source_actor_name IS 'Name of the source.';
COMMENT ON COLUMN mart.dyad_month.target_actor_name IS 'Name of the target.';
COMMENT ON COLUMN mart.dyad_month.event_count IS 'Events. Unit: events.';
COMMENT ON COLUMN mart.dyad_month.exact_month_event_count IS 'Events whose month is known. Unit: events.';
COMMENT ON COLUMN mart.dyad_month.undated_event_count IS 'Events of which no date is told. Unit: events.';
COMMENT ON COLUMN mart.dyad_month.verbal_cooperation_count IS 'Events of quad class 1. Unit: events.';
COMMENT ON COLUMN mart.dyad_month.material_cooperation_count IS 'Events of quad class 2. Unit: events.';
COMMENT ON COLUMN mart.dyad_month.verbal_conflict_count IS 'Events of quad class 3. Unit: events.';
COMMENT ON COLUMN mart.dyad_month.material_conflict_count IS 'Events of quad class 4. Unit: events.';
COMMENT ON COLUMN mart.dyad_month.mean_goldstein_score IS 'Mean of the events'' Goldstein scores. Unit: Goldstein scale.';
COMMENT ON COLUMN mart.dyad_month.load_id IS 'The load that wrote this row.';

CREATE TABLE mart.story (
    story_id BIGINT NOT NULL,
    title VARCHAR CHECK (length(title) >= 1),
    article_count BIGINT NOT NULL CHECK (article_count >= 1),
    independent_article_count BIGINT NOT NULL CHECK (independent_article_count >= 0),
    source_count BIGINT NOT NULL CHECK (source_count >= 1),
    independent_source_count BIGINT NOT NULL CHECK (independent_source_count >= 0),
    source_domains VARCHAR NOT NULL CHECK (length(source_domains) >= 1),
    languages VARCHAR NOT NULL CHECK (length(languages) >= 1),
    first_reported DATE,
    last_reported DATE,
    event_count BIGINT NOT NULL CHECK (event_count >= 0),
    main_event_key BIGINT NOT NULL,
    load_id BIGINT NOT NULL,
    PRIMARY KEY (story_id)
);
COMMENT ON TABLE mart.story IS 'One row: one story: articles about the same happening. Articles about one happening, in any language. Its figures day by day are in `mart.story_timeline`.';
COMMENT ON COLUMN mart.story.story_id IS 'Articles about the same happening share it.';
COMMENT ON COLUMN mart.story.title IS 'Headline of the article published first that has one.';
COMMENT ON COLUMN mart.story.article_count IS 'Articles. Unit: articles.';
COMMENT ON COLUMN mart.story.independent_article_count IS 'Articles that copy no other one. Unit: articles.';
COMMENT ON COLUMN mart.story.source_count IS 'Publishers. Unit: publishers.';
COMMENT ON COLUMN mart.story.independent_source_count IS 'Publishers of the articles that copy no other one. Unit: publishers.';
COMMENT ON COLUMN mart.story.source_domains IS 'Domains of the publishers.';
COMMENT ON COLUMN mart.story.languages IS 'Languages of the articles, ISO 639-1.';
COMMENT ON COLUMN mart.story.first_reported IS 'Earliest day of publication. Unit: day.';
COMMENT ON COLUMN mart.story.last_reported IS 'Latest day of publication. Unit: day.';
COMMENT ON COLUMN mart.story.event_count IS 'Events that the articles tell of, without what they tell as background only. Unit: events.';
COMMENT ON COLUMN mart.story.main_event_key IS 'The event that most of the articles tell of; 0 when they tell of none.';
COMMENT ON COLUMN mart.story.load_id IS 'The load that wrote this row.';

CREATE TABLE mart.story_timeline (
    story_id BIGINT NOT NULL,
    date_key BIGINT NOT NULL,
    published_start DATE,
    article_count BIGINT NOT NULL CHECK (article_count >= 1),
    killed_low BIGINT CHECK (killed_low >= 0),
    killed_high BIGINT CHECK (killed_high >= 0),
    injured_low BIGINT CHECK (injured_low >= 0),
    injured_high BIGINT CHECK (injured_high >= 0),
    load_id BIGINT NOT NULL,
    PRIMARY KEY (story_id, date_key)
);
COMMENT ON TABLE mart.story_timeline IS 'One row: one day of reports of one story. How a story''s figures grew: what the articles of each day say of its main event.';
COMMENT ON COLUMN mart.story_timeline.story_id IS 'The story.';
COMMENT ON COLUMN mart.story_timeline.date_key IS 'First possible day of publication; 0 when unknown.';
COMMENT ON COLUMN mart.story_timeline.published_start IS 'The same day as a date; null when not known. Unit: day.';
COMMENT ON COLUMN mart.story_timeline.article_count IS 'Articles of the day. Unit: articles.';
COMMENT ON COLUMN mart.story_timeline.killed_low IS 'Killed, lowest figure of the day. Unit: persons.';
COMMENT ON COLUMN mart.story_timeline.killed_high IS 'Killed, highest figure of the day. Unit: persons.';
COMMENT ON COLUMN mart.story_timeline.injured_low IS 'Injured, lowest figure of the day. Unit: persons.';
COMMENT ON COLUMN mart.story_timeline.injured_high IS 'Injured, highest figure of the day. Unit: persons.';
COMMENT ON COLUMN mart.story_timeline.load_id IS 'The load that wrote this row.';

CREATE TABLE mart.one_per_day (
    date_key BIGINT NOT NULL,
    source_actor_id VARCHAR NOT NULL CHECK (length(source_actor_id) >= 1),
    target_actor_id VARCHAR NOT NULL CHECK (length(target_actor_id) >= 1),
    plover_type VARCHAR NOT NULL CHECK (length(plover_type) >= 1),
    calendar_date DATE,
    source_actor_name VARCHAR NOT NULL CHECK (length(source_actor_name) >= 1),
    source_country_code VARCHAR CHECK (regexp_matches(source_country_code, '^[A-Z]{3}$')),
    target_actor_name VARCHAR NOT NULL CHECK (length(target_actor_name) >= 1),
    target_country_code VARCHAR CHECK (regexp_matches(target_country_code, '^[A-Z]{3}$')),
    event_count BIGINT NOT NULL CHECK (event_count >= 1),
    load_id BIGINT NOT NULL,
    PRIMARY KEY (date_key, source_actor_id, target_actor_id, plover_type)
);
COMMENT ON TABLE mart.one_per_day IS 'One row: one PLOVER type from one source to one target on one day. Asserted events as older systems count them: at most one a day for each source, target and type.';
COMMENT ON COLUMN mart.one_per_day.date_key IS 'The day; 0 when unknown.';
COMMENT ON COLUMN mart.one_per_day.source_actor_id IS 'The source over all its versions; `unknown` when not told.';
COMMENT ON COLUMN mart.one_per_day.target_actor_id IS 'The target over all its versions; `unknown` when not told.';
COMMENT ON COLUMN mart.one_per_day.plover_type IS 'PLOVER type.';
COMMENT ON COLUMN mart.one_per_day.calendar_date IS 'The same day as a date; null when not known. Unit: day.';
COMMENT ON COLUMN mart.one_per_day.source_actor_name IS 'Name of the source.';
COMMENT ON COLUMN mart.one_per_day.source_country_code IS 'Country of the source. Unit: ISO 3166-1 alpha-3.';
COMMENT ON COLUMN mart.one_per_day.target_actor_name IS 'Name of the target.';
COMMENT ON COLUMN mart.one_per_day.target_country_code IS 'Country of the target. Unit: ISO 3166-1 alpha-3.';
COMMENT ON COLUMN mart.one_per_day.event_count IS 'Events that are one here. Unit: events.';
COMMENT ON COLUMN mart.one_per_day.load_id IS 'The load that wrote this row.';

CREATE TABLE mart.event_history (
    change_key BIGINT NOT NULL,
    event_key BIGINT NOT NULL,
    change_kind VARCHAR NOT NULL CHECK (change_kind IN ('merged', 'renamed', 'split', 'moved', 'ended')),
    to_event_key BIGINT NOT NULL,
    current_event_key BIGINT NOT NULL,
    mention_count BIGINT NOT NULL CHECK (mention_count >= 0),
    changed_at TIMESTAMP NOT NULL,
    load_id BIGINT NOT NULL,
    PRIMARY KEY (change_key)
);
COMMENT ON TABLE mart.event_history IS 'One row: one change of one event''s identity. What became of events as more was read: an id that was once given away can always be followed to today''s.';
COMMENT ON COLUMN mart.event_history.change_key IS 'The change.';
COMMENT ON COLUMN mart.event_history.event_key IS 'The event as it was called before.';
COMMENT ON COLUMN mart.event_history.change_kind IS 'What happened to it.';
COMMENT ON COLUMN mart.event_history.to_event_key IS 'The event that its mentions, or some of them, went to; 0 when it ended.';
COMMENT ON COLUMN mart.event_history.current_event_key IS 'That event as it is called today; 0 when it has ended since.';
COMMENT ON COLUMN mart.event_history.mention_count IS 'Mentions that went there. Unit: mentions.';
COMMENT ON COLUMN mart.event_history.changed_at IS 'When the load began that changed it. Unit: UTC.';
COMMENT ON COLUMN mart.event_history.load_id IS 'The load that wrote this row.';

CREATE TABLE mart.actor_profile (
    actor_id VARCHAR NOT NULL CHECK (length(actor_id) >= 1),
    actor_name VARCHAR NOT NULL CHECK (length(actor_name) >= 1),
    actor_kind VARCHAR NOT NULL CHECK (actor_kind IN ('state', 'government body', 'military', 'armed group', 'organisation', 'person', 'generic', 'unknown')),
    country_code VARCHAR CHECK (regexp_matches(country_code, '^[A-Z]{3}$')),
    sector VARCHAR CHECK (sector IN ('COP', 'GOV', 'JUD', 'LEG', 'MIL', 'PRM', 'PTY', 'REB', 'SPY', 'UAF', 'UNK', 'AGR', 'BUS', 'CRM', 'CVL', 'EDU', 'ELI', 'JRN', 'LAB', 'MED', 'REF', 'OPP', 'PRE', 'REL', 'SOC')),
    role_title VARCHAR CHECK (length(role_title) >= 1),
    is_provisional BOOLEAN NOT NULL,
    version_count BIGINT NOT NULL CHECK (version_count >= 1),
    event_count BIGINT NOT NULL CHECK (event_count >= 0),
    source_event_count BIGINT NOT NULL CHECK (source_event_count >= 0),
    target_event_count BIGINT NOT NULL CHECK (target_event_count >= 0),
    mediator_event_count BIGINT NOT NULL CHECK (mediator_event_count >= 0),
    alleged_source_event_count BIGINT NOT NULL CHECK (alleged_source_event_count >= 0),
    verbal_cooperation_count BIGINT NOT NULL CHECK (verbal_cooperation_count >= 0),
    material_cooperation_count BIGINT NOT NULL CHECK (material_cooperation_count >= 0),
    verbal_conflict_count BIGINT NOT NULL CHECK (verbal_conflict_count >= 0),
    material_conflict_count BIGINT NOT NULL CHECK (material_conflict_count >= 0),
    mean_goldstein_score DOUBLE CHECK (mean_goldstein_score >= -10.0) CHECK (mean_goldstein_score <= 10.0),
    main_type VARCHAR CHECK (length(main_type) >= 1),
    first_date DATE,
    last_date DATE,
    quotation_count BIGINT NOT NULL CHECK (quotation_count >= 0),
    load_id BIGINT NOT NULL,
    PRIMARY KEY (actor_id)
);
COMMENT ON TABLE mart.actor_profile IS 'One row: one actor over all its versions. What is known of an actor, and what it does and suffers in asserted events.';
COMMENT ON COLUMN mart.actor_profile.actor_id IS 'The actor over all its versions.';
COMMENT ON COLUMN mart.actor_profile.actor_name IS 'Name, in English where known.';
COMMENT ON COLUMN mart.actor_profile.actor_kind IS 'What kind of actor.';
COMMENT ON COLUMN mart.actor_profile.country_code IS 'The actor''s country. Unit: ISO 3166-1 alpha-3.';
COMMENT ON COLUMN mart.actor_profile.sector IS 'PLOVER sector.';
COMMENT ON COLUMN mart.actor_profile.role_title IS 'Office or role held.';
COMMENT ON COLUMN mart.actor_profile.is_provisional IS 'Met in articles only; the knowledge does not have it.';
COMMENT ON COLUMN mart.actor_profile.version_count IS 'Versions of its facts. Unit: versions.';
COMMENT ON COLUMN mart.actor_profile.event_count IS 'Asserted events in which it plays a part. Unit: events.';
COMMENT ON COLUMN mart.actor_profile.source_event_count IS 'Asserted events that it does. Unit: events.';
COMMENT ON COLUMN mart.actor_profile.target_event_count IS 'Asserted events that are done to it. Unit: events.';
COMMENT ON COLUMN mart.actor_profile.mediator_event_count IS 'Asserted events that it mediates. Unit: events.';
COMMENT ON COLUMN mart.actor_profile.alleged_source_event_count IS 'Asserted events that it does by somebody''s claim alone. Unit: events.';
COMMENT ON COLUMN mart.actor_profile.verbal_cooperation_count IS 'Events of quad class 1 that it does or that are done to it. Unit: events.';
COMMENT ON COLUMN mart.actor_profile.material_cooperation_count IS 'Events of quad class 2 that it does or that are done to it. Unit: events.';
COMMENT ON COLUMN mart.actor_profile.verbal_conflict_count IS 'Events of quad class 3 that it does or that are done to it. Unit: events.';
COMMENT ON COLUMN mart.actor_profile.material_conflict_count IS 'Events of quad class 4 that it does or that are done to it. Unit: events.';
COMMENT ON COLUMN mart.actor_profile.mean_goldstein_score IS 'Mean Goldstein score of what it does. Unit: Goldstein scale.';
COMMENT ON COLUMN mart.actor_profile.main_type IS 'PLOVER type that it takes part in most.';
COMMENT ON COLUMN mart.actor_profile.first_date IS 'First possible day of its first event. Unit: day.';
COMMENT ON COLUMN mart.actor_profile.last_date IS 'Last possible day of its last event. Unit: day.';
COMMENT ON COLUMN mart.actor_profile.quotation_count IS 'Statements of its own, in current article versions. Unit: quotations.';
COMMENT ON COLUMN mart.actor_profile.load_id IS 'The load that wrote this row.';

CREATE TABLE mart.location_month (
    event_month VARCHAR NOT NULL CHECK (regexp_matches(event_month, '^([0-9]{4}-[0-9]{2}|unknown)$')),
    location_key BIGINT NOT NULL,
    place_name VARCHAR NOT NULL CHECK (length(place_name) >= 1),
    admin1_name VARCHAR CHECK (length(admin1_name) >= 1),
    country_code VARCHAR CHECK (regexp_matches(country_code, '^[A-Z]{3}$')),
    latitude DOUBLE CHECK (latitude >= -90.0) CHECK (latitude <= 90.0),
    longitude DOUBLE CHECK (longitude >= -180.0) CHECK (longitude <= 180.0),
    event_count BIGINT NOT NULL CHECK (event_count >= 1),
    town_event_count BIGINT NOT NULL CHECK (town_event_count >= 0),
    exact_month_event_count BIGINT NOT NULL CHECK (exact_month_event_count >= 0),
    verbal_cooperation_count BIGINT NOT NULL CHECK (verbal_cooperation_count >= 0),
    material_cooperation_count BIGINT NOT NULL CHECK (material_cooperation_count >= 0),
    verbal_conflict_count BIGINT NOT NULL CHECK (verbal_conflict_count >= 0),
    material_conflict_count BIGINT NOT NULL CHECK (material_conflict_count >= 0),
    killed_low BIGINT CHECK (killed_low >= 0),
    killed_high BIGINT CHECK (killed_high >= 0),
    injured_low BIGINT CHECK (injured_low >= 0),
    injured_high BIGINT CHECK (injured_high >= 0),
    mean_goldstein_score DOUBLE CHECK (mean_goldstein_score >= -10.0) CHECK (mean_goldstein_score <= 10.0),
    load_id BIGINT NOT NULL,
    PRIMARY KEY (event_month, location_key)
);
COMMENT ON TABLE mart.location_month IS 'One row: one place in one month. Asserted events by primary place and month; those without a place are left out, and counted in data_quality.';
COMMENT ON COLUMN mart.location_month.event_month IS 'Month, YYYY-MM, or `unknown`.';
COMMENT ON COLUMN mart.location_month.location_key IS 'The place.';
COMMENT ON COLUMN mart.location_month.place_name IS 'Name, in English where known.';
COMMENT ON COLUMN mart.location_month.admin1_name IS 'First-order administrative area.';
COMMENT ON COLUMN mart.location_month.country_code IS 'Country of the place; null at sea or across countries. Unit: ISO 3166-1 alpha-3.';
COMMENT ON COLUMN mart.location_month.latitude IS 'Latitude, north positive. Unit: degrees.';
COMMENT ON COLUMN mart.location_month.longitude IS 'Longitude, east positive. Unit: degrees.';
COMMENT ON COLUMN mart.location_month.event_count IS 'Events. Unit: events.';
COMMENT ON COLUMN mart.location_month.town_event_count IS 'Events whose place is known to the town or better. Unit: events.';
COMMENT ON COLUMN mart.location_month.exact_month_event_count IS 'Events whose month is known. Unit: events.';
COMMENT ON COLUMN mart.location_month.verbal_cooperation_count IS 'Events of quad class 1. Unit: events.';
COMMENT ON COLUMN mart.location_month.material_cooperation_count IS 'Events of quad class 2. Unit: events.';
COMMENT ON COLUMN mart.location_month.verbal_conflict_count IS 'Events of quad class 3. Unit: events.';
COMMENT ON COLUMN mart.location_month.material_conflict_count IS 'Events of quad class 4. Unit: events.';
COMMENT ON COLUMN mart.location_month.killed_low IS 'Killed: sum of the lowest figures; null when none is told. Unit: persons.';
COMMENT ON COLUMN mart.location_month.killed_high IS 'Killed: sum of the highest figures. Unit: persons.';
COMMENT ON COLUMN mart.location_month.injured_low IS 'Injured: sum of the lowest figures; null when none is told. Unit: persons.';
COMMENT ON COLUMN mart.location_month.injured_high IS 'Injured: sum of the highest figures. Unit: persons.';
COMMENT ON COLUMN mart.location_month.mean_goldstein_score IS 'Mean of the events'' Goldstein scores. Unit: Goldstein scale.';
COMMENT ON COLUMN mart.location_month.load_id IS 'The load that wrote this row.';

CREATE TABLE mart.casualties (
    event_key BIGINT NOT NULL,
    event_status VARCHAR NOT NULL CHECK (event_status IN ('asserted', 'alleged', 'historical')),
    plover_type VARCHAR NOT NULL CHECK (length(plover_type) >= 1),
    plover_mode VARCHAR CHECK (plover_mode IN ('visit', 'third-party', 'multilateral', 'phone', 'withdraw', 'release', 'disarm', 'ceasefire', 'access', 'resign', 'assist', 'change', 'yield', 'meet', 'disapprove', 'investigate', 'allege', 'restrict', 'arrest', 'relations', 'expel', 'territory', 'violence', 'demo', 'riot', 'strike', 'hunger', 'boycott', 'obstruct', 'vandalize', 'convict', 'discontinue', 'troops', 'weapons', 'police', 'militia', 'seize', 'censor', 'curfew', 'martial-law', 'deport', 'withhold', 'misinformation', 'cyber', 'abduct', 'beat', 'torture', 'sexual', 'targeted', 'destroy', 'primitive', 'firearms', 'explosives', 'suicide-attack', 'aerial', 'drone', 'heavy-weapons', 'crowd-control', 'unconventional')),
    start_date DATE,
    end_date DATE,
    country_code VARCHAR CHECK (regexp_matches(country_code, '^[A-Z]{3}$')),
    admin1_name VARCHAR CHECK (length(admin1_name) >= 1),
    place_name VARCHAR NOT NULL CHECK (length(place_name) >= 1),
    place_precision VARCHAR NOT NULL CHECK (place_precision IN ('exact', 'near', 'city', 'district', 'province', 'country', 'region', 'unknown')),
    source_names VARCHAR CHECK (length(source_names) >= 1),
    target_names VARCHAR CHECK (length(target_names) >= 1),
    weapons VARCHAR CHECK (length(weapons) >= 1),
    killed_low BIGINT CHECK (killed_low >= 0),
    killed_high BIGINT CHECK (killed_high >= 0),
    killed_latest BIGINT CHECK (killed_latest >= 0),
    injured_low BIGINT CHECK (injured_low >= 0),
    injured_high BIGINT CHECK (injured_high >= 0),
    injured_latest BIGINT CHECK (injured_latest >= 0),
    is_disputed BOOLEAN NOT NULL,
    figure_mention_count BIGINT NOT NULL CHECK (figure_mention_count >= 0),
    figure_publisher_count BIGINT NOT NULL CHECK (figure_publisher_count >= 0),
    first_reported DATE,
    last_reported DATE,
    load_id BIGINT NOT NULL,
    PRIMARY KEY (event_key)
);
COMMENT ON TABLE mart.casualties IS 'One row: one event that tells of killed or injured. Figures of killed and injured with who gives them. No figure is no row: it does not mean that nobody was hurt.';
COMMENT ON COLUMN mart.casualties.event_key IS 'The event.';
COMMENT ON COLUMN mart.casualties.event_status IS 'Asserted, alleged or historical.';
COMMENT ON COLUMN mart.casualties.plover_type IS 'PLOVER type.';
COMMENT ON COLUMN mart.casualties.plover_mode IS 'PLOVER mode.';
COMMENT ON COLUMN mart.casualties.start_date IS 'First possible day. Unit: day.';
COMMENT ON COLUMN mart.casualties.end_date IS 'Last possible day. Unit: day.';
COMMENT ON COLUMN mart.casualties.country_code IS 'Country of the primary place. Unit: ISO 3166-1 alpha-3.';
COMMENT ON COLUMN mart.casualties.admin1_name IS 'First-order administrative area.';
COMMENT ON COLUMN mart.casualties.place_name IS 'Primary place; `unknown` when not told.';
COMMENT ON COLUMN mart.casualties.place_precision IS 'How exact the place is.';
COMMENT ON COLUMN mart.casualties.source_names IS 'Who did it; `unknown` when not told.';
COMMENT ON COLUMN mart.casualties.target_names IS 'To whom; `unknown` when not told.';
COMMENT ON COLUMN mart.casualties.weapons IS 'Weapons told of.';
COMMENT ON COLUMN mart.casualties.killed_low IS 'Killed, lowest figure. Unit: persons.';
COMMENT ON COLUMN mart.casualties.killed_high IS 'Killed, highest figure, the lowest where no highest is told. Unit: persons.';
COMMENT ON COLUMN mart.casualties.killed_latest IS 'Killed, as the article published last says at most. Unit: persons.';
COMMENT ON COLUMN mart.casualties.injured_low IS 'Injured, lowest figure. Unit: persons.';
COMMENT ON COLUMN mart.casualties.injured_high IS 'Injured, highest figure, the lowest where no highest is told. Unit: persons.';
COMMENT ON COLUMN mart.casualties.injured_latest IS 'Injured, as the article published last says at most. Unit: persons.';
COMMENT ON COLUMN mart.casualties.is_disputed IS 'Lowest and highest figures of killed or of injured differ.';
COMMENT ON COLUMN mart.casualties.figure_mention_count IS 'Mentions that give a figure. Unit: mentions.';
COMMENT ON COLUMN mart.casualties.figure_publisher_count IS 'Publishers that give a figure. Unit: publishers.';
COMMENT ON COLUMN mart.casualties.first_reported IS 'Earliest day of publication. Unit: day.';
COMMENT ON COLUMN mart.casualties.last_reported IS 'Latest day of publication. Unit: day.';
COMMENT ON COLUMN mart.casualties.load_id IS 'The load that wrote this row.';

CREATE TABLE mart.source_coverage (
    publication_month VARCHAR NOT NULL CHECK (regexp_matches(publication_month, '^([0-9]{4}-[0-9]{2}|unknown)$')),
    source_domain VARCHAR NOT NULL CHECK (length(source_domain) >= 1),
    source_country VARCHAR CHECK (regexp_matches(source_country, '^[A-Z]{3}$')),
    article_count BIGINT NOT NULL CHECK (article_count >= 1),
    copy_count BIGINT NOT NULL CHECK (copy_count >= 0),
    changed_count BIGINT NOT NULL CHECK (changed_count >= 0),
    uncoded_count BIGINT NOT NULL CHECK (uncoded_count >= 0),
    languages VARCHAR NOT NULL CHECK (length(languages) >= 1),
    mention_count BIGINT NOT NULL CHECK (mention_count >= 0),
    event_count BIGINT NOT NULL CHECK (event_count >= 0),
    only_event_count BIGINT NOT NULL CHECK (only_event_count >= 0),
    load_id BIGINT NOT NULL,
    PRIMARY KEY (publication_month, source_domain)
);
COMMENT ON TABLE mart.source_coverage IS 'One row: one publisher in one month. What each publisher brought: articles in force by month of publication, and the events that they report.';
COMMENT ON COLUMN mart.source_coverage.publication_month IS 'Month of publication, YYYY-MM, or `unknown`.';
COMMENT ON COLUMN mart.source_coverage.source_domain IS 'Domain of the publisher.';
COMMENT ON COLUMN mart.source_coverage.source_country IS 'Country of the publisher, if its domain tells. Unit: ISO 3166-1 alpha-3.';
COMMENT ON COLUMN mart.source_coverage.article_count IS 'Articles. Unit: articles.';
COMMENT ON COLUMN mart.source_coverage.copy_count IS 'Articles that copy another one. Unit: articles.';
COMMENT ON COLUMN mart.source_coverage.changed_count IS 'Articles that were changed after their first version. Unit: articles.';
COMMENT ON COLUMN mart.source_coverage.uncoded_count IS 'Articles that no coder read, or on which coding failed. Unit: articles.';
COMMENT ON COLUMN mart.source_coverage.languages IS 'Languages of the articles, parted by `; `.';
COMMENT ON COLUMN mart.source_coverage.mention_count IS 'Mentions, also of no event. Unit: mentions.';
COMMENT ON COLUMN mart.source_coverage.event_count IS 'Events reported. Unit: events.';
COMMENT ON COLUMN mart.source_coverage.only_event_count IS 'Events that no other publisher reports. Unit: events.';
COMMENT ON COLUMN mart.source_coverage.load_id IS 'The load that wrote this row.';

CREATE TABLE mart.data_quality (
    measure VARCHAR NOT NULL CHECK (measure IN ('article coded', 'article dated to the day', 'article original', 'event confident', 'event day known', 'event place known', 'event source known', 'event target known', 'event town known', 'event two independent publishers')),
    slice_kind VARCHAR NOT NULL CHECK (slice_kind IN ('all', 'country', 'language', 'year')),
    slice_value VARCHAR NOT NULL CHECK (length(slice_value) >= 1),
    hit_count BIGINT NOT NULL CHECK (hit_count >= 0),
    row_count BIGINT NOT NULL CHECK (row_count >= 1),
    hit_share DOUBLE NOT NULL CHECK (hit_share >= 0.0) CHECK (hit_share <= 1.0),
    load_id BIGINT NOT NULL,
    PRIMARY KEY (measure, slice_kind, slice_value)
);
COMMENT ON TABLE mart.data_quality IS 'One row: one measure over one slice of the warehouse. How much is known: of asserted events and of current articles, whole and by country, language and year.';
COMMENT ON COLUMN mart.data_quality.measure IS 'What is counted.';
COMMENT ON COLUMN mart.data_quality.slice_kind IS 'By what the warehouse is cut.';
COMMENT ON COLUMN mart.data_quality.slice_value IS 'The slice; `all` for the whole.';
COMMENT ON COLUMN mart.data_quality.hit_count IS 'Rows for which it holds. Unit: rows.';
COMMENT ON COLUMN mart.data_quality.row_count IS 'Rows of the slice. Unit: rows.';
COMMENT ON COLUMN mart.data_quality.hit_share IS 'Share of the rows for which it holds. Unit: share.';
COMMENT ON COLUMN mart.data_quality.load_id IS 'The load that wrote this row.';

CREATE TABLE mart.pipeline_health (
    run_date DATE NOT NULL,
    run_count BIGINT NOT NULL CHECK (run_count >= 1),
    failed_run_count BIGINT NOT NULL CHECK (failed_run_count >= 0),
    failed_audit_count BIGINT NOT NULL CHECK (failed_audit_count >= 0),
    run_seconds DOUBLE NOT NULL CHECK (run_seconds >= 0.0),
    longest_run_seconds DOUBLE NOT NULL CHECK (longest_run_seconds >= 0.0),
    article_count_new BIGINT NOT NULL CHECK (article_count_new >= 0),
    article_count_changed BIGINT NOT NULL CHECK (article_count_changed >= 0),
    reject_count BIGINT NOT NULL CHECK (reject_count >= 0),
    reject_share DOUBLE CHECK (reject_share >= 0.0) CHECK (reject_share <= 1.0),
    articles_per_second DOUBLE NOT NULL CHECK (articles_per_second >= 0.0),
    event_count BIGINT CHECK (event_count >= 0),
    publication_count BIGINT NOT NULL CHECK (publication_count >= 0),
    failed_expectation_count BIGINT NOT NULL CHECK (failed_expectation_count >= 0),
    unwell_source_count BIGINT CHECK (unwell_source_count >= 0),
    last_finished_at TIMESTAMP NOT NULL,
    load_id BIGINT NOT NULL,
    PRIMARY KEY (run_date)
);
COMMENT ON TABLE mart.pipeline_health IS 'One row: one day on which something was run. How the runs of a day went. It is brought up to date by every run, also by one that fails or finds nothing.';
COMMENT ON COLUMN mart.pipeline_health.run_date IS 'Day on which the runs began, UTC. Unit: day.';
COMMENT ON COLUMN mart.pipeline_health.run_count IS 'Runs. Unit: runs.';
COMMENT ON COLUMN mart.pipeline_health.failed_run_count IS 'Runs that failed. Unit: runs.';
COMMENT ON COLUMN mart.pipeline_health.failed_audit_count IS 'Runs whose audit failed, so that readers kept the version before. Unit: runs.';
COMMENT ON COLUMN mart.pipeline_health.run_seconds IS 'How long all runs took. Unit: seconds.';
COMMENT ON COLUMN mart.pipeline_health.longest_run_seconds IS 'How long the longest run took. Unit: seconds.';
COMMENT ON COLUMN mart.pipeline_health.article_count_new IS 'Articles never seen before. Unit: articles.';
COMMENT ON COLUMN mart.pipeline_health.article_count_changed IS 'New versions of articles seen before. Unit: articles.';
COMMENT ON COLUMN mart.pipeline_health.reject_count IS 'Rejects that were not known before. Unit: rejects.';
COMMENT ON COLUMN mart.pipeline_health.reject_share IS 'Rejects among all that was new; null when nothing was. Unit: probability.';
COMMENT ON COLUMN mart.pipeline_health.articles_per_second IS 'Articles, new or changed, a second of the runs. Unit: articles / second.';
COMMENT ON COLUMN mart.pipeline_health.event_count IS 'Events in the warehouse after the last run that knew. Unit: events.';
COMMENT ON COLUMN mart.pipeline_health.publication_count IS 'Files that readers were given. Unit: publications.';
COMMENT ON COLUMN mart.pipeline_health.failed_expectation_count IS 'Expectations that did not hold in the day''s audits. Unit: expectations.';
COMMENT ON COLUMN mart.pipeline_health.unwell_source_count IS 'Sources and lists that are not fine now; null for days before the last. Unit: sources.';
COMMENT ON COLUMN mart.pipeline_health.last_finished_at IS 'When the last run ended. Unit: UTC.';
COMMENT ON COLUMN mart.pipeline_health.load_id IS 'The load that wrote this row.';
