"""Made-up rows in GDELT 2.0's formats."""

from pathlib import Path

from warehouse.imports.gdelt_columns import EVENT_COLUMNS, MENTION_COLUMNS

EVENT = dict.fromkeys(EVENT_COLUMNS, "") | {
    "GLOBALEVENTID": "410412347", "SQLDATE": "20150218", "MonthYear": "201502", "Year": "2015",
    "FractionDate": "2015.1315", "Actor1Code": "SYRGOV", "Actor1Name": "DAMASCUS", "Actor1CountryCode": "SYR",
    "Actor1Type1Code": "GOV", "Actor2Code": "REB", "Actor2Name": "REBEL", "Actor2Type1Code": "REB", "IsRootEvent": "1",
    "EventCode": "190", "EventBaseCode": "190", "EventRootCode": "19", "QuadClass": "4", "GoldsteinScale": "-10",
    "NumMentions": "10", "NumSources": "2", "NumArticles": "9", "AvgTone": "-5.12820512820513",
    "Actor1Geo_Type": "1", "Actor1Geo_FullName": "Syria", "Actor1Geo_CountryCode": "SY", "Actor1Geo_ADM1Code": "SY",
    "Actor1Geo_Lat": "35", "Actor1Geo_Long": "38", "Actor1Geo_FeatureID": "SY", "Actor2Geo_Type": "0",
    "ActionGeo_Type": "4", "ActionGeo_FullName": "Aleppo, Halab, Syria", "ActionGeo_CountryCode": "SY",
    "ActionGeo_ADM1Code": "SY09", "ActionGeo_ADM2Code": "28441", "ActionGeo_Lat": "36.2028",
    "ActionGeo_Long": "37.1586", "ActionGeo_FeatureID": "-2541197", "DATEADDED": "20150218230000",
    "SOURCEURL": "https://paper.example/aleppo?a=1&b=\"x\"",
}  # fmt: skip
"""One event as a row; Actor2 has no place, which GDELT writes as type 0 or not at all."""
MENTION = dict.fromkeys(MENTION_COLUMNS, "") | {
    "GLOBALEVENTID": "410412347", "EventTimeDate": "20150218230000", "MentionTimeDate": "20150219001500",
    "MentionType": "1", "MentionSourceName": "paper.example", "MentionIdentifier": "https://paper.example/aleppo",
    "SentenceID": "3", "Actor1CharOffset": "-1", "Actor2CharOffset": "512", "ActionCharOffset": "488", "InRawText": "1",
    "Confidence": "70", "MentionDocLen": "2791", "MentionDocTone": "-4.2", "MentionDocTranslationInfo":
    "srclc:ara; eng:GT-ARA 1.0",
}  # fmt: skip


def event(**changed: str) -> dict[str, str]:
    """An event with some columns changed."""
    return EVENT | changed


def write(path: Path, *rows: dict[str, str] | str) -> Path:
    """Write rows as a file; text goes in as it is."""
    lines = [row if isinstance(row, str) else "\t".join(row.values()) for row in rows]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path
