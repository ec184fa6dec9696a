"""Mentions of one article: a tangle of attacks and answers comes apart into the events that it tells of."""

import polars as pl
import pytest

from tests.newsroom import Article, Mention, When, Where, Who, clustered, tables_of

ARDANIA = Who("ARD", "Ardania", "state", "ARD", "GOV")
ARDAN_TROOPS = Who("ARD-MIL", "Ardanian forces", "military", "ARD", "MIL")
PRESIDENT = Who("ilo-brann", "Ilo Brann", "person", "ARD", "GOV")
FIGHTERS = Who("generic:militia:backed-by:VEL", "Velmark-backed militias", "generic", None, "PRM")
BRIGADE = Who("red-brigade", "Red Brigade", "armed group", "MRV", "PRM")
GUARD = Who("north-guard", "North Guard", "armed group", "MRV", "PRM")
BASE = Where("place:tarsk-base", "Tarsk air base", "exact", "MRV", 10.0, 10.0)
MORVIA = Where("country:MRV", "Morvia", "country", "MRV", 11.0, 11.0)
SEDRA = Where("country:SDR", "Sedra", "country", "SDR", 12.0, 14.0)
MORVIAN_BORDER = Where("place:border", "Morvian border", "near", "MRV", 11.0, 13.5)
DEPOT = Where("place:harbour-depot", "Harbour Depot", "exact", "SDR", 12.1, 14.2)
LEAD = "No fewer than three rockets struck Tarsk air base after Brann launched strikes on Velmark's militias."
MONTH = ("2013-05-01", "2013-05-31")


def monday(time: str | None = None) -> When:
    return When(*MONTH, "month", 1, time)


def tangle() -> Article:
    """Rockets on a base; air strikes before it; rockets on troops next door, and their artillery's answer."""
    rockets = {"plover_mode": "heavy-weapons", "cameo_code": "194", "weapons": ["rocket"]}
    strikes = {"plover_mode": "aerial", "cameo_code": "195"}
    article = Article("file:tangle.txt", MONTH)
    article.says(
        LEAD,
        Mention("ASSAULT", "struck", LEAD, [], [ARDAN_TROOPS], [BASE], None, rockets),
        Mention("ASSAULT", "strikes", LEAD, [PRESIDENT], [FIGHTERS], [], None, strikes),
    )
    article.tells("ASSAULT", "The attack came on Monday at 14:45.", "attack", time=monday("14:45"), is_definite=True)
    article.tells("ASSAULT", "Rockets landed at the fence of the base.", "landed", places=[BASE], **rockets)
    article.tells(
        "ACCUSE",
        "Ardania accuses the militias of firing at troops.",
        "accuses",
        sources=[ARDANIA],
        targets=[FIGHTERS],
    )
    article.tells(
        "ASSAULT", "It says that militias keep shooting at its troops in Morvia.", "shooting",
        sources=[FIGHTERS], targets=[ARDAN_TROOPS], places=[MORVIA], modality="alleged", attributed_to="Ardania",
        **rockets,
    )  # fmt: skip
    article.tells(
        "ASSAULT", "In Sedra, too, Ardanian troops came under fire from several rockets.", "fire",
        targets=[ARDAN_TROOPS], places=[SEDRA], injured_low=0, injured_high=0, **rockets,
    )  # fmt: skip
    article.tells(
        "ASSAULT", "Last week the government launched strikes on fighters paid by Velmark.", "strikes",
        sources=[ARDANIA], targets=[FIGHTERS], time=When("2013-04-20", "2013-05-26", "interval"), **strikes,
    )  # fmt: skip
    article.tells(
        "ASSAULT", "The troops shot back with artillery at the launching sites in Sedra.", "shot",
        sources=[ARDAN_TROOPS], places=[SEDRA], plover_mode="heavy-weapons", cameo_code="194", weapons=["artillery"],
    )  # fmt: skip
    article.tells(
        "ASSAULT", "An official told a radio station that militias had probably fired the rockets.", "fired",
        sources=[FIGHTERS], modality="alleged", attributed_to="An official", **rockets,
    )  # fmt: skip
    article.tells("ASSAULT", "That attack hit Harbour Depot.", "attack", places=[DEPOT], is_definite=True)
    article.tells(
        "ASSAULT", "On Sunday Brann's jets struck two sites in Sedra and one in Morvia near the border.", "struck",
        sources=[ARDANIA], places=[SEDRA, MORVIAN_BORDER], time=When(*MONTH, "month", 7), **strikes,
    )  # fmt: skip
    article.tells(
        "ASSAULT", "Jets bombed the Red Brigade and the North Guard.", "bombed",
        targets=[BRIGADE, GUARD], weapons=["jet"], **strikes,
    )  # fmt: skip
    article.tells(
        "ASSAULT", "Brann ordered the strikes himself.", "strikes", sources=[PRESIDENT], is_definite=True, **strikes
    )
    article.tells("ASSAULT", "Rockets did not hit the tower.", "hit", polarity="negated", places=[BASE], **rockets)
    return article.tells("ASSAULT", "They might fire again.", "fire", modality="hypothetical", **rockets)


