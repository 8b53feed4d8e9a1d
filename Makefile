.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.counterclaim
DEMO := demo
FIRST := $(notdir $(firstword $(sort $(wildcard examples/*.txt))))
RECORD := COUNTERCLAIM_STORE=$(DEMO)/demo.sqlite

help:  ## list these commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | awk -F '\t' '{printf "make %-10s %s\n", $$1, $$2}'

$(STAMP): requirements.lock pyproject.toml
	@echo "Setting up $(VENV): a minute or two, once"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

setup: $(STAMP)  ## make .venv with the locked libraries

demo: $(STAMP)  ## read the shipped examples and show who claims what
	@mkdir -p $(DEMO)
	@echo '$$ counterclaim read examples'
	@$(RECORD) $(BIN)/counterclaim read examples
	@printf '\n$$ counterclaim show $(FIRST)\n'
	@$(RECORD) $(BIN)/counterclaim show $(FIRST)
	@printf '\n$$ counterclaim claims --stance denies --limit 5\n'
	@$(RECORD) $(BIN)/counterclaim claims --stance denies --limit 5
	@printf '\n$$ counterclaim matters --limit 4\n'
	@$(RECORD) $(BIN)/counterclaim matters --limit 4
	@$(RECORD) $(BIN)/counterclaim page $(FIRST) > $(DEMO)/report.html
	@printf '\nThe record is $(DEMO)/demo.sqlite; a page of the first report is $(DEMO)/report.html. Go on with:\n'
	@printf '  export $(RECORD)\n  $(BIN)/counterclaim matters --place Soledar\n  $(BIN)/counterclaim serve\n'

test: $(STAMP) lint  ## check style, types and imports, then run all tests
	@$(BIN)/python -m pytest

lint: $(STAMP)  ## check style, types and import contracts
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/lint-imports > .lint-imports.log || (cat .lint-imports.log; exit 1)

format: $(STAMP)  ## put the code into the house format
	@$(BIN)/ruff format --quiet .
	@$(BIN)/ruff check --quiet --fix .

page:  ## build the script of the pages (needs npm; users need not)
	@cd page && npm ci --silent --no-audit --no-fund && npm run --silent check && npm run --silent build

evals: $(STAMP)  ## measure quality on the public corpora in ../shared: one table
	@$(BIN)/python -m evals

bench: $(STAMP)  ## measure the speed and memory of reading
	@$(BIN)/python -m benchmarks.reading

RUNS := training/runs
train: $(STAMP)  ## train both readers again and export them (hours on two cores; resumes)
	@$(BIN)/python -m pip install --quiet -r training/requirements.txt
	@$(BIN)/python -m training.train --rounds first second
	@$(BIN)/python -m training.export --name second --out $(RUNS)/second/model
	@$(BIN)/python -m training.silver --model $(RUNS)/second/model
	@$(BIN)/python -m training.train --rounds third fourth --weights $(RUNS)/second/checkpoint.pt
	@$(BIN)/python -m training.average third third fourth
	@for seed in 1 2 3 4; do $(BIN)/python -m training.train --rounds fifth --seed $$seed --weights $(RUNS)/average/checkpoint.pt || exit 1; done
	@$(BIN)/python -m training.average fifth fifth-2 fifth-3 fifth-4 --out $(RUNS)/mean
	@$(BIN)/python -m training.train --rounds sixth seventh --weights $(RUNS)/mean/checkpoint.pt
	@for seed in 1 2; do $(BIN)/python -m training.train --rounds eighth --seed $$seed --weights $(RUNS)/seventh/checkpoint.pt || exit 1; done
	@$(BIN)/python -m training.average mean eighth eighth-2 --out $(RUNS)/last
	@$(BIN)/python -m training.settle last
	@$(BIN)/python -m training.party_words last-settled
	@$(BIN)/python -m training.export --name last-settled-parties --out models/reader
	@$(BIN)/python -m training.train --rounds fast "fast again" --weights $(RUNS)/mean/checkpoint.pt --teacher $(RUNS)/mean/checkpoint.pt
	@$(BIN)/python -m training.settle "fast again"
	@$(BIN)/python -m training.party_words "fast again-settled"
	@$(BIN)/python -m training.export --name "fast again-settled-parties" --fast --overlap 32 --out models/fast

lock: $(STAMP)  ## resolve the libraries anew and write requirements.lock
	@$(BIN)/python -m pip install --quiet pip-tools
	@$(BIN)/pip-compile --quiet --upgrade --generate-hashes --extra dev --no-strip-extras --allow-unsafe --no-emit-index-url \
	  --no-emit-find-links --no-emit-trusted-host --no-emit-options -o requirements.lock pyproject.toml

hooks: $(STAMP)  ## run `make lint` before every commit
	@$(BIN)/pre-commit install

.PHONY: help setup demo test lint format page evals bench train lock hooks
