"""Why an event is what it is: its mentions coded again with all that was considered on the way."""

from typing import TYPE_CHECKING, NamedTuple

from flows.errors import WrongUseError
from flows.settings import Settings
from flows.steps.asking import asker_of
from flows.steps.build import opened_build
from flows.steps.coding import code_and_resolve, opened_gazetteer
from flows.steps.gazetteer import prepare_gazetteer
from schemas.doc import Block, Document
from schemas.keys import mention_keys

if TYPE_CHECKING:
    from collections.abc import Sequence

    import duckdb

    from flows.llm.answers import Answers
    from schemas.coded import InputDocument
    from transforms.resolving.explain import MentionReason


class Telling(NamedTuple):
    """A mention of the event: where it stands, what it says, and why it was resolved so.

    `reason` is None when the present coder no longer finds the mention. `corrections` by users, and merges of actors,
    came after it.
    """

    locator: str
    published: str
    reason: "MentionReason | None"
    evidence: str
    corrections: tuple[str, ...] = ()


class Explanation(NamedTuple):
    """An event as the mart has it (column → value), and its mentions."""

    event: dict[str, object]
    tellings: list[Telling]


def explain(settings: Settings, event_key: int) -> Explanation:
    """Read an event out of the build file and find the reasons for it.

    Raises:
        WrongUseError: there is no such event.
        WarehouseError: the build file cannot be opened, or a run is at work on it.
    """
    with opened_build(settings) as connection:
        event = connection.execute("SELECT * FROM mart.event WHERE event_key = ?", [event_key]).pl()
        if event.is_empty():
            raise WrongUseError(
                f"there is no event {event_key}: expected the event_key of a row of mart.event; list them with"
                " tidings query 'SELECT event_key, plover_type, example_evidence FROM mart.event'"
            )
        mentions = connection.execute(
            """
            SELECT m.mention_key, m.article_key, m.evidence_text, a.locator, a.published_start
            FROM core.fact_mention AS m JOIN core.dim_article AS a USING (article_key)
            WHERE m.event_key = ? ORDER BY a.published_start, m.article_key, m.trigger_start
            """,
            [event_key],
        ).pl()
        reasons = _reasons(connection, settings, mentions["article_key"].unique().to_list())
        corrections = _corrections(connection, mentions["mention_key"].to_list())
    tellings = [
        Telling(
            row["locator"],
            str(row["published_start"] or ""),
            reasons.get(row["mention_key"]),
            row["evidence_text"],
            tuple(corrections.get(row["mention_key"], ())),
        )
        for row in mentions.iter_rows(named=True)
    ]
    return Explanation(event.row(0, named=True), tellings)


def _corrections(connection: "duckdb.DuckDBPyConnection", mentions: list[int]) -> dict[int, list[str]]:
    """What users have corrected in mentions, and which of their actors were taken for another, and why."""
    rows = connection.execute(
        """
        SELECT mention_key, correction_kind || ' of ' || subject_id || ', by ' || corrected_by || ': ' || reason
        FROM ops.corrected_mention JOIN ops.correction USING (correction_key)
        WHERE mention_key IN (SELECT unnest($1))
        UNION ALL
        SELECT mention_key, actor_id || ' is ' || into_actor_id || ', by ' || merge_rule || ': ' || evidence
        FROM res.mention_actor JOIN ops.actor_merge USING (actor_id)
        WHERE mention_key IN (SELECT unnest($1)) ORDER BY ALL
        """,
        [mentions],
    ).fetchall()
    found: dict[int, list[str]] = {}
    for mention, said in rows:
        found.setdefault(mention, []).append(said)
    return found


def _reasons(
    connection: "duckdb.DuckDBPyConnection", settings: Settings, articles: list[int]
) -> "dict[int, MentionReason]":
    """The reasons for the mentions of articles, coded anew as the settings say; an article that fails gives none."""
    from transforms.documents.prepare import input_documents
    from transforms.resolving.explain import explain_document

    documents = input_documents(
        *(
            connection.execute(f"SELECT * FROM {table} WHERE article_key IN (SELECT unnest(?))", [articles]).pl()
            for table in (Document.full_name, Block.full_name)
        )
    )
    path = prepare_gazetteer(settings.gazetteer_file, settings.geonames)
    found: dict[int, MentionReason] = {}
    for document, coded, resolved, fault in code_and_resolve(documents, path, _answers(settings, documents)):
        if fault is None:
            triggers = [(each.trigger.start, each.trigger.end, each.plover_type) for each in coded.mentions]
            reasons = explain_document(document, coded, resolved, opened_gazetteer(path))
            found |= dict(zip(mention_keys(int(document.id), triggers), reasons, strict=True))
    return found


def _answers(settings: Settings, documents: "Sequence[InputDocument]") -> "Answers | None":
    """What the model said on documents, if one codes; the run has kept it, so that it is seldom asked again."""
    if settings.coder.kind == "rules":
        return None
    with asker_of(settings) as asker:
        return asker.ask(documents)