def events_of(*articles: Article) -> dict[tuple[str, str], int]:
    """(first words of the sentence, trigger) → event_key."""
    tables = tables_of(*articles)
    rows = clustered(tables).join(tables["ext.mention"], on="mention_key")
    return {
        (" ".join(sentence.split()[:3]), trigger): key
        for sentence, trigger, key in rows.select("evidence_text", "trigger_text", "event_key").iter_rows()
    }


@pytest.fixture(scope="module")
def found() -> dict[tuple[str, str], int]:
    return events_of(tangle())


def test_rockets_on_the_base_are_one_event(found: dict[tuple[str, str], int]) -> None:
    base = {found["No fewer than", "struck"], found["The attack came", "attack"], found["Rockets landed at", "landed"]}
    assert len(base) == 1
    assert 0 not in base


def test_all_tellings_of_the_strikes_are_one_event(found: dict[tuple[str, str], int]) -> None:
    strikes = {
        found[words]
        for words in (
            ("No fewer than", "strikes"),
            ("Last week the", "strikes"),
            ("On Sunday Brann's", "struck"),
            ("Jets bombed the", "bombed"),
            ("Brann ordered the", "strikes"),
        )
    }
    assert len(strikes) == 1


def test_attack_next_door_takes_up_its_claim_and_its_place(found: dict[tuple[str, str], int]) -> None:
    assert (
        found["In Sedra, too,", "fire"]
        == found["An official told", "fired"]
        == found["That attack hit", "attack"]
        != found["No fewer than", "struck"]
    )


def test_answer_by_artillery_is_an_event_of_its_own(found: dict[tuple[str, str], int]) -> None:
    own = found["The troops shot", "shot"]
    assert [key for key in found.values() if key == own] == [own]


def test_sweeping_charge_names_nobody_for_the_one_attack(found: dict[tuple[str, str], int]) -> None:
    assert found["It says that", "shooting"] not in {found["No fewer than", "struck"], found["In Sedra, too,", "fire"]}


def test_what_did_not_happen_is_no_event(found: dict[tuple[str, str], int]) -> None:
    assert found["Rockets did not", "hit"] == found["They might fire", "fire"] == 0


def test_types_are_never_joined(found: dict[tuple[str, str], int]) -> None:
    accuse = found["Ardania accuses the", "accuses"]
    assert accuse != 0
    assert list(found.values()).count(accuse) == 1


def test_number_of_events(found: dict[tuple[str, str], int]) -> None:
    assert len(set(found.values()) - {0}) == 6


def test_every_mention_has_a_row() -> None:
    tables = tables_of(tangle())
    rows = clustered(tables)
    assert rows.columns == ["mention_key", "event_key"]
    assert rows.schema == {"mention_key": pl.Int64, "event_key": pl.Int64}
    assert rows["mention_key"].to_list() == sorted(tables["ext.mention"]["mention_key"])


def test_vague_link_does_not_join_two_towns() -> None:
    """A mention of the country alone fits either town, but does not make them one."""
    nord = Where("geonames:1", "Nordhaven", "city", "SDR", 1.0, 1.0)
    ster = Where("geonames:2", "Sterby", "city", "SDR", 3.0, 3.0)
    bomb = {"plover_mode": "explosives", "cameo_code": "183", "targets": [ARDAN_TROOPS]}
    article = Article("file:towns.txt", "2013-05-06")
    article.tells("ASSAULT", "A bomb went off in Nordhaven.", "bomb", places=[nord], **bomb)
    article.tells("ASSAULT", "Bombs hurt soldiers in Sedra.", "Bombs", places=[SEDRA], **bomb)
    article.tells("ASSAULT", "Another one exploded in Sterby.", "exploded", places=[ster], **bomb)
    found = events_of(article)
    assert found["A bomb went", "bomb"] != found["Another one exploded", "exploded"]


