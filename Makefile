# Sets up what it needs: a virtual environment in .venv from the locked, hashed dependencies of uv.lock.
.DEFAULT_GOAL := help
.PHONY: help serve test test-all test-page accuracy lint format openapi docs soak chaos clean

UV_VERSION := 0.13.9
# Given on the command line, never taken from the environment, where HOST may be the name of the machine.
HOST := 127.0.0.1
PORT := 8000
# The first interpreter that runs and is of a version the project supports; a shim without a version behind it fails.
PYTHON ?= $(shell for name in python3.12 python3.13 python3.11 python3; do \
	$$name -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' 2>/dev/null && echo $$name && break; \
	done)
UV := .venv/bin/uv

help: ## Say what there is to make
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

$(UV):
	@test -n "$(PYTHON)" || { echo "inquit needs Python 3.11, 3.12 or 3.13 on the PATH"; exit 1; }
	$(PYTHON) -m venv .venv
	.venv/bin/python -m pip install --quiet uv==$(UV_VERSION)

.venv/serve: $(UV) uv.lock pyproject.toml
	$(UV) sync --frozen --inexact --extra html --compile-bytecode --quiet
	@touch $@

.venv/dev: $(UV) uv.lock pyproject.toml
	$(UV) sync --frozen --group dev --compile-bytecode --quiet
	@touch $@

serve: .venv/serve ## Set up, and serve on 127.0.0.1:8000 (HOST and PORT change it)
	@echo "Serving on http://$(HOST):$(PORT). When it is ready, try in another terminal:"
	@echo
	@echo "  curl -s http://$(HOST):$(PORT)/v1/attributions -H 'Content-Type: text/plain' --data-binary @seeds/river-data-talks.txt"
	@echo
	@.venv/bin/inquit serve --host $(HOST) --port $(PORT)

test: lint ## Set up, and run what needs Python alone: lint, types, tests
	.venv/bin/pytest

test-all: .venv/dev ## Run all tests, those with other programs too but for a browser, and measure coverage
	tests/system/install.sh
	.venv/bin/coverage erase
	.venv/bin/coverage run -m pytest -m "not browser"
	.venv/bin/coverage combine --quiet
	.venv/bin/coverage report --include='inquit/*' --skip-covered --fail-under=98
	.venv/bin/coverage report --include='service/*' --skip-covered --fail-under=95

test-page: .venv/dev ## Run the tests of the page in a browser: some minutes that CI does not have
	tests/system/install.sh
	.venv/bin/pytest -m browser

accuracy: .venv/dev ## Print how often the answers are right on our own articles, and what changed
	.venv/bin/python -m benchmarks.accuracy

lint: .venv/dev ## Style, format, types and the directions of imports
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy
	.venv/bin/lint-imports

format: .venv/dev ## Format the code
	.venv/bin/ruff check --fix
	.venv/bin/ruff format

openapi: .venv/dev ## Write openapi.yaml anew from the schemas
	.venv/bin/inquit openapi > openapi.yaml.new
	mv openapi.yaml.new openapi.yaml

docs: .venv/dev ## Write the tables of the documentation anew, and build it as a site in docs/_build
	.venv/bin/python -m docs.tables
	.venv/bin/sphinx-build -W --keep-going -n -q docs docs/_build

soak: .venv/dev ## Watch the service's memory over 20,000 articles
	.venv/bin/python -m benchmarks.soak

chaos: .venv/dev ## Overload, kill and stop the service under load; fail where a request is lost
	.venv/bin/python -m benchmarks.chaos

clean: ## Remove the environment and all caches
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis
