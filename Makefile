# Doordesk's workflow: everything a contributor does has its line here. `make help` lists it.
.DEFAULT_GOAL := help
.NOTPARALLEL:
.DELETE_ON_ERROR:
SHELL := /bin/bash

PYTHON ?= $(firstword $(foreach name,python3 python3.13 python3.12 python3.11,$(shell \
  $(name) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && command -v $(name))))
UV := $(shell command -v uv)
BIN := .venv/bin
THEME := src/doordesk/foundation/ui/theme/doordesk.css
SHEET := src/doordesk/foundation/ui/static/ui/doordesk.css
TEMPLATES = $(shell find src/doordesk -path '*/templates/*' -name '*.html')
LOCK := uv pip compile pyproject.toml --universal --generate-hashes --python-version 3.11 --no-emit-index-url \
  --no-emit-find-links --no-header --no-annotate --quiet
PORT ?=
JOBS ?= 3

.PHONY: help
help: ## show this list
	@awk -F ':.*## ' '/^[a-z.-]+:.*## / {printf "  make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# -- The environment -----------------------------------------------------------------------------------------

.PHONY: .venv
.venv: .venv/.ready-dev ## make or refresh .venv/, with the developers' tools

.PHONY: python
python:
	@test -n "$(PYTHON)" || { echo "Doordesk needs Python 3.11 or later: install it, or say PYTHON=/path/to/python."; exit 1; }

$(BIN)/python: | python
	@echo "Making .venv/ ..."
ifdef UV
	@uv venv --quiet --allow-existing --python "$(PYTHON)" .venv
else
	@"$(PYTHON)" -m venv .venv
endif

# What the product needs: enough for `make demo`.
.venv/.ready: requirements.lock pyproject.toml | $(BIN)/python
	@echo "Installing what requirements.lock names ..."
ifdef UV
	@uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.lock
	@uv pip install --quiet --python $(BIN)/python --no-deps --editable .
else
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
endif
	@touch $@

# What working on it needs, too.
.venv/.ready-dev: requirements-dev.lock .venv/.ready
	@echo "Installing what requirements-dev.lock names ..."
ifdef UV
	@uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements-dev.lock
else
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
endif
	@touch $@

.PHONY: lock
lock: ## resolve pyproject.toml anew into the two lock files (UPGRADE=1: newest versions)
ifndef UV
	@echo "This needs uv: python3 -m pip install uv"; exit 1
endif
	@$(LOCK) $(if $(UPGRADE),--upgrade) --output-file requirements.lock
	@$(LOCK) $(if $(UPGRADE),--upgrade) --extra dev --constraint requirements.lock --output-file requirements-dev.lock
	@! grep -nE '(https?|file)://|^--' requirements.lock requirements-dev.lock

# -- Look at it ----------------------------------------------------------------------------------------------

.PHONY: demo
demo: .venv/.ready ## a fictional company on 127.0.0.1 (PORT=8001 for another port)
	@$(BIN)/doordesk demo $(if $(PORT),--port $(PORT))

# -- Prove it ------------------------------------------------------------------------------------------------

.PHONY: test
test: .venv browser postgres lint types contract migrations templates css-current deploy audit ## everything that must hold; pytest's summary comes last
	@echo "== tests"
	@$(BIN)/pytest -n $(JOBS) --dist loadgroup

.PHONY: browser
browser: .venv/.ready-dev ## find a Chromium for the browser tests; install Debian's when root
	@$(BIN)/python -m tests.chromium

.PHONY: postgres
postgres: .venv/.ready-dev ## find a PostgreSQL for the tests of several processes; install Debian's when root
	@$(BIN)/python -m tests.postgres

.PHONY: lint
lint: .venv/.ready-dev ## ruff: faults and formatting
	@echo "== lint"
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet . || { echo "Not formatted as agreed: make tidy"; exit 1; }

.PHONY: types
types: .venv/.ready-dev ## mypy, strict
	@echo "== types"
	@$(BIN)/mypy

.PHONY: contract
contract: .venv/.ready-dev ## import-linter: which part may lean on which
	@echo "== import contract"
	@$(BIN)/lint-imports --no-logo

.PHONY: migrations
migrations: .venv/.ready-dev ## every model has its migration
	@echo "== migrations"
	@DOORDESK_MODE=test DATABASE_URL=sqlite:///:memory: $(BIN)/doordesk manage makemigrations --check --dry-run

.PHONY: templates
templates: .venv/.ready-dev ## djade: templates are laid out alike
	@echo "== templates"
	@$(BIN)/djade --target-version 5.2 --check $(TEMPLATES) || { echo "Not laid out as agreed: make tidy"; exit 1; }

.PHONY: css-current
css-current: .venv/.ready-dev ## the committed style sheet is what the theme gives
	@echo "== style sheet"
	@mkdir -p build
	@$(BIN)/tailwindcss --input $(THEME) --output build/doordesk.css --minify 2>build/tailwind.log || { cat build/tailwind.log; exit 1; }
	@cmp -s build/doordesk.css $(SHEET) || { echo "The style sheet is older than its theme: make css"; exit 1; }

.PHONY: deploy
deploy: .venv/.ready-dev ## Django's own checks on production settings
	@echo "== settings of production"
	@DOORDESK_MODE=production DATABASE_URL= DOORDESK_HOME=build/home DOORDESK_URL=https://doordesk.example.org \
	  $(BIN)/doordesk manage check --deploy --fail-level WARNING

.PHONY: audit
audit: .venv/.ready-dev ## known faults of what we stand on, where the registry answers
	@echo "== dependencies"
	@mkdir -p build && rm -f build/audit.json
	@timeout 120 $(BIN)/pip-audit --requirement requirements.lock --disable-pip --require-hashes \
	  --progress-spinner off --format json --output build/audit.json 2>build/audit.log \
	  && echo "No known faults in requirements.lock." \
	  || if [ -s build/audit.json ]; then cat build/audit.log; exit 1; \
	     else echo "The registry's list of faults did not answer; nothing was audited."; fi

# -- Make things ---------------------------------------------------------------------------------------------

.PHONY: tidy
tidy: .venv/.ready-dev ## format Python and templates, mend what can be mended
	@$(BIN)/ruff check --quiet --fix . || true
	@$(BIN)/ruff format --quiet .
	@$(BIN)/djade --target-version 5.2 $(TEMPLATES)

.PHONY: css
css: .venv/.ready-dev ## build the style sheet from the theme
	@$(BIN)/tailwindcss --input $(THEME) --output $(SHEET) --minify

.PHONY: wheel
wheel: .venv/.ready-dev ## dist/doordesk-*.whl
	@rm -rf dist
	@$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .
	@ls dist/*.whl

.PHONY: docs
docs: .venv/.ready-dev access ## write the generated pages of docs/ from the code
	@$(BIN)/python -m docs.generate

.PHONY: access
access: .venv/.ready-dev ## write docs/reference/access.md: who may what, who reads what
	@DOORDESK_WRITE_ACCESS=1 $(BIN)/pytest -q tests/access/test_matrix.py

.PHONY: screenshots
screenshots: .venv/.ready-dev browser ## pictures of the main pages into docs/screenshots/
	@$(BIN)/python -m docs.screenshots

.PHONY: bench
bench: .venv/.ready-dev ## time what has to be quick
	@$(BIN)/python -m benchmarks

.PHONY: clean
clean: ## remove what make made; a company's data is never here
	@rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	@find src tests docs -name __pycache__ -type d -prune -exec rm -rf {} +
