# Riwaya: one command a habit. `make` lists them. All of them use .venv in this checkout and set it up when it is missing.
#   make demo PYTHON=python3.12     chooses the interpreter (3.11 or later)

VENV  := .venv
BIN   := $(VENV)/bin
BUILD := build
# pins of what builds the package itself; pip reads constraints.txt for everything else
BUILDERS := hatchling editables

.DEFAULT_GOAL := help
.PHONY: help demo test lint bench score errors lexicons constraints size clean

help:  ## list the commands
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 24

# --- set-up: once, and again when pyproject.toml or constraints.txt changes ---------------------------------------------

$(VENV)/.core: pyproject.toml constraints.txt
	@PYTHON="$(PYTHON)" bash tools/venv.sh $(VENV)
	@echo "Installing Riwaya into $(VENV) ..."
	@$(BIN)/python -m pip install -q --disable-pip-version-check -c constraints.txt $(BUILDERS)
	@$(BIN)/python -m pip install -q --disable-pip-version-check -c constraints.txt --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.core
	@echo "Installing what tests and checks need into $(VENV) ..."
	@$(BIN)/python -m pip install -q --disable-pip-version-check -c constraints.txt --no-build-isolation -e '.[dev]'
	@touch $@

$(VENV)/.lexicons: $(VENV)/.core
	@$(BIN)/python -m pip install -q --disable-pip-version-check -c constraints.txt --no-build-isolation -e '.[lexicons]'
	@touch $@

# --- habits -------------------------------------------------------------------------------------------------------------

demo: $(VENV)/.core  ## read the demo articles: the reading here, the page in build/demo.html
	@mkdir -p $(BUILD)
	@$(BIN)/riwaya read demo/articles.jsonl --quiet
	@$(BIN)/riwaya read demo/articles.jsonl --quiet --format html -o $(BUILD)/demo.html
	@$(BIN)/riwaya read demo/articles.jsonl --quiet --format records -o $(BUILD)/demo.jsonl
	@printf '\nThat was the reading of %s reports written for the demo (demo/README.md says what they dispute).\n' "$$(grep -c . demo/articles.jsonl)"
	@printf 'Next:\n'
	@printf '  open %s in a browser: the articles with every field marked\n' "$(BUILD)/demo.html"
	@printf '  %s is the same as records, one JSON object an article\n' "$(BUILD)/demo.jsonl"
	@printf '  %s read ARTICLE.txt --published 2024-05-14 --outlet "..."   reads an article of yours\n' "$(BIN)/riwaya"
	@printf '  %s read --help   tells the formats and options\n' "$(BIN)/riwaya"

test: $(VENV)/.dev  ## the whole test suite
	@$(BIN)/python -m pytest $(PYTEST)

lint: $(VENV)/.dev  ## ruff, mypy, and the contract on who may import whom
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: $(VENV)/.core  ## speed, memory, cold start, linearity
	@$(BIN)/python bench/speed.py

score: $(VENV)/.core  ## quality on the annotated articles (needs ../shared); RECORD=1 adds rows to bench/scores.csv
	@$(BIN)/python bench/score.py $(if $(RECORD),--record)

errors: $(VENV)/.core  ## misses and false alarms by kind and field (needs ../shared); ARGS="--field actor"
	@$(BIN)/python bench/errors.py $(ARGS)

lexicons: $(VENV)/.lexicons  ## rebuild the gazetteer from its sources and compare with the one kept
	@$(BIN)/python -m riwaya.places_build
	@git diff --exit-code --stat -- riwaya/lexicons/ar/places/gazetteer.txt.gz \
	  && echo "The gazetteer is what its sources give." \
	  || { echo "The gazetteer changed: commit it together with its sources."; exit 1; }

constraints:  ## pin all versions anew (constraints.txt), on the oldest Python supported
	@PYTHON="$(or $(PYTHON),python3.11)" bash tools/pin.sh constraints.txt

size: constraints.txt  ## how much disk the core install takes
	@bash tools/size.sh

clean:  ## remove what was built (not .venv)
	@rm -rf $(BUILD) dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
