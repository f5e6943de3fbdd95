# Two commands do everything: `make demo` runs the main job on our examples, `make test` passes the tests.
# Both make .venv from locked wheels (no compiler needed) and install the package as a user gets it.
PYTHON ?= python3.11
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
SOURCES := $(shell find kg ontology -type f -not -name '*.pyc' 2>/dev/null | sed 's/ /\\ /g') pyproject.toml hatch_build.py

.PHONY: demo test bench lint lock clean help

help:
	@echo "make demo   build the graph of examples/articles, say what is in it, write the explorer"
	@echo "make test   lint, types, import rule, tests"
	@echo "make bench  accuracy and speed, against the frozen baseline (reads ../shared)"
	@echo "make lock   renew requirements.lock (needs uv)"

demo: .venv/installed
	$(BIN)/kg build examples/articles --out out/demo
	$(BIN)/kg export --store out/demo/graph.nq -o out/demo/explorer.html

test: .venv/installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest

bench: .venv/installed
	$(BIN)/pytest -m bench -s

.venv/locked: requirements.lock
	@echo "Installing into .venv what requirements.lock names: this takes a few minutes, the first time only."
	$(PYTHON) -m venv .venv
	$(PIP) install --require-hashes --only-binary :all: --requirement requirements.lock
	@touch $@

.venv/installed: .venv/locked $(SOURCES)
	@echo "Installing Conflict KG itself: up to a minute or two, for the page of the explorer is bundled on the way."
	$(PIP) install --no-deps --no-build-isolation --no-index --force-reinstall .
	@touch $@

lock:
	uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --no-annotate --no-header --output-file requirements.lock

clean:
	rm -rf .venv out build dist
