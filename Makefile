# Everything runs in .venv, made from requirements.lock on first use: by uv where it is installed, else by pip.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready

.PHONY: run gazetteer test lint bench docs lock clean
.DEFAULT_GOAL := run

run: $(READY)  ## Sample articles to a published warehouse and its report. Exit code 3 says that the broken samples were rejected, as they should.
	@$(BIN)/tidings run samples; code=$$?; [ $$code -eq 0 ] || [ $$code -eq 3 ]
	@$(BIN)/tidings report

gazetteer: $(READY)  ## The file of places, with the dumps of GeoNames that tidings.toml names.
	@$(BIN)/tidings gazetteer

test: lint  ## All tests; the checks of the code come first.
	$(BIN)/python -m pytest -n 2 --dist loadfile

lint: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

quality: $(READY)  ## Precision and recall by type and language on the labelled sentences; reliability of the confidence.
	$(BIN)/python -m tests.quality.measure
	$(BIN)/python -m tests.quality.calibrate

bench: $(READY)
	$(BIN)/python -m bench

docs: $(READY)  ## Write the documents that are made from schemas/.
	$(BIN)/python -m schemas docs

lock:  ## Resolve the newest versions that pyproject.toml allows (needs uv).
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes \
	    --no-annotate --no-header --no-emit-index-url --upgrade --quiet -o requirements.lock

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and f"tidings needs Python 3.11 or newer; {sys.executable} is {sys.version.split()[0]}. Name another with: make PYTHON=python3.11")'
	@echo "Setting up .venv from requirements.lock (once; about 1.5 GB) ..."
	@if command -v uv >/dev/null; then \
	    uv venv --quiet --allow-existing --seed --python "$$($(PYTHON) -c 'import sys; print(sys.executable)')" .venv && \
	    uv pip sync --quiet --python $(BIN)/python requirements.lock && \
	    uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .; \
	else \
	    $(PYTHON) -m venv .venv && \
	    $(BIN)/pip install --quiet --disable-pip-version-check --no-deps --require-hashes --requirement requirements.lock && \
	    $(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .; \
	fi
	@touch $(READY)

clean:
	rm -rf .venv .tidings tidings.duckdb tidings.html .pytest_cache .mypy_cache .ruff_cache .hypothesis
