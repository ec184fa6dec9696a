"""Data Docs that open offline: Great Expectations' pages with styles of our own, behind a first page of our own."""

import html
import re
import shutil
from collections import Counter
from collections.abc import Sequence
from importlib.resources import files
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from warehouse.audit_findings import Finding

if TYPE_CHECKING:
    from great_expectations.data_context.data_context.ephemeral_data_context import EphemeralDataContext

_SITE: Final = "audit"
_BUILDING: Final = ".building"
# What the pages would fetch: styles, scripts that need libraries from the network, icons, images of other hosts.
_FETCHED: Final = re.compile(
    r"<script\b.*?</script>|<style\b.*?</style>|<footer\b.*?</footer>|<link\b[^>]*>|<img\b[^>]*>",
    re.DOTALL | re.IGNORECASE,
)


def docs_site(folder: Path) -> dict[str, Any]:
    """The configuration of Great Expectations' site, built beside the pages of the audit before."""
    return {
        _SITE: {
            "class_name": "SiteBuilder",
            "show_how_to_buttons": False,
            "store_backend": {
                "class_name": "TupleFilesystemStoreBackend",
                "base_directory": str(folder.absolute() / _BUILDING),
            },
            "site_index_builder": {"class_name": "DefaultSiteIndexBuilder"},
            # The pages of results name every expectation: pages of the suites alone would say it a second time.
            "site_section_builders": {"expectations": "none", "profiling": "none"},
        }
    }


def write_docs(context: "EphemeralDataContext", folder: Path, findings: Sequence[Finding], audited: str) -> Path:
    """Write the pages of the audit that a context has just made; those of the audit before are replaced.

    Args:
        context: where the audit was made.
        folder: where the pages go.
        findings: what was found.
        audited: what was audited and when, as the first page says it.

    Returns:
        The first page.
    """
    built = folder / _BUILDING
    if built.exists():
        shutil.rmtree(built)
    context.build_data_docs(site_names=[_SITE])
    pages = sorted((built / "validations").rglob("*.html"))
    for page in pages:
        page.write_text(offline(page.read_text(encoding="utf-8")), encoding="utf-8")
    by_table = {page.stem.partition("-")[2]: page.relative_to(built).as_posix() for page in pages}
    (built / "index.html").write_text(first_page(findings, by_table, audited), encoding="utf-8")
    for name in ("validations", "index.html"):
        _replace(built / name, folder / name)
    shutil.rmtree(built)
    return folder / "index.html"


def offline(page: str) -> str:
    """A page that asks nothing of the network: what it would fetch is left out, our styles are put in."""
    return _FETCHED.sub("", page).replace("</head>", f"{_dress()}</head>", 1)


def _dress() -> str:
    style, script = (
        (files("warehouse.pages") / name).read_text(encoding="utf-8") for name in ("style.css", "script.js")
    )
    return f"<style>\n{style}</style>\n<script>\n{script}</script>\n"


def _replace(new: Path, old: Path) -> None:
    if old.is_dir():
        shutil.rmtree(old)
    new.replace(old)


def first_page(findings: Sequence[Finding], by_table: dict[str, str], audited: str) -> str:
    """The page that says what was audited, lists failures in full and leads to the pages of the tables."""
    failed = sorted((each for each in findings if not each.is_success), key=lambda each: each.expected.severity)
    listed = "".join(f"<li>{html.escape(each.message)}</li>" for each in failed)
    told = f"<ul>{listed}</ul>" if failed else '<p class="good">All expectations hold.</p>'
    rows = "".join(
        _row(table, list(of_table), by_table)
        for table, of_table in groupby(findings, key=lambda finding: finding.expected.table)
    )
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="UTF-8"><title>Audit</title>'
        f'{_dress()}</head><body><nav class="navbar"></nav><main><p>{html.escape(audited)}: {_counts(findings)}.'
        " What is critical stops the publication when it fails; a warning is only shown. Rules that constraints of the"
        " file keep let no row against them in, and are not asked again; a table's page has what was asked of its rows"
        f" and what was found.</p><h4>Failed expectations</h4>{told}"
        "<h4>Tables</h4><table><thead><tr><th>table</th><th>expectations</th><th>kept by constraints</th>"
        "<th>failed</th></tr></thead>"
        f"<tbody>{rows}</tbody></table></main></body></html>\n"
    )


def _counts(findings: Sequence[Finding]) -> str:
    failed = Counter(each.expected.severity for each in findings if not each.is_success)
    told = [f"{len(findings)} expectations", f"{len(findings) - failed.total()} hold"]
    told += [f"{count} fail ({severity})" for severity, count in sorted(failed.items())]
    return ", ".join(told)


def _row(table: str, findings: list[Finding], by_table: dict[str, str]) -> str:
    failed = [each for each in findings if not each.is_success]
    critical = any(each.expected.severity == "critical" for each in failed)
    look = "bad" if critical else "doubt" if failed else "good"
    name = f'<a href="{html.escape(by_table[table])}">{table}</a>' if table in by_table else table
    kept = sum(each.checked_by == "constraint" for each in findings)
    return f'<tr><td>{name}</td><td>{len(findings)}</td><td>{kept}</td><td class="{look}">{len(failed)}</td></tr>'
