"""The star as a whole: all core tables from all resolved rows."""

import polars as pl

from schemas import core
from transforms.star.actors import dim_actor
from transforms.star.articles import dim_article
from transforms.star.bridges import bridge_event_actor, bridge_event_location
from transforms.star.dimensions import dim_date, dim_event_type, dim_location, dim_source
from transforms.star.evidence import fact_mention, fact_quotation
from transforms.star.facts import event_places, fact_event, telling_mentions
from transforms.star.frames import Tables


def build_star(
    tables: Tables, *, events: pl.DataFrame, articles: pl.DataFrame, actors: pl.DataFrame
) -> dict[str, pl.DataFrame]:
    """Make all core tables: a pure function of the rows, whatever their order and the batches they came in.

    Args:
        tables: all rows of raw.article and of the doc, ext and res tables, by full name; a `load_id` is ignored.
        events: mention_key, event_key (0 for none).
        articles: article_key, near_duplicate_of (0 for none), story_id.
        actors: the knowledge of actors, in the columns of core.dim_actor that state facts.

    Returns:
        The core tables by full name, each with exactly its declared columns but `load_id`, sorted by its primary key.

    Raises:
        polars.exceptions.ColumnNotFoundError: a frame lacks a declared column.
        KeyError: a table is missing.
    """
    article_rows = dim_article(tables, articles)
    actor_rows = dim_actor(tables, actors)
    told = telling_mentions(tables, events, article_rows)
    places = event_places(told, tables)
    event_rows = fact_event(told, places)
    mention_rows = fact_mention(tables, told, actor_rows)
    published = [article_rows["published_start"], article_rows["published_end"]]
    days = [event_rows["start_date"], event_rows["end_date"], mention_rows["start_date"], mention_rows["end_date"]]
    return {
        core.DimDate.full_name: dim_date(published, days),
        core.DimSource.full_name: dim_source(tables),
        core.DimEventType.full_name: dim_event_type(),
        core.DimLocation.full_name: dim_location(tables),
        core.DimActor.full_name: actor_rows,
        core.DimArticle.full_name: article_rows,
        core.FactEvent.full_name: event_rows,
        core.FactMention.full_name: mention_rows,
        core.FactQuotation.full_name: fact_quotation(tables, actor_rows),
        core.BridgeEventActor.full_name: bridge_event_actor(told, tables, event_rows, actor_rows),
        core.BridgeEventLocation.full_name: bridge_event_location(places),
    }
