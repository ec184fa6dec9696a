"""Tables of what coding found in the texts, before anyone or any place is resolved."""

from schemas import codelists
from schemas import columns as c
from schemas.tables import Table


class Coding(
    Table,
    full_name="ext.coding",
    grain="one version of an article, coded by one coder",
    natural_key="article_key",
):
    """That a document was coded, by what and how it went: also those in which nothing was found."""

    article_key = c.key("The version of the article.", primary=True, references="doc.document.article_key")
    coder = c.text("Name of the coder; `none` when no coder knows the language, `failed` when coding failed.")
    coder_version = c.text("Version of the coder with its lexicon and knowledge.")
    sentence_count = c.count("Sentences in the coded blocks.", unit="sentences")
    parsed_sentence_count = c.count("Sentences that were parsed, having a trigger.", unit="sentences")
    mention_count = c.count("Mentions found.", unit="mentions")
    load_id = c.load()


class Mention(
    Table,
    full_name="ext.mention",
    grain="one report of an event by one sentence",
    natural_key="article_key, trigger_start, trigger_end, plover_type, position among equals",
):
    """A trigger in a sentence with its type and qualifiers."""

    mention_key = c.key("The mention.", primary=True)
    article_key = c.key("The version of the article.", references="doc.document.article_key")
    plover_type = c.code("PLOVER type.", codelists.PLOVER_TYPES)
    plover_mode = c.code("PLOVER mode.", codelists.PLOVER_MODES, nullable=True)
    cameo_code = c.code("CAMEO code.", codelists.CAMEO_CODES)
    sentence_start = c.offset("Where the sentence starts.")
    sentence_end = c.offset("Where the sentence ends, exclusive.")
    trigger_start = c.offset("Where the trigger starts.")
    trigger_end = c.offset("Where the trigger ends, exclusive.")
    trigger_text = c.text("The words that tell of the event.")
    evidence_text = c.text("The sentence, as printed.")
    is_definite = c.flag('The trigger takes up something already told ("the attack", "cette frappe").')
    polarity = c.code("Affirmed or negated.", codelists.POLARITIES)
    modality = c.code("How the text stands to it.", codelists.MODALITIES)
    tense = c.code("When it is told to happen, seen from the article.", codelists.TENSES)
    attributed_to = c.text("Who says so, as printed.", nullable=True)
    killed_low = c.count("Killed, at least.", unit="persons", nullable=True)
    killed_high = c.count("Killed, at most.", unit="persons", nullable=True)
    injured_low = c.count("Injured, at least.", unit="persons", nullable=True)
    injured_high = c.count("Injured, at most.", unit="persons", nullable=True)
    weapons = c.texts("Weapons, in English, singular.")
    weapon_count_low = c.count("Pieces of its weapon, at least, such as rockets fired.", unit="pieces", nullable=True)
    weapon_count_high = c.count("Pieces of its weapon, at most.", unit="pieces", nullable=True)
    confidence = c.probability("How sure the coder is of type and roles.")
    coder = c.text("Name of the coder.")
    coder_version = c.text("Version of the coder with its lexicon and knowledge.")
    load_id = c.load()


class MentionRole(
    Table,
    full_name="ext.mention_role",
    grain="one span that plays a part in a mention",
    natural_key="mention_key, mention_role, role_order",
):
    """Who, to whom, where and when, as spans of the text."""

    mention_key = c.key("The mention.", primary=True, references="ext.mention.mention_key")
    mention_role = c.code("The part played.", codelists.MENTION_ROLES, primary=True)
    role_order = c.count("Order within the role, from 0.", unit="position", primary=True)
    span_start = c.offset("Where the span starts.")
    span_end = c.offset("Where the span ends, exclusive.")
    span_text = c.text("The words.")
    load_id = c.load()


class Quotation(
    Table,
    full_name="ext.quotation",
    grain="one quoted or attributed statement",
    natural_key="article_key, quotation_start, quotation_end",
):
    """What somebody is quoted or reported to have said."""

    quotation_key = c.key("The quotation.", primary=True)
    article_key = c.key("The version of the article.", references="doc.document.article_key")
    speaker_text = c.text("The speaker, as printed.", nullable=True)
    quotation_text = c.text("The words.")
    quotation_start = c.offset("Where the words start.")
    quotation_end = c.offset("Where the words end, exclusive.")
    is_direct = c.flag("In quotation marks.")
    load_id = c.load()
