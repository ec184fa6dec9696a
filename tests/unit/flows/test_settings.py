"""Settings: what holds, where it comes from, and what is said of what cannot hold."""

from pathlib import Path

import pytest

from flows.errors import WrongUseError
from flows.settings import Settings, load_settings, settings_path, usable_cores


def said_of(text: str) -> str:
    """What is said of a settings file."""
    Path("tidings.toml").write_text(text, encoding="utf-8")
    with pytest.raises(WrongUseError) as error:
        load_settings()
    assert error.value.exit_code == 2
    return str(error.value)


def test_without_a_file_there_are_defaults(desk: Path) -> None:
    settings = load_settings()
    assert settings.workers == usable_cores()
    assert (settings.published, settings.build_file) == (Path("tidings.duckdb"), Path(".tidings/build.duckdb"))
    assert settings.audit.largest_drop == 0.5


def test_a_file_here_is_read(desk: Path) -> None:
    Path("tidings.toml").write_text("batch_size = 7\n[audit]\nmost_days_old = 3\n", encoding="utf-8")
    settings = load_settings()
    assert (settings.batch_size, settings.audit.most_days_old) == (7, 3)


def test_paths_of_a_file_are_below_its_folder_and_of_the_environment_here(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk / "far").mkdir()
    (desk / "far" / "mine.toml").write_text(
        "work_dir = 'work'\npublished = '/data/x.duckdb'\ngazetteer = '~/places'\n", encoding="utf-8"
    )
    settings = load_settings(Path("far/mine.toml"))
    assert settings.work_dir == Path("far/work")
    assert settings.published == Path("/data/x.duckdb")
    assert settings.gazetteer_file == Path.home() / "places"
    monkeypatch.setenv("TIDINGS_WORK_DIR", "other")
    assert load_settings(Path("far/mine.toml")).work_dir == Path("other")


def test_environment_comes_before_the_file_and_options_before_both(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("tidings.toml").write_text("workers = 2\nbatch_size = 2\n[audit]\nlargest_drop = 0.2\n", encoding="utf-8")
    monkeypatch.setenv("TIDINGS_WORKERS", "3")
    monkeypatch.setenv("TIDINGS_AUDIT__MOST_DAYS_OLD", "9")
    settings = load_settings(workers=4, batch_size=None)
    assert (settings.workers, settings.batch_size) == (4, 2)
    assert (settings.audit.largest_drop, settings.audit.most_days_old) == (0.2, 9)
    assert load_settings().workers == 3


def test_an_empty_variable_sets_nothing(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIDINGS_BATCH_SIZE", "")
    monkeypatch.setenv("TIDINGS_CONFIG", "")
    assert load_settings().batch_size == 100


def test_the_file_named_in_the_environment_is_read(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk / "other.toml").write_text("batch_size = 5\n", encoding="utf-8")
    (desk / "tidings.toml").write_text("batch_size = 6\n", encoding="utf-8")
    monkeypatch.setenv("TIDINGS_CONFIG", "other.toml")
    assert load_settings().batch_size == 5
    assert load_settings(Path("tidings.toml")).batch_size == 6


@pytest.mark.parametrize(
    ("config", "variable", "how"), [("no.toml", "", "--config"), ("", "no.toml", "TIDINGS_CONFIG")]
)
def test_a_file_that_is_named_and_missing_is_said(config: str, variable: str, how: str, desk: Path) -> None:
    with pytest.raises(WrongUseError, match=f"{how} names no.toml, which is no file: name an existing settings file"):
        settings_path(Path(config) if config else None, {"TIDINGS_CONFIG": variable})


def test_a_wrong_key_is_said_with_its_line_and_the_right_ones(desk: Path) -> None:
    assert said_of("workers = 2\nbatch_sise = 3\n") == (
        "tidings.toml, line 2, batch_sise: no such setting. There are: work_dir, published, workers, batch_size,"
        " memory_limit, gazetteer, geonames, corrections, log_format, data_docs_url, source, coder, compute, lineage,"
        " fetch, schedules, audit; did you mean batch_size?"
    )


def test_wrong_values_are_said_all_at_once_with_line_value_and_what_is_valid(desk: Path) -> None:
    said = said_of(
        "workers = 'many'\nmemory_limit = 'lots'\nlog_format = 'xml'\n\n[audit]\nlargest_drop = 5\n"
        "[[audit.expectation]]\nname = 'Fine'\ntabel = 'core.fact_event'\nsql = 3\n"
    ).splitlines()
    assert said == [
        "tidings.toml, line 1, workers: got 'many'. Input should be a valid integer, unable to parse string as an"
        " integer. Processes: a whole number, 1 or more.",
        "tidings.toml, line 2, memory_limit: got 'lots'. The most memory that the database may use, such as `4GB` or"
        " `50%`.",
        "tidings.toml, line 3, log_format: got 'xml'. Input should be 'auto', 'text' or 'json'. `text`, `json`, or"
        " `auto`: text on a terminal, JSON elsewhere.",
        "tidings.toml, line 6, audit.largest_drop: got 5. Input should be less than or equal to 1. Share of events or"
        " mentions that a load may make vanish: 0 to 1.",
        "tidings.toml, line 8, audit.expectation.1.name: got 'Fine'. Lower-case letters, digits, underscores.",
        "tidings.toml, line 7, audit.expectation.1.table: is missing. A table, `layer.name`.",
        "tidings.toml, line 10, audit.expectation.1.sql: got 3. Input should be a valid string. A query that gives the"
        " rows that should not be.",
        "tidings.toml, line 9, audit.expectation.1.tabel: no such setting. There are: name, table, sql, column,"
        " severity; did you mean table?",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("audit = 3\n", "tidings.toml, line 1, audit: got 3. Expected a section, [audit]."),
        (
            "[audit]\nexpectation = 3\n",
            "got 3. Expected a list. Expectations of your own, each a section [[audit.expectation]].",
        ),
        ("[audit]\nexpectation = [3]\n", "got 3. Expected sections, each written as [[audit.expectation]]."),
        ("a = \n", "tidings.toml is no TOML: Invalid value (at line 1, column 5). Mend that line"),
    ],
)
def test_what_is_no_section_or_no_toml_is_said(text: str, said: str, desk: Path) -> None:
    assert said in said_of(text)


def test_what_is_no_text_is_said(desk: Path) -> None:
    Path("tidings.toml").write_bytes(b"workers = \xff\n")
    with pytest.raises(WrongUseError, match=r"tidings.toml cannot be read: .* Expected a TOML file in UTF-8"):
        load_settings()


def test_settings_do_not_change(desk: Path) -> None:
    with pytest.raises(ValueError, match="frozen"):
        load_settings().workers = 3


def test_derived_paths_lie_in_the_work_folder(desk: Path) -> None:
    settings = Settings(work_dir=Path("w"))
    derived = (
        settings.store_dir,
        settings.batches_dir,
        settings.docs_dir,
        settings.gazetteer_file,
        settings.summary_file,
    )
    assert {path.parent for path in derived} == {Path("w")}
