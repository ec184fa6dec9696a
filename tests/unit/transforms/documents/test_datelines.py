"""Datelines."""

import pytest

from transforms.documents.datelines import find_dateline


@pytest.mark.parametrize(
    ("line", "place", "rest"),
    [
        ("TRIPOLI (Liban), 12 mai (AFP) — Deux soldats", "TRIPOLI (Liban)", "Deux soldats"),
        ("KABUL, Afghanistan (AP) — A bomb", "KABUL, Afghanistan", "A bomb"),
        ("KHARTOUM (AFP) - Le Soudan", "KHARTOUM", "Le Soudan"),
        ("ANKARA, Oct 4 (Reuters) - Turkish artillery", "ANKARA", "Turkish artillery"),
        ("NEW YORK, Sept. 3, 2014 (UPI) -- The council", "NEW YORK", "The council"),
        ("Bangkok, 20. Mai (Reuters) - Die Armee", "Bangkok", "Die Armee"),
        ("BUENAVENTURA (Colombia) (EFE).- Dos hombres", "BUENAVENTURA (Colombia)", "Dos hombres"),
        ("LA PAZ, 1 may (Reuters) -El presidente", "LA PAZ", "El presidente"),
        ("QUITO, 8 MAR 89 (EFE) -- [TEXT] THE ARMY", "QUITO", "THE ARMY"),
        ("صنعاء (رويترز) - قتل انتحاري", "صنعاء", "قتل انتحاري"),
        ("عمان - أرسلت ألمانيا", "عمان", "أرسلت ألمانيا"),
        ("GENÈVE — L'Iran", "GENÈVE", "L'Iran"),
        ("Genf – Der Iran", "Genf", "Der Iran"),
        ("BOSTON (USA) — Police", "BOSTON (USA)", "Police"),
        ("Hanoi (XYZ) – Floods", "Hanoi", "Floods"),
        ("TEL AVIV/RAMALLAH (Reuters) - Talks", "TEL AVIV/RAMALLAH", "Talks"),
        ("LE HAVRE — Plusieurs centaines", "LE HAVRE", "Plusieurs centaines"),
    ],
)
def test_the_place_is_kept_as_printed(line: str, place: str, rest: str) -> None:
    found = find_dateline(line)
    assert found is not None
    assert found.place == place
    assert line[found.end :] == rest


@pytest.mark.parametrize(
    "line",
    [
        "AU MOINS trois obus ont touché la base",
        "BREAKING - Police storm the building",
        "EN DIRECT — Suivez la soirée électorale",
        "Hansbrough breaks 30-year record",
        "War - torn towns wait for aid",
        "The president - a former general - resigned",
        "Ministers (all of them) resigned - again",
        "Maria – who had left – returned",
        "In 2014 the army took power",
        "PARIS (AFP) -",
        "",
    ],
)
def test_a_sentence_is_no_dateline(line: str) -> None:
    assert find_dateline(line) is None
