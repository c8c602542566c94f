# Everything one does with Newsroom. On a fresh clone it needs Python 3.11 or newer and make, nothing else.

PYTHON3 ?= python3
VENV := .venv
PYTHON := $(VENV)/bin/python

export HOST ?= 127.0.0.1
export PORT ?= 8000
export WORKERS ?= $(shell getconf _NPROCESSORS_ONLN)
run dev: export SITE_URL ?= http://localhost:$(PORT)

# A stamp is named by what it stands for: other requirements, another stamp, a fresh environment.
SITE_READY := $(VENV)/site-$(shell cksum < requirements.txt | cut -d' ' -f1)
TOOLS_READY := $(VENV)/tools-$(shell cat requirements.txt requirements-optional.txt requirements-dev.txt | cksum | cut -d' ' -f1)

PYTEST := $(PYTHON) -m pytest -n auto --maxprocesses 4 --dist worksteal

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run dev test test-sqlite test-postgres judge bench lint format words

help: ## List what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-15s%s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(SITE_READY) ## Start the site on http://localhost:8000 (PORT, HOST, WORKERS, DATA_DIR, DATABASE_URL, DEMO)
	@$(PYTHON) manage.py prepare --address $(HOST):$(PORT)
	@exec $(PYTHON) manage.py serve

dev: export DEBUG := 1
dev: $(SITE_READY) ## The same with DEBUG, and the code read anew whenever it changes
	@$(PYTHON) manage.py prepare --address $(HOST):$(PORT)
	@exec $(PYTHON) manage.py serve --autoreload

test: lint test-sqlite test-postgres ## Lint, then run every test on SQLite and, but for the browser's, again on PostgreSQL

test-sqlite: $(TOOLS_READY) ## Run every test on SQLite
	@echo "Tests on SQLite"
	@DATABASE_URL= $(PYTEST)

# What only a browser shows does not depend on the database, and takes a third of the time: it is shown once, on SQLite.
test-postgres: $(TOOLS_READY) ## Run every test but the browser's on PostgreSQL (DATABASE_URL, the machine's own, or an embedded one)
	@$(PYTHON) -m tests.postgres -- $(PYTEST) --ignore tests/browser

judge: $(TOOLS_READY) ## Judge the readers' pages: links, HTML, accessibility, sizes, Lighthouse (needs Chromium, Node and Java)
	@$(PYTHON) -m judge

bench: SIZE ?= 10000
bench: $(SITE_READY) ## Measure the readers' pages among SIZE stories (DATABASE_URL), filling an empty database first
	@$(PYTHON) -m benchmarks.bench --stories $(SIZE)

lint: $(TOOLS_READY) ## Check style, templates, the floors of the house, settings and migrations
	@echo "Linting"
	@$(VENV)/bin/ruff check --quiet .
	@$(VENV)/bin/ruff format --quiet --check . || { echo "Some files are not formatted: make format"; exit 1; }
	@find templates -name '*.html' -exec $(VENV)/bin/djade --target-version 5.2 --check {} +
	@$(VENV)/bin/lint-imports --no-cache --no-logo
	@data=$$(mktemp -d); trap 'rm -rf "$$data"' EXIT; \
		export DATA_DIR="$$data" DATABASE_URL= DEBUG= SITE_URL=https://newsroom.example; \
		$(PYTHON) manage.py check --deploy --fail-level WARNING && \
		$(PYTHON) manage.py makemigrations --check --dry-run

format: $(TOOLS_READY) ## Format Python and templates, and mend what can be mended
	@$(VENV)/bin/ruff check --quiet --fix-only .
	@$(VENV)/bin/ruff format --quiet .
	@find templates -name '*.html' -exec $(VENV)/bin/djade --target-version 5.2 {} + || true

words: $(TOOLS_READY) ## Bring the catalogues of other languages up to date with the words in the sources
	@$(PYTHON) -m tests.words

$(SITE_READY):
	@$(PYTHON3) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Newsroom needs Python 3.11 or newer as $(PYTHON3); or name another: make PYTHON3=python3.12"; exit 1; }
	@echo "Making a virtual environment in $(VENV)/"
	@$(PYTHON3) -m venv --clear $(VENV) || \
		{ echo "Python's venv is missing: on Debian and Ubuntu, apt install python3-venv"; exit 1; }
	@echo "Installing requirements.txt (about half a minute, the first time only)"
	@$(PYTHON) -m pip install -qq --disable-pip-version-check -r requirements.txt
	@touch $@

$(TOOLS_READY): $(SITE_READY)
	@echo "Installing requirements-dev.txt (about a minute, the first time only)"
	@$(PYTHON) -m pip install -qq --disable-pip-version-check -r requirements-dev.txt
	@touch $@
