# Two commands do everything: `make demo` and `make test`. `make help` lists the rest.
SHELL := /bin/bash
.DEFAULT_GOAL := help
PYTHON ?=
PORT ?= 8000
NATION ?=
VENV ?= .venv
PY := $(VENV)/bin/python
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: backup restore setup help demo install install-dev test test-fast test-postgres attack lint format lock messages cluster clean-demo

help: ## what each command does
	@awk -F':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(VENV)/.runtime ## install, migrate, seed and serve the portal on http://localhost:8000 (PORT=…; NATION=1: 82,780 cooperatives)
	@PORT=$(PORT) NATION=$(NATION) $(PY) -m portal.demo

install: $(VENV)/.runtime ## make the virtual environment, install the hashed requirements, compile the catalogues
	@$(PY) manage.py compile_catalogues

setup: install ## make or upgrade the portal in the database that .env names (ADMIN=you@… invites an administrator)
	@$(PY) manage.py setup $(if $(ADMIN),--admin $(ADMIN))

install-dev: $(VENV)/.dev ## the same, with what the tests need

$(VENV)/bin/python:
	@.ci/venv "$(PYTHON)" "$(VENV)"

$(VENV)/.runtime: requirements.txt | $(VENV)/bin/python
	@echo "» installing requirements.txt (about 20 seconds)"
	@.ci/pip "$(VENV)" requirements.txt && touch $@

$(VENV)/.dev: requirements-dev.txt | $(VENV)/bin/python
	@echo "» installing requirements-dev.txt (about 30 seconds)"
	@.ci/pip "$(VENV)" requirements-dev.txt && touch $@ $(VENV)/.runtime

test: install-dev ## everything that CI runs: checks, tests on SQLite and PostgreSQL, browser tests
	@.ci/test "$(VENV)"

test-fast: install-dev ## tests on SQLite only, without browser and cluster
	@$(PY) manage.py compile_catalogues && $(PY) -m pytest -n auto -m "not cluster" -q

attack: install-dev ## long and rough tests on this machine: kills, damaged archives, every role at every address (CASE=… for one)
	@.ci/attack "$(VENV)" $(CASE)

lint: install-dev ## ruff, djade, mypy, import contracts
	@.ci/lint "$(VENV)"

format: install-dev ## format code and templates
	@$(PY) -m ruff check --fix -q . ; $(PY) -m ruff format -q .
	@git ls-files -z -- 'templates/*.html' | xargs -0 $(VENV)/bin/djade --target-version 5.2

lock: ## resolve requirements*.txt again from pyproject.toml (needs uv)
	@.ci/lock

messages: install-dev ## collect interface strings into both catalogues (needs gettext)
	@$(PY) manage.py messages

cluster: ## start one real OpenSearch node; then: make demo SEARCH_URL=opensearch+http://localhost:9200
	@.ci/cluster .ci/node

backup: ## write one archive with the database and every uploaded file (FILE=…)
	@$(PY) manage.py backup $(FILE)

restore: ## replace the database and all files by those of a backup (FILE=…)
	@$(PY) manage.py restore $(FILE)

clean-demo: ## remove the demo records, keep everything else
	@$(PY) manage.py seed_demo --remove
