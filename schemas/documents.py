"""Documents made from the declarations: the data dictionary and the diagram of the star, in Markdown."""

from schemas.catalog import LAYERS, TABLES, VIEWS, metadata_of, references
from schemas.codelists import code_list
from schemas.ddl import sql_type
from schemas.tables import Table, layer_of

_LAYER_TITLES = {
    "ops": "ops: the work itself",
    "raw": "raw: what was fetched",
    "doc": "doc: articles read",
    "ext": "ext: what coding found",
    "res": "res: what mentions were resolved to",
    "core": "core: the star",
    "mart": "mart: what people query",
}
_CODE_LISTS = {
    "event_types": "PLOVER types and modes",
    "cameo": "CAMEO codes with their PLOVER types and modes",
    "sectors": "PLOVER sectors",
    "contexts": "PLOVER contexts",
    "quad_classes": "Quad classes",
    "countries": "Countries, with the codes of FIPS 10-4, Gleditsch and Ward, and CAMEO",
    "cameo_actor_types": "CAMEO types of actors with their PLOVER sectors and kinds",
    "nonstate_countries": "Country codes for what is no state",
    "date_precisions": "Precision of dates",
    "place_precisions": "Precision of places, with the scales of GDELT, ACLED, UCDP and PLOVER",
}
_REMARKS = {
    "event_types": "After the PLOVER 2.0 manual, with two readings of ours: it prints the score of ACCUSE as 3, without"
    " a sign, while those of its modes are negative: -3 here; and it lists SANCTION under verbal and under material"
    " conflict: material here.",
}
_NOTE = "<!-- Made by `make docs` from schemas/; do not edit. -->"


def _cell(text: object) -> str:
    return str(text).replace("|", "\\|").replace("\n", " ")


def _row(cells: list[object]) -> str:
    return "| " + " | ".join(_cell(cell) for cell in cells) + " |"


def _values(allowed: object) -> str:
    if not isinstance(allowed, list):
        return ""
    shown = ", ".join(f"`{value}`" for value in allowed[:16])
    return f" One of: {shown}{' …' if len(allowed) > 16 else ''}."


def _table_section(table: type[Table]) -> list[str]:
    lines = [f"### {table.full_name}", "", (table.__doc__ or "").strip(), ""]
    kind = " It is a view." if table in VIEWS else ""
    published = "published" if table.is_published else "not published"
    lines += [
        f"One row: {table.grain}. Key made from: {table.natural_key or 'its columns'}. It is {published}.{kind}",
        "",
    ]
    lines += [_row(["column", "type", "null", "unit", "meaning"]), _row(["---"] * 5)]
    keys = set(table.primary_key())
    for name, column in table.columns().items():
        metadata = metadata_of(column)
        meaning = f"{column.description}{_values(metadata.get('allowed'))}"
        if "references" in metadata:
            meaning += f" → `{metadata['references']}`" + (", 0 for none" if metadata.get("zero_is_none") else "")
        shown = f"**{name}**" if name in keys else name
        null = "yes" if column.nullable else ""
        lines.append(_row([shown, sql_type(column), null, metadata.get("unit", ""), meaning]))
    return [*lines, ""]


def _code_section(name: str, title: str) -> list[str]:
    rows = code_list(name)
    header = list(rows[0])
    return [
        f"### {title}",
        "",
        *([_REMARKS[name], ""] if name in _REMARKS else []),
        _row(list(header)),
        _row(["---"] * len(header)),
        *(_row(list(row.values())) for row in rows),
        "",
    ]


def data_dictionary() -> str:
    """Markdown of docs/data-dictionary.md: every table and column, every code list."""
    lines = ["# Data dictionary", "", _NOTE, ""]
    lines += ["Bold columns are the primary key. Offsets count Unicode code points. Key 0 is the unknown member.", ""]
    for layer in LAYERS:
        lines += [f"## {_LAYER_TITLES[layer]}", ""]
        for table in (each for each in (*TABLES, *VIEWS) if layer_of(each) == layer):
            lines += _table_section(table)
    lines += ["## Code lists", ""]
    for name, title in _CODE_LISTS.items():
        lines += _code_section(name, title)
    return "\n".join(lines).rstrip() + "\n"


def er_diagram() -> str:
    """Markdown of docs/star-schema.md: the core layer as a Mermaid entity-relationship diagram."""
    core = [table for table in TABLES if layer_of(table) == "core"]
    lines = ["# The star", "", _NOTE, "", "```mermaid", "erDiagram"]
    for table in core:
        keys = set(table.primary_key())
        foreign = {reference.column for reference in references(table)}
        lines.append(f"    {table.full_name.split('.')[1]} {{")
        for name, column in table.columns().items():
            marks = [mark for mark, names in (("PK", keys), ("FK", foreign)) if name in names]
            kind = sql_type(column).replace("[]", "_list").lower()
            lines.append(f"        {kind} {name}{' ' + ', '.join(marks) if marks else ''}")
        lines.append("    }")
    for table in core:
        for reference in (each for each in references(table) if layer_of(each.to_table) == "core"):
            child, parent = (each.full_name.split(".")[1] for each in (table, reference.to_table))
            one = "o|" if reference.is_zero_none else "||"
            lines.append(f'    {child} }}o--{one} {parent} : "{reference.column}"')
    return "\n".join([*lines, "```"]) + "\n"
