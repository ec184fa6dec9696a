"""A plot of the last runs as an SVG picture: a bar a run, its height the time it took, its colour how it ended."""

import base64
from collections.abc import Sequence
from html import escape
from typing import Final

from warehouse.runs import RunRow

_MOST_RUNS: Final = 30
_WIDTH, _HEIGHT, _LEFT, _BASE, _TOP = 760, 260, 56, 216, 34
_COLOURS: Final = {"done": "#0072b2", "done with rejects": "#56b4e9", "failed audit": "#e69f00", "failed": "#d55e00"}
"""Told apart also by those who see colours differently (Okabe and Ito)."""


def plot_address(runs: Sequence[RunRow]) -> str:
    """The plot as a data address, so that the page that shows it fetches nothing.

    Args:
        runs: the newest first.
    """
    return f"data:image/svg+xml;base64,{base64.b64encode(plot(runs).encode()).decode()}"


def plot(runs: Sequence[RunRow]) -> str:
    """The plot of at most 30 runs as SVG.

    Args:
        runs: the newest first.
    """
    shown = list(reversed(runs[:_MOST_RUNS]))
    longest = max((run.run_seconds for run in shown), default=0.0) or 1.0
    step = (_WIDTH - _LEFT - 16) / _MOST_RUNS
    bars = "".join(_bar(run, number, step, longest) for number, run in enumerate(shown))
    ends = "".join(
        f'<text x="{x:.0f}" y="{_BASE + 18}" text-anchor="{anchor}">{run.started_at:%d %b %H:%M}</text>'
        for run, x, anchor in _ends(shown, step)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}" height="{_HEIGHT}"'
        ' font-family="sans-serif" font-size="12" fill="#333"><rect width="100%" height="100%" fill="#fff"/>'
        f'<text x="{_LEFT}" y="18" font-size="14">The last {len(shown)} runs: seconds each took</text>'
        f'<text x="{_LEFT - 6}" y="{_TOP + 10}" text-anchor="end">{longest:,.0f} s</text>'
        f'<text x="{_LEFT - 6}" y="{_BASE}" text-anchor="end">0</text>'
        f'<line x1="{_LEFT}" y1="{_BASE}" x2="{_WIDTH - 12}" y2="{_BASE}" stroke="#999"/>{bars}{ends}{_legend()}</svg>'
    )


def _bar(run: RunRow, number: int, step: float, longest: float) -> str:
    height = max(2.0, (_BASE - _TOP) * run.run_seconds / longest)
    said = (
        f"{run.started_at:%Y-%m-%d %H:%M}: {run.run_state}, {run.run_seconds:.0f} s, {run.article_count_new} new"
        f" articles, {run.reject_count} rejects"
    )
    return (
        f'<rect x="{_LEFT + number * step + 2:.1f}" y="{_BASE - height:.1f}" width="{step - 4:.1f}"'
        f' height="{height:.1f}" fill="{_COLOURS[run.run_state]}"><title>{escape(said)}</title></rect>'
    )


def _ends(shown: Sequence[RunRow], step: float) -> list[tuple[RunRow, float, str]]:
    """The first and the last run, and where their times are written."""
    if not shown:
        return []
    first = [(shown[0], float(_LEFT), "start")]
    if len(shown) * step < 220:
        return first
    return [*first, (shown[-1], _LEFT + len(shown) * step, "end")]


def _legend() -> str:
    return "".join(
        f'<rect x="{_LEFT + number * 150}" y="{_HEIGHT - 18}" width="10" height="10" fill="{colour}"/>'
        f'<text x="{_LEFT + number * 150 + 15}" y="{_HEIGHT - 9}">{state}</text>'
        for number, (state, colour) in enumerate(_COLOURS.items())
    )
