"""What an operator makes of the event in its content: promise + aid is AGREE, refuse + talks is REJECT, and so on."""

from dataclasses import dataclass
from typing import Final

COOPERATIVE: Final = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
HOSTILE: Final = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST", "THREATEN", "REJECT", "ACCUSE"})


@dataclass(frozen=True)
class Lifted:
    """The type, mode and CAMEO code of the event that an operator and its content make together."""

    plover_type: str
    mode: str | None
    cameo: str


_AGREE: Final = {
    "AID": "033",
    "CONSULT": "036",
    "RETREAT": "035",
    "CONCEDE": "035",
    "COOPERATE": "031",
    "SUPPORT": "032",
}
_THREATEN: Final = {
    ("ASSAULT", None): ("violence", "138"),
    ("COERCE", "arrest"): ("arrest", "132"),
    ("COERCE", "seize"): ("territory", "1382"),
    ("COERCE", "curfew"): ("restrict", "1323"),
    ("COERCE", "martial-law"): ("restrict", "1324"),
    ("COERCE", None): ("restrict", "132"),
    ("SANCTION", "expel"): ("expel", "136"),
    ("SANCTION", "discontinue"): ("relations", "1311"),
    ("SANCTION", None): ("relations", "131"),
    ("MOBILIZE", None): ("violence", "138"),
    ("PROTEST", None): ("relations", "133"),
}
_REQUEST: Final = {
    "AID": ("assist", "103"),
    "COOPERATE": ("assist", "101"),
    "SUPPORT": ("assist", "102"),
    "CONSULT": ("meet", "106"),
    "AGREE": ("meet", "107"),
    "RETREAT": ("yield", "1056"),
    "CONCEDE": ("yield", "105"),
}
_REJECT: Final = {
    "AID": ("assist", "122"),
    "COOPERATE": ("assist", "121"),
    "SUPPORT": ("assist", "121"),
    "CONSULT": ("meet", "125"),
    "AGREE": ("meet", "127"),
    "RETREAT": ("yield", "124"),
    "CONCEDE": ("yield", "124"),
}


def agree(content: str) -> Lifted:
    """An intention to do something friendly."""
    return Lifted("AGREE", None, _AGREE.get(content, "030"))


def threaten(content: str, mode: str | None) -> Lifted:
    """An intention to do something hostile; an intention to leave or resign is a threat only if said so."""
    found = _THREATEN.get((content, mode)) or _THREATEN.get((content, None)) or (None, "130")
    return Lifted("THREATEN", *found)


def intend(content: str, mode: str | None) -> Lifted:
    """AGREE or THREATEN, by what is intended."""
    return threaten(content, mode) if content in HOSTILE else agree(content)


def request(content: str, mode: str | None) -> Lifted:
    """A demand for what the content tells of; to call for sanctions or protest is to rally against."""
    if (content, mode) == ("RETREAT", "resign"):
        return Lifted("REQUEST", "change", "1041")
    if (content, mode) == ("RETREAT", "release"):
        return Lifted("REQUEST", "yield", "1053")
    if content in {"SANCTION", "PROTEST"}:
        return Lifted("ACCUSE", "disapprove", "113")
    return Lifted("REQUEST", *_REQUEST.get(content, (None, "100")))


def refuse(content: str) -> Lifted:
    """A refusal of what the content tells of."""
    return Lifted("REJECT", *_REJECT.get(content, (None, "120")))


def prevent(content: str) -> Lifted | None:
    """Keeping others from meeting or protesting is a restriction; what else is prevented did not happen."""
    return Lifted("COERCE", "restrict", "172") if content == "PROTEST" else None


_STOP: Final = {
    "AID": Lifted("SANCTION", "discontinue", "162"),
    "COOPERATE": Lifted("SANCTION", "discontinue", "162"),
    "CONSULT": Lifted("SANCTION", "withdraw", "164"),
    "AGREE": Lifted("SANCTION", "withdraw", "164"),
    "SUPPORT": Lifted("SANCTION", "withdraw", "164"),
    "ASSAULT": Lifted("RETREAT", "ceasefire", "0871"),
    "COERCE": Lifted("CONCEDE", None, "081"),
    "SANCTION": Lifted("CONCEDE", None, "081"),
    "PROTEST": Lifted("CONCEDE", None, "082"),
    "THREATEN": Lifted("CONCEDE", None, "082"),
    "MOBILIZE": Lifted("RETREAT", "withdraw", "0874"),
}


def stop(content: str, mode: str | None) -> Lifted | None:
    """The end of what the content tells of; None where an end is nothing of its own."""
    if (content, mode) == ("COERCE", "seize"):
        return Lifted("RETREAT", None, "084")
    return _STOP.get(content)
