# 问策 (Wence). The verbs that everyone uses, people and CI alike; `make` alone lists them.
# Nothing here needs root rights. Where root and apt-get are at hand, `make test` adds a browser for the page's tests.

PYTHON ?= $(shell for p in python3 python3.11 python3.12 python3.13; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { command -v $$p; break; }; done)
VENV ?= .venv
HOST ?= 127.0.0.1
PORT ?= 7860
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check -c constraints.txt
BROWSER := $(shell command -v chromium || command -v chromium-browser || command -v google-chrome)

.DEFAULT_GOAL := help
.PHONY: help setup dev browser axe run test lint format eval clean

help: ## list these commands
	@awk -F ":.*## " '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

setup: $(VENV)/.setup ## install into .venv what running needs (about two minutes, once)

dev: $(VENV)/.dev

run: setup ## index corpus/ and serve the page on http://127.0.0.1:7860 (HOST=… PORT=…)
	@$(BIN)/wence index
	@echo "== http://$(HOST):$(PORT) (stop with Ctrl-C)"
	@$(BIN)/wence serve --host $(HOST) --port $(PORT)

test: dev browser axe ## run every test; ARGS="tests/cli -k ask" picks some
	@echo "== tests"
	@$(BIN)/python -m pytest $(ARGS)

lint: dev ## check style, docstrings and types
	@echo "== ruff"
	@$(BIN)/ruff check .
	@echo "== mypy"
	@$(BIN)/mypy

format: dev ## write the code in the house's format
	@$(BIN)/ruff check --quiet --fix .
	@$(BIN)/ruff format .

eval: setup ## score the question sets of evals/ and add the result to the record
	@$(BIN)/wence eval

clean: ## remove what was built: .venv, the index and caches
	rm -rf $(VENV) .wence build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@[ -n "$(PYTHON)" ] || { echo "make: found $$(python3 --version 2>&1 || echo no python3), need Python 3.11 or newer:" \
		"install it, or say where it is (make setup PYTHON=/path/to/python3.11)" >&2; exit 1; }
	@echo "== a virtual environment in $(VENV) ($$($(PYTHON) --version))"
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "make: $(PYTHON) has no venv module: install it" \
		"(Debian and Ubuntu: apt-get install python3-venv)" >&2; exit 1; }

$(VENV)/.setup: pyproject.toml constraints.txt | $(BIN)/python
	@echo "== installing what running needs (about two minutes)"
	@$(PIP) -e ".[llm]"
	@touch $@

$(VENV)/.dev: pyproject.toml constraints.txt | $(BIN)/python
	@echo "== installing what running and testing need (about two minutes)"
	@$(PIP) -e ".[dev]"
	@touch $@ $(VENV)/.setup

# A browser for tests/web: Debian's package where this may install it; otherwise those tests say why they are skipped.
browser:
ifeq ($(BROWSER),)
	@if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "== installing Chromium and a Chinese font (Debian packages)"; \
		{ apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
			chromium fonts-noto-cjk >/dev/null; } || echo "== no Chromium could be installed: tests/web will be skipped"; \
	else \
		echo "== no Chromium, and no right to install it (root and apt-get): tests/web will be skipped"; \
	fi
endif

# axe-core checks accessibility in tests/web; without npm that test says why it is skipped.
axe:
	@[ -e tests/web/node_modules/axe-core ] || { command -v npm >/dev/null \
		&& npm install --silent --no-save --no-package-lock --no-audit --no-fund --prefix tests/web axe-core@4.14.1 >/dev/null; } \
		|| echo "== no axe-core could be installed (npm): tests/web/test_axe.py will be skipped"
