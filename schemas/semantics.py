"""The semantic layer: metrics and dimensions of events, said once in `semantics.toml`, and the SQL made of them."""

import tomllib
from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from importlib.resources import files

import msgspec


class Kind(StrEnum):
    """How a metric is made from the events."""

    COUNT = "count"
    DISTINCT = "distinct"
    SUM = "sum"
    RANGE = "range"
    SHARE = "share"
    MEAN = "mean"


class Metric(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something that is counted.

    Attributes:
        name: its column; a range has two, `NAME_low` and `NAME_high`.
        kind: how it is made.
        label: what people call it.
        unit: its unit.
        meaning: what it says, in a sentence.
        of: SQL over a row of events: a value, a condition, or the stem of two columns of a range; empty for a count.
    """

    name: str
    kind: Kind
    label: str
    unit: str
    meaning: str
    of: str = ""

    def columns(self) -> dict[str, str]:
        """Its columns by name, each an aggregate in SQL."""
        match self.kind:
            case Kind.COUNT:
                return {self.name: "count(*)"}
            case Kind.DISTINCT:
                return {self.name: f"count(DISTINCT {self.of})"}
            case Kind.SUM:
                return {self.name: f"CAST(sum({self.of}) AS BIGINT)"}
            case Kind.RANGE:
                low, high = f"{self.of}_low", f"{self.of}_high"
                return {
                    f"{self.name}_low": f"CAST(sum({low}) AS BIGINT)",
                    f"{self.name}_high": f"CAST(sum(coalesce({high}, {low})) AS BIGINT)",
                }
            case Kind.SHARE:
                return {self.name: f"round(count(*) FILTER ({self.of}) / count(*), 4)"}
            case Kind.MEAN:
                return {self.name: f"round(avg({self.of}), 4)"}


class Dimension(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something that is counted by.

    Attributes:
        name: its column.
        meaning: what it says, in a sentence.
        of: SQL over a row of events.
        is_time: rows come in its order.
        is_list: `of` is a list; an event counts for each of its values.
    """

    name: str
    meaning: str
    of: str
    is_time: bool = False
    is_list: bool = False


class Semantics(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"metrics": "metric", "dimensions": "dimension"}
):
    """The whole layer.

    Attributes:
        table: what all of it is about.
        counted: which of its rows count where nothing else is asked for, a condition in SQL.
        metrics: what is counted.
        dimensions: by what.
    """

    table: str
    counted: str
    metrics: tuple[Metric, ...]
    dimensions: tuple[Dimension, ...]

    def sql(self, metrics: Sequence[Metric], dimensions: Sequence[Dimension] = (), where: str | None = None) -> str:
        """The query of some metrics by some dimensions.

        Args:
            metrics: at least one.
            dimensions: by what; without any the query gives one row.
            where: a condition in SQL on the rows of `table`, in place of `counted`.

        Returns:
            A query of the dimensions' columns and the metrics'; in the order of time if the first dimension is one,
            else those with most of the first metric first.
        """
        rows = ", ".join([*(f"{each.of} AS by_{n}" for n, each in enumerate(dimensions) if not each.is_list), "*"])
        # Each list is joined by itself: lists beside each other would be paired off.
        lists = "".join(
            f" CROSS JOIN unnest(coalesce({each.of}, [NULL])) AS list_{n}(by_{n})"
            for n, each in enumerate(dimensions)
            if each.is_list
        )
        named = [f'by_{n} AS "{each.name}"' for n, each in enumerate(dimensions)]
        counted = [f'{sql} AS "{name}"' for metric in metrics for name, sql in metric.columns().items()]
        lines = [
            f"SELECT {', '.join([*named, *counted])}",
            f"FROM (SELECT {rows} FROM {self.table} WHERE {where or self.counted}){lists}",
        ]
        if dimensions:
            keys = [f"by_{n}" for n in range(len(dimensions))]
            first = [] if dimensions[0].is_time else [f"{next(iter(metrics[0].columns().values()))} DESC NULLS LAST"]
            lines += [f"GROUP BY {', '.join(keys)}", f"ORDER BY {', '.join([*first, *keys])}"]
        return "\n".join(lines)


@cache
def semantics() -> Semantics:
    """The layer as the file declares it."""
    text = (files("schemas") / "semantics.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), Semantics)


def metrics_page() -> str:
    """Markdown of docs/metrics.md: how to ask, every metric and every dimension."""
    layer = semantics()
    intro = (files("schemas") / "metrics_intro.md").read_text(encoding="utf-8").rstrip()
    lines = ["<!-- Made by `make docs` from schemas/; do not edit. -->", "", intro, "", "## Metrics", ""]
    lines += ["| metric | unit | meaning | in SQL |", "| --- | --- | --- | --- |"]
    for metric in layer.metrics:
        names = ", ".join(f"`{name}`" for name in metric.columns())
        sql = "<br>".join(f"`{each}`" for each in metric.columns().values())
        lines.append(f"| {names} | {metric.unit} | {metric.meaning} | {sql} |")
    lines += ["", "## Dimensions", "", "| dimension | meaning | in SQL |", "| --- | --- | --- |"]
    for each in layer.dimensions:
        more = " An event with several counts for each." if each.is_list else ""
        lines.append(f"| `{each.name}` | {each.meaning}{more} | `{each.of}` |")
    return "\n".join([*lines, ""])
