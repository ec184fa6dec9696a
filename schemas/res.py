"""Tables of what mentions were resolved to, article by article, before events are made of them."""

from schemas import codelists
from schemas import columns as c
from schemas.tables import Table


class MentionActor(
    Table,
    full_name="res.mention_actor",
    grain="one actor's part in one mention",
    natural_key="mention_key, mention_role, role_order",
):
    """Who a span means. A known actor's facts are those on the day of the event or article."""

    mention_key = c.key("The mention.", primary=True, references="ext.mention.mention_key")
    mention_role = c.code("The part played.", ("source", "target", "mediator"), primary=True)
    role_order = c.count("Order within the role, from 0.", unit="position", primary=True)
    span_text = c.text("The words that name the actor.")
    actor_id = c.text("The actor over all its versions: an id of the knowledge, or `new:` with kind and folded name.")
    actor_name = c.text("Name of the actor, in English where known.")
    actor_kind = c.code("What kind of actor.", codelists.ACTOR_KINDS)
    country_code = c.country("The actor's country; null when the text and the knowledge do not say.")
    sector = c.code("PLOVER sector.", codelists.SECTORS, nullable=True)
    confidence = c.probability("How sure the resolution is.")
    method = c.text("How it was resolved: the rule's name.")
    load_id = c.load()


class MentionLocation(
    Table,
    full_name="res.mention_location",
    grain="one place of one mention",
    natural_key="mention_key, location_order",
):
    """Where the mention says that it happened; order 0 is the primary place."""

    mention_key = c.key("The mention.", primary=True, references="ext.mention.mention_key")
    location_order = c.count("Order, from 0.", unit="position", primary=True)
    location_id = c.text("The place: `geonames:` id, `place:` id of the knowledge, or `country:` code.")
    span_text = c.text("The words that name the place.")
    place_name = c.text("Name of the place, in English where known.")
    feature_code = c.text("GeoNames feature code.", nullable=True)
    geonameid = c.integer("GeoNames id.", nullable=True, low=1, high=2**31)
    admin1_name = c.text("First-order administrative area.", nullable=True)
    country_code = c.country("Country of the place; null at sea or across countries.")
    latitude = c.number("Latitude, north positive.", unit="degrees", nullable=True, low=-90.0, high=90.0)
    longitude = c.number("Longitude, east positive.", unit="degrees", nullable=True, low=-180.0, high=180.0)
    place_precision = c.code("How exact the place is.", codelists.PLACE_PRECISIONS)
    confidence = c.probability("How sure the resolution is.")
    method = c.text("How it was resolved: the rule's name.")
    load_id = c.load()


class MentionTime(
    Table,
    full_name="res.mention_time",
    grain="one mention",
    natural_key="mention_key",
):
    """When the mention says that it happened: every day that is possible."""

    mention_key = c.key("The mention.", primary=True, references="ext.mention.mention_key")
    start_date = c.day("First possible day.", nullable=True)
    end_date = c.day("Last possible day.", nullable=True)
    date_precision = c.code("How exact the date is.", codelists.DATE_PRECISIONS)
    weekday = c.integer("Day of the week if told, Monday 1 to Sunday 7.", nullable=True, low=1, high=7)
    local_time = c.text("Local time if told, HH:MM.", nullable=True, regex="^[0-2][0-9]:[0-5][0-9]$")
    span_text = c.text("The words that tell the time.", nullable=True)
    method = c.text("How it was resolved: the rule's name.")
    load_id = c.load()


class SpeakerActor(
    Table,
    full_name="res.speaker_actor",
    grain="one quotation with a known or new speaker",
    natural_key="quotation_key",
):
    """Who a speaker is."""

    quotation_key = c.key("The quotation.", primary=True, references="ext.quotation.quotation_key")
    actor_id = c.text("The actor over all its versions.")
    actor_name = c.text("Name of the actor, in English where known.")
    actor_kind = c.code("What kind of actor.", codelists.ACTOR_KINDS)
    country_code = c.country("The actor's country.")
    sector = c.code("PLOVER sector.", codelists.SECTORS, nullable=True)
    load_id = c.load()


class ActorAlias(
    Table,
    full_name="res.actor_alias",
    grain="one spelling of one actor in one version of an article",
    natural_key="article_key, actor_id, alias",
):
    """How articles spell an actor."""

    article_key = c.key("The version of the article.", primary=True, references="doc.document.article_key")
    actor_id = c.text("The actor over all its versions.", primary=True)
    alias = c.text("The spelling.", primary=True)
    load_id = c.load()
