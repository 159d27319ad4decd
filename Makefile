# One task, one command. Everything is set up from plain Python >= 3.11 with venv and make.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint requirements-dev.lock

.PHONY: demo test lint docs bench report-bench gate-bench hostile accuracy sitetext clean
.DEFAULT_GOAL := demo

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "scrapelint needs Python 3.11 or newer; set PYTHON=…")'
	@$(PYTHON) -m venv $(VENV)

# The stamps say what is installed; they are renewed when the project's metadata or the lock file changes.
$(VENV)/.installed: pyproject.toml | $(BIN)/python
	@echo "Installing scrapelint into $(VENV) (the first time takes a few minutes) …"
	@$(INSTALL) --editable .
	@touch $@

$(VENV)/.developing: pyproject.toml requirements-dev.lock | $(BIN)/python
	@echo "Installing scrapelint and what its tests need into $(VENV) (the first time takes a few minutes) …"
	@$(INSTALL) --use-pep517 --editable '.[dev]'
	@touch $@ $(VENV)/.installed

# The sample holds broken articles on purpose, so the gate fails, which is what the demo shows.
demo: $(VENV)/.installed
	@mkdir -p .demo
	@$(BIN)/scrapelint check samples/feed.jsonl --output .demo/result.json --output .demo/report.html; code=$$?; test $$code -eq 1 || exit $$code
	@echo
	@echo "The gate failed, as it should: the sample is broken on purpose."
	@echo "Open $(CURDIR)/.demo/report.html in a browser; the result for programs is in .demo/result.json"

# A file of tests stays in one process: it may have a database, a browser or a Spark session of its own.
test: $(VENV)/.developing
	@$(BIN)/pytest --numprocesses auto --dist loadfile

lint: $(VENV)/.developing
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/scrapelint test-rules

# The pages of the rules, which a test holds against them.
docs: $(VENV)/.installed
	@$(BIN)/python docs/rule_pages.py

FEED ?= samples/feed.jsonl
bench: $(VENV)/.installed
	@$(BIN)/python benchmarks/feed.py "$(FEED)"

# Writes a report of 20,000 made-up articles and times how it opens; needs Chromium.
report-bench: $(VENV)/.developing
	@$(BIN)/python benchmarks/report.py

# How often the comparison of two crawls names the site that changed, and how often another one.
gate-bench: $(VENV)/.installed
	@$(BIN)/python benchmarks/gate.py

# Texts made to be slow, in two sizes: time must grow no faster than the text.
hostile: $(VENV)/.installed
	@$(BIN)/python benchmarks/hostile.py

# What sites put into articles, as people wrote it down, and prose that looks like it. ARGS=--misses shows the cases.
sitetext: $(VENV)/.installed
	@$(BIN)/python benchmarks/sitetext.py $(if $(SET),"$(SET)") $(ARGS)

# SET is a folder with articles.jsonl and labels.jsonl; without it the texts in benchmarks/accuracy/texts are used.
# ARGS may be --misses FAMILY or --false FAMILY ('all' for every family), to see the cases in context.
accuracy: $(VENV)/.installed
	@$(BIN)/python benchmarks/accuracy/measure.py $(if $(SET),"$(SET)") $(ARGS)

clean:
	rm -rf $(VENV) .demo build dist *.egg-info src/*.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
