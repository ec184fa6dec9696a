"""Puts the mentions of one sentence together: readings, roles, qualifiers, counts, weapons, place and time."""

from dataclasses import replace
from typing import Final

from schemas.coded import CodedMention, RoleSpan, Span
from schemas.codelists import code_list, event_codes
from transforms.coding import casualties, lifting
from transforms.coding.arguments import Arguments
from transforms.coding.clauses import clause_of, fronted, places_and_times
from transforms.coding.confidence import confidence_of
from transforms.coding.drafts import Draft, SentenceContext
from transforms.coding.generic import is_generic
from transforms.coding.obligations import find_obligations
from transforms.coding.phrases import role_span, span_of
from transforms.coding.qualifiers import find_qualifiers
from transforms.coding.readings import Reading, read_events
from transforms.coding.roles import find_roles, imply_target
from transforms.coding.salience import merge_doubles, worth_telling
from transforms.coding.tree import bounds
from transforms.coding.triggers import find_operators, find_triggers
from transforms.coding.weapons import is_weapon, pieces_of, weapons_in

_APART: Final = frozenset({"acl:relcl", "acl", "advcl"})
_MEANS: Final = frozenset({"with", "avec", "con"})
_FROM_THE_AIR: Final = frozenset({"aerial", "drone"})
_GENERAL_CAMEO: Final = frozenset({"180", "190", "193", "194", "195", "183", "182"})


def draft_mentions(arguments: Arguments, context: SentenceContext) -> tuple[list[Draft], list[casualties.Count]]:
    """Drafts of a sentence's mentions, and counts of casualties that belong to none of them."""
    operators = find_operators(arguments)
    readings = read_events(find_triggers(arguments), operators)
    asked = find_obligations(arguments, operators, readings)
    sites = {each.site.index for each in asked}
    readings = [*(each for each in readings if each.site.index not in sites), *asked]
    tree = arguments.tree
    is_question = context.text[tree.start : tree.end].rstrip('"”“» ').endswith(("?", "؟"))
    drafts: list[Draft] = []
    for reading in readings:
        clause = clause_of(arguments, reading)
        start, end = bounds(clause)
        when = " ".join(each.text for each in fronted(arguments, reading))
        said = f"{when} {context.text[start:end]}"
        qualifiers = find_qualifiers(arguments, reading, said, context.published, is_question)
        drafts.append(Draft(reading, find_roles(arguments, reading), qualifiers, clause))
    drafts = [_planned(_lifted(_general(arguments, each))) for each in drafts]
    drafts = merge_doubles(arguments, drafts)
    drafts = worth_telling(arguments, drafts)
    for draft in drafts:
        imply_target(arguments, draft.reading, draft.roles)
    counts = casualties.find_counts(arguments)
    owners = casualties.attach(arguments, [each.reading for each in drafts], counts)
    for i, draft in enumerate(drafts):
        draft.killed = casualties.of_kind(owners.get(i, []), "killed")
        draft.injured = casualties.of_kind(owners.get(i, []), "injured")
        _arm(arguments, draft, [each for each in drafts if each is not draft])
    return drafts, owners.get(-1, [])


def _general(arguments: Arguments, draft: Draft) -> Draft:
    """What is told of no single deed is not said to have happened, or to be meant."""
    if is_generic(arguments, draft):
        draft.qualifiers = replace(draft.qualifiers, modality="hypothetical", is_future=False)
    return draft


def _lifted(draft: Draft) -> Draft:
    """What is only intended is an agreement or a threat; what somebody says must be done, a request.

    A protest to come is a planned protest: who announces one need not threaten.
    """
    reading, qualifiers = draft.reading, draft.qualifiers
    if reading.is_lifted or (reading.match.entry.pos == "noun" and not reading.is_light):
        return draft
    if (
        reading.mode == "resign"
        or not draft.roles.source
        or not (qualifiers.is_future or reading.modality == "planned")
    ):
        return draft
    if reading.plover_type == "PROTEST" and reading.mode != "boycott":
        draft.qualifiers = replace(qualifiers, modality="planned")
        return draft
    if qualifiers.polarity == "negated" and reading.plover_type in lifting.COOPERATIVE:
        made = lifting.refuse(reading.plover_type)
        draft.qualifiers = replace(qualifiers, polarity="affirmed")
    else:
        made = lifting.intend(reading.plover_type, reading.mode)
    if made.plover_type == reading.plover_type:
        return draft
    reading.content = reading.match
    reading.plover_type, reading.mode, reading.cameo = made.plover_type, made.mode, made.cameo
    reading.is_lifted = True
    return draft


def _planned(draft: Draft) -> Draft:
    """What will be done and was not lifted, for nobody is said to do it ("will be held"), is planned."""
    reading = draft.reading
    is_hostile = reading.plover_type in {"ASSAULT", "COERCE"} and not reading.is_lifted
    is_told_of = reading.match.entry.pos == "verb" or reading.is_light
    is_to_come = reading.is_occurrence or (is_told_of and not draft.roles.source)
    is_open = is_hostile or (is_to_come and not reading.is_lifted and reading.mode != "resign")
    if is_open and draft.qualifiers.is_future and draft.qualifiers.modality == "asserted":
        draft.qualifiers = replace(draft.qualifiers, modality="planned")
    return draft


