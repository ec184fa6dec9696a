"""Views in the shape of GDELT 2.0's public tables."""

from schemas import columns as c
from schemas.tables import Table


class MartGdeltEvent(Table, full_name="mart.gdelt_event", grain="one event", is_published=True):
    """Events in GDELT 2.0's 61 columns.

    Our asserted ones, or those of the origin that the DuckDB variable `origin` names.
    """

    GLOBALEVENTID = c.key("Id of the event: GDELT's for its own, `event_key` for ours.", primary=True)
    SQLDATE = c.told_integer("First possible day of the event, YYYYMMDD.")
    MonthYear = c.told_integer("Its month, YYYYMM.")
    Year = c.told_integer("Its year.", unit="year")
    FractionDate = c.told_number(
        "Its day as a fraction of the year: year + ((month - 1) * 30 + day) / 365, to four places.",
        unit="year",
    )
    Actor1Code = c.text("CAMEO code of the source, all its parts in one.", nullable=True)
    Actor1Name = c.text("Name of the source, in capitals.", nullable=True)
    Actor1CountryCode = c.text("CAMEO country of the source.", nullable=True)
    Actor1KnownGroupCode = c.text("CAMEO code of the source if it is a known body, such as UNO.", nullable=True)
    Actor1EthnicCode = c.text("CAMEO ethnic group of the source; null for our events.", nullable=True)
    Actor1Religion1Code = c.text("CAMEO religion of the source; null for our events.", nullable=True)
    Actor1Religion2Code = c.text("Second CAMEO religion of the source; null for our events.", nullable=True)
    Actor1Type1Code = c.text("CAMEO type of the source: GOV, MIL, REB ….", nullable=True)
    Actor1Type2Code = c.text("Second CAMEO type of the source; null for our events.", nullable=True)
    Actor1Type3Code = c.text("Third CAMEO type of the source; null for our events.", nullable=True)
    Actor2Code = c.text("CAMEO code of the target, all its parts in one.", nullable=True)
    Actor2Name = c.text("Name of the target, in capitals.", nullable=True)
    Actor2CountryCode = c.text("CAMEO country of the target.", nullable=True)
    Actor2KnownGroupCode = c.text("CAMEO code of the target if it is a known body, such as UNO.", nullable=True)
    Actor2EthnicCode = c.text("CAMEO ethnic group of the target; null for our events.", nullable=True)
    Actor2Religion1Code = c.text("CAMEO religion of the target; null for our events.", nullable=True)
    Actor2Religion2Code = c.text("Second CAMEO religion of the target; null for our events.", nullable=True)
    Actor2Type1Code = c.text("CAMEO type of the target: GOV, MIL, REB ….", nullable=True)
    Actor2Type2Code = c.text("Second CAMEO type of the target; null for our events.", nullable=True)
    Actor2Type3Code = c.text("Third CAMEO type of the target; null for our events.", nullable=True)
    IsRootEvent = c.told_integer("1 if told in the lead of its article; null for our events.")
    EventCode = c.text("CAMEO code.", nullable=True)
    EventBaseCode = c.text("CAMEO code, its first three digits.", nullable=True)
    EventRootCode = c.text("CAMEO code, its first two digits.", nullable=True)
    QuadClass = c.told_integer(
        "GDELT's quad class: 1 (root codes 01–05), 2 (06–09), 3 (10–14) or 4 (15–20).",
    )
    GoldsteinScale = c.told_number("Goldstein score of the CAMEO code.", unit="Goldstein scale")
    NumMentions = c.told_integer("Mentions.", unit="mentions")
    NumSources = c.told_integer("Publishers.", unit="publishers")
    NumArticles = c.told_integer("Articles.", unit="articles")
    AvgTone = c.told_number("Mean tone of the articles; null for our events.")
    Actor1Geo_Type = c.told_integer(
        "How exact the place of the source is, as ActionGeo_Type; 0 for our events.",
    )
    Actor1Geo_FullName = c.text("Full name of the place of the source; null for our events.", nullable=True)
    Actor1Geo_CountryCode = c.text("FIPS 10-4 country of the place of the source; null for our events.", nullable=True)
    Actor1Geo_ADM1Code = c.text(
        "FIPS 10-4 country and first-order area of the place of the source; null for our events.", nullable=True
    )
    Actor1Geo_ADM2Code = c.text("Second-order area of the place of the source; null for our events.", nullable=True)
    Actor1Geo_Lat = c.told_number("Latitude of the place of the source; null for our events.")
    Actor1Geo_Long = c.told_number("Longitude of the place of the source; null for our events.")
    Actor1Geo_FeatureID = c.text("GNS or GNIS id of the place of the source; null for our events.", nullable=True)
    Actor2Geo_Type = c.told_integer(
        "How exact the place of the target is, as ActionGeo_Type; 0 for our events.",
    )
    Actor2Geo_FullName = c.text("Full name of the place of the target; null for our events.", nullable=True)
    Actor2Geo_CountryCode = c.text("FIPS 10-4 country of the place of the target; null for our events.", nullable=True)
    Actor2Geo_ADM1Code = c.text(
        "FIPS 10-4 country and first-order area of the place of the target; null for our events.", nullable=True
    )
    Actor2Geo_ADM2Code = c.text("Second-order area of the place of the target; null for our events.", nullable=True)
    Actor2Geo_Lat = c.told_number("Latitude of the place of the target; null for our events.")
    Actor2Geo_Long = c.told_number("Longitude of the place of the target; null for our events.")
    Actor2Geo_FeatureID = c.text("GNS or GNIS id of the place of the target; null for our events.", nullable=True)
    ActionGeo_Type = c.told_integer(
        "How exact the place of the event is: 1 country, 2 US state, 3 US city, 4 city, 5 state, 0 not told.",
    )
    ActionGeo_FullName = c.text("Full name of the place of the event.", nullable=True)
    ActionGeo_CountryCode = c.text("FIPS 10-4 country of the place of the event.", nullable=True)
    ActionGeo_ADM1Code = c.text(
        "FIPS 10-4 country and first-order area of the place of the event; of our events the country alone.",
        nullable=True,
    )
    ActionGeo_ADM2Code = c.text("Second-order area of the place of the event; null for our events.", nullable=True)
    ActionGeo_Lat = c.told_number("Latitude of the place of the event.")
    ActionGeo_Long = c.told_number("Longitude of the place of the event.")
    ActionGeo_FeatureID = c.text("GNS or GNIS id of the place of the event; null for our events.", nullable=True)
    DATEADDED = c.told_integer(
        "When the event was first reported, YYYYMMDDHHMMSS; of ours the day, at midnight.",
    )
    SOURCEURL = c.text("Address of an article that tells of it: GDELT's first, our surest.", nullable=True)


