# `make demo` and `make test` are all that a newcomer needs: each makes .venv with plain pip from any
# Python of at least 3.10 that it finds, and finds it ready the next time. PYTHON=… names another.

SUITABLE := import ensurepip, sys; sys.exit(sys.version_info < (3, 10))
CANDIDATES := python3 python3.14 python3.13 python3.12 python3.11 python3.10 python
PYTHON ?= $(shell for each in $(CANDIDATES); do \
	"$$each" -c '$(SUITABLE)' 2>/dev/null && echo "$$each" && break; done)

BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt

.PHONY: demo test lint bench docs clean vsix pictures

demo: .venv/core
	$(BIN)/promptlint check --exit-zero corpus

test: .venv/everything
	$(BIN)/pytest -n 2 --cov -m 'registry or not registry'

lint: .venv/everything
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pyright --pythonpath $(BIN)/python
	$(BIN)/lint-imports
	$(BIN)/slotscheck -m promptlint -m promptlint_rules

# How fast, how much memory, beside ruff, flake8 and bandit: make bench TREE=path/to/some/code
TREE ?= .
bench: .venv/everything
	$(PIP) -e '.[bench]'
	$(BIN)/python -m tests.benchmarks $(TREE)

# The pages of rules and of the analysis from the code, then the site of all guides, in build/site.
docs: .venv/everything
	$(BIN)/python -m promptlint.docs docs/rules README.md
	$(BIN)/python -m promptlint.prism.manual docs/analysis
	$(BIN)/python -m promptlint.schema
	$(PIP) -e '.[docs]'
	$(BIN)/mkdocs build --quiet --site-dir build/site

# The extension for VS Code, with Node.js: editors/vscode/promptlint.vsix
vsix:
	cd editors/vscode && npm ci --no-audit --no-fund && npm test && npm run package

# The pictures of terminals in docs/pictures, from the real programs: needs tmux, Neovim 0.11, asciinema and npx.
# make pictures NAMES="check diff" draws some; NEOVIM=path names a Neovim; tools/pictures/vscode.mjs makes the others.
pictures: .venv/everything
	$(PIP) rich
	$(BIN)/python -m tools.pictures $(NAMES)

clean:
	rm -rf .venv .coverage .promptlint_cache build dist

.venv/core: pyproject.toml constraints.txt | .venv/bin/python
	$(PIP) -e .
	touch $@

.venv/everything: pyproject.toml constraints.txt | .venv/bin/python
	$(PIP) -e '.[all,dev]'
	touch $@ .venv/core

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "promptlint needs Python 3.10 or later, with venv (on Debian: apt install python3-venv)" >&2; exit 1; }
	$(PYTHON) -m venv .venv
