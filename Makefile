# Doordesk's workflow. Every job has its line in `make help`; this first part makes the environment.
.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON ?= python3
BIN := .venv/bin

.PHONY: help
help: ## show this list
	@awk -F ':.*## ' '/^[a-z.-]+:.*## / {printf "  %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.venv: .venv/.ready-dev ## the environment, with the developers' tools
.PHONY: .venv

.venv/.ready-dev: requirements-dev.lock pyproject.toml
	@if command -v uv >/dev/null; then \
	  uv venv -q --allow-existing --python "$$(command -v $(PYTHON))" .venv && VIRTUAL_ENV=.venv uv pip sync -q --require-hashes requirements-dev.lock \
	  && VIRTUAL_ENV=.venv uv pip install -q --no-deps --editable .; \
	else $(PYTHON) -m venv .venv && $(BIN)/pip install -q --require-hashes -r requirements-dev.lock \
	  && $(BIN)/pip install -q --no-deps --editable .; fi
	@touch $@