class MartGdeltMention(
    Table, full_name="mart.gdelt_mention", grain="one mention of an event by one article", is_published=True
):
    """Mentions in GDELT 2.0's 16 columns.

    Ours, or those of the origin that the DuckDB variable `origin` names.
    """

    GLOBALEVENTID = c.told_integer("Id of the event, as in mart.gdelt_event.", nullable=False)
    EventTimeDate = c.told_integer(
        "When the event was first reported, YYYYMMDDHHMMSS; of ours the day, at midnight.",
    )
    MentionTimeDate = c.told_integer(
        "When the article was published, YYYYMMDDHHMMSS; of ours the day, at midnight.",
    )
    MentionType = c.told_integer("1 the identifier is an address on the web, 2 it is a citation only.")
    MentionSourceName = c.text("The publisher.", nullable=True)
    MentionIdentifier = c.text("Address or locator of the article.", nullable=True)
    SentenceID = c.told_integer("Sentence of the article, counted from 1; null for ours.")
    Actor1CharOffset = c.told_integer("Where the source stands; null for ours.", unit="characters")
    Actor2CharOffset = c.told_integer("Where the target stands; null for ours.", unit="characters")
    ActionCharOffset = c.told_integer("Where the trigger stands.", unit="characters")
    InRawText = c.told_integer("1 if found in the text as it was; null for ours.")
    Confidence = c.told_integer("How sure the mention is, in percent.", unit="percent")
    MentionDocLen = c.told_integer("Length of the article; null for ours.", unit="characters")
    MentionDocTone = c.told_number("Tone of the article; null for ours.")
    MentionDocTranslationInfo = c.text("From what language it was translated; null for ours.", nullable=True)
    Extras = c.text("Nothing yet.", nullable=True)


GDELT: tuple[type[Table], ...] = (MartGdeltEvent, MartGdeltMention)
