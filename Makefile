# One task, one command. Everything is set up from plain Python >= 3.11 with venv and make.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test lint bench hostile accuracy gate clean
.DEFAULT_GOAL := demo

# The stamps say what is installed; they are renewed when the project's metadata or the lock file changes.
$(VENV)/.installed: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "scrapelint needs Python 3.11 or newer; set PYTHON=…")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing scrapelint into $(VENV) (the first time takes a few minutes) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint requirements-dev.lock --editable .
	@touch $@

$(VENV)/.developing: $(VENV)/.installed requirements-dev.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint requirements-dev.lock --editable '.[dev]'
	@touch $@

# The sample holds broken articles on purpose, so the gate fails, which is what the demo shows.
demo: $(VENV)/.installed
	@mkdir -p .demo
	@$(BIN)/scrapelint check samples/feed.jsonl --output .demo/result.json; code=$$?; test $$code -eq 1 || exit $$code
	@echo
	@echo "The gate failed, as it should: the sample is broken on purpose. The whole result is in .demo/result.json"

test: $(VENV)/.developing
	@$(BIN)/pytest

lint: $(VENV)/.developing
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/scrapelint test-rules

FEED ?= samples/feed.jsonl
bench: $(VENV)/.installed
	@$(BIN)/python benchmarks/feed.py "$(FEED)"

# Texts made to be slow, in two sizes: time must grow no faster than the text.
hostile: $(VENV)/.installed
	@$(BIN)/python benchmarks/hostile.py

# SET is a folder with articles.jsonl and labels.jsonl; without it the texts in benchmarks/accuracy/texts are used.
# ARGS may be --misses FAMILY or --false FAMILY ('all' for every family), to see the cases in context.
accuracy: $(VENV)/.installed
	@$(BIN)/python benchmarks/accuracy/measure.py $(if $(SET),"$(SET)") $(ARGS)

# Two crawls of twenty sites, one template broken between them: what the gate names, and its false alarms.
gate: $(VENV)/.installed
	@$(BIN)/python benchmarks/gate.py

clean:
	rm -rf $(VENV) .demo build dist *.egg-info src/*.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