def _arm(arguments: Arguments, draft: Draft, others: list[Draft]) -> None:
    """Weapons, and the mode that they make of an assault without one."""
    if draft.reading.plover_type not in {"ASSAULT", "MOBILIZE"}:
        return
    tree = arguments.tree
    instruments = [each for token in draft.roles.instrument for each in tree.subtree(token)]
    own = [
        each
        for token in draft.reading.trigger
        for each in tree.subtree(token, frozenset({"acl:relcl", "advcl", "conj"}))
    ]
    barred = _of_sides(arguments, draft) | _of_others(arguments, draft, others)
    armed = [each for side in draft.roles.source if is_weapon(arguments, side) for each in tree.subtree(side, _APART)]
    tokens = [each for each in (*own, *draft.clause, *armed) if each.index not in barred]
    weapons = weapons_in(arguments, [*instruments, *tokens])
    draft.weapons = tuple(each.weapon for each in weapons if each.weapon)
    draft.weapon_mode = next((each.mode for each in weapons if each.mode), None)
    draft.weapon_count = pieces_of(arguments, draft.weapons, [*instruments, *tokens])


def _of_sides(arguments: Arguments, draft: Draft) -> set[int]:
    """Words that say who the sides are: what a target has ("the rocket depot") is not what it was hit with."""
    tree = arguments.tree
    sources = [each for each in draft.roles.source if not is_weapon(arguments, each)]
    words = [each for side in sources for each in (side, *tree.children(side))]
    queue = [each for each in draft.roles.target if not is_weapon(arguments, each)]
    seen: set[int] = set()
    while queue:
        token = queue.pop()
        if token.index not in seen and not arguments.prepositions(token) & _MEANS:
            seen.add(token.index)
            words.append(token)
            queue += [each for each in tree.children(token) if each not in draft.reading.trigger]
    return {each.index for each in words if not arguments.prepositions(each) & _MEANS}


def _of_others(arguments: Arguments, draft: Draft, others: list[Draft]) -> set[int]:
    """Words of the clause that hang on the trigger of another event of the sentence."""
    mine = {each.index for each in draft.reading.trigger}
    foreign = {each.index for other in others for each in other.reading.trigger} - mine
    barred: set[int] = set()
    for token in draft.clause:
        above = (token, *arguments.tree.ancestors(token))
        owner = next((each.index for each in above if each.index in mine or each.index in foreign), None)
        if owner in foreign:
            barred.add(token.index)
    return barred


def finish(arguments: Arguments, draft: Draft, context: SentenceContext, attributed_to: Span | None) -> CodedMention:
    """The mention of a draft."""
    reading, text = draft.reading, context.text
    tree = arguments.tree
    mode, cameo = _mode_and_code(draft)
    is_definite = draft.taken_up or _is_definite(arguments, reading)
    start, end = bounds(draft.clause)
    trigger = bounds(reading.trigger)
    roles = [
        role_span(arguments, text, name, each)
        for name in ("source", "target", "mediator")
        for each in getattr(draft.roles, name)
    ]
    return CodedMention(
        plover_type=reading.plover_type,
        plover_mode=mode,
        cameo_code=cameo,
        sentence=span_of(text, tree.start, tree.end),
        clause=(start, end),
        trigger=span_of(text, *trigger),
        roles=tuple(_distinct([*roles, *places_and_times(arguments, text, reading, draft.clause)])),
        is_definite=is_definite,
        polarity=draft.qualifiers.polarity,
        modality=_modality(draft, is_definite),
        tense=draft.qualifiers.tense,
        attributed_to=attributed_to,
        killed=draft.killed,
        injured=draft.injured,
        weapons=draft.weapons,
        weapon_count=draft.weapon_count,
        contexts=_contexts(cameo),
        confidence=confidence_of(arguments, draft),
    )


def _modality(draft: Draft, is_definite: bool) -> str:
    """What is taken up as known is not in doubt when its circumstances are."""
    if is_definite and draft.reading.is_occurrence and draft.qualifiers.modality == "alleged":
        return "asserted"
    return draft.qualifiers.modality


def _distinct(roles: list[RoleSpan]) -> list[RoleSpan]:
    return list({(each.role, each.span.start, each.span.end): each for each in roles}.values())


def _is_definite(arguments: Arguments, reading: Reading) -> bool:
    """A noun with a definite article or demonstrative that takes up what was told: one without new complements."""
    head = reading.match.head
    if reading.match.entry.pos != "noun" or reading.is_lifted:
        return False
    determiners = {each.lemma for each in arguments.tree.children(head, "det")}
    words = arguments.lexicon.words
    if determiners & words["demonstratives"]:
        return True
    return (bool(determiners & {"the", "le"}) and head.has("Number", "Sing")) or bool(determiners & {"the", "le"})


def _mode_and_code(draft: Draft) -> tuple[str | None, str]:
    reading = draft.reading
    mode, cameo = reading.mode, reading.cameo
    if reading.plover_type == "ASSAULT" and mode is None and draft.weapon_mode:
        mode = draft.weapon_mode
        if cameo in _GENERAL_CAMEO:
            cameo = None
    if mode == "heavy-weapons" and draft.weapon_mode in _FROM_THE_AIR:
        # Who bombards from the air is said by what they do it with.
        mode, cameo = draft.weapon_mode, None
    codes = event_codes()
    return mode, cameo or codes.get((reading.plover_type, mode)) or codes[reading.plover_type, None]


def _contexts(cameo: str) -> tuple[str, ...]:
    row = next((row for row in code_list("cameo") if row["cameo_code"] == cameo), None)
    return tuple(row["contexts"].split(";")) if row and row["contexts"] else ()