def test_two_days_are_two_events() -> None:
    shelling = {"plover_mode": "heavy-weapons", "cameo_code": "194", "places": [BASE], "targets": [ARDAN_TROOPS]}
    article = Article("file:days.txt", "2013-05-10")
    article.tells("ASSAULT", "Shells fell on the base on Monday.", "fell", time=When("2013-05-06"), **shelling)
    article.tells("ASSAULT", "More shells fell on Wednesday.", "fell", time=When("2013-05-08"), **shelling)
    assert len(set(events_of(article).values())) == 2


def test_background_is_not_the_news() -> None:
    shooting = {"plover_mode": "firearms", "cameo_code": "193", "places": [BASE]}
    article = Article("file:background.txt", "2013-05-10")
    article.tells("ASSAULT", "Gunmen fired at the base on Thursday.", "fired", time=When("2013-05-09"), **shooting)
    article.tells(
        "ASSAULT", "In 2009 gunmen killed two men there.", "killed", time=When("2009-01-01", "2009-12-31", "year"),
        tense="historical", **shooting,
    )  # fmt: skip
    article.tells("ASSAULT", "Such attacks are not new.", "attacks", tense="historical", **shooting)
    found = events_of(article)
    assert found["Gunmen fired at", "fired"] not in {
        found["In 2009 gunmen", "killed"],
        found["Such attacks are", "attacks"],
    }


def test_sides_swapped_are_two_events() -> None:
    article = Article("file:sides.txt", "2013-05-10")
    own = {"places": [SEDRA], "plover_mode": "firearms", "cameo_code": "193"}
    article.tells("ASSAULT", "Brigade men shot at soldiers.", "shot", sources=[BRIGADE], targets=[ARDAN_TROOPS], **own)
    article.tells("ASSAULT", "Soldiers shot at brigade men.", "shot", sources=[ARDAN_TROOPS], targets=[BRIGADE], **own)
    assert len(set(events_of(article).values())) == 2


def test_sum_over_months_is_none_of_its_parts() -> None:
    article = Article("file:sum.txt", "2013-09-05")
    article.tells("ASSAULT", "Shells fell near Harbour Depot.", "fell", places=[DEPOT], plover_mode="heavy-weapons")
    article.tells(
        "ASSAULT", "Nearly 900 have been killed since April.", "killed", killed_high=900,
        time=When("2013-04-01", "2013-09-05", "interval"),
    )  # fmt: skip
    assert len(set(events_of(article).values())) == 2


def test_same_word_ties_a_telling_to_its_event_rather_than_nearness() -> None:
    """Strikes from the air and shelling in one country: "the strikes launched on Sunday" are the former."""
    article = Article("file:word.txt", "2013-05-10")
    own = {"sources": [ARDAN_TROOPS]}
    article.tells(
        "ASSAULT",
        "Jets flew air strikes on the Red Brigade.",
        "strikes",
        plover_mode="aerial",
        targets=[BRIGADE],
        **own,
    )
    article.tells("ASSAULT", "Guns shelled Sedra.", "shelled", places=[SEDRA], plover_mode="heavy-weapons", **own)
    article.tells("ASSAULT", "Some strikes hit targets in Sedra.", "strikes hit", places=[SEDRA], **own)
    found = events_of(article)
    assert (
        found["Some strikes hit", "strikes hit"]
        == found["Jets flew air", "strikes"]
        != found["Guns shelled Sedra.", "shelled"]
    )


def test_country_struck_within_itself_is_a_place() -> None:
    article = Article("file:scene.txt", "2013-05-10")
    sedra = Who("SDR", "Sedra", "state", "SDR", "GOV")
    strikes = {"plover_mode": "aerial", "sources": [ARDANIA]}
    article.tells("ASSAULT", "Jets bombed the Red Brigade.", "bombed", targets=[BRIGADE], **strikes)
    article.tells("ASSAULT", "They bombed sites in Sedra.", "bombed", targets=[sedra], places=[SEDRA], **strikes)
    assert len(set(events_of(article).values())) == 1
