# Everything happens inside the checkout: a virtual environment in .venv, results in build/.
#
#   make demo     set up, then the main job on the bundled case
#   make test     set up what tests need, then lint, types and tests
#   make quick    lint, types and the tests of single parts, in less than a minute
#   make mutants  change counting rules one at a time: does a test notice?
#   make bench    times beside what a user would pick instead
#   make wheels   both distributions into dist/
#   make lock     renew the locked versions (needs uv)
#
# After the first time nothing is fetched any more: an install step runs again only when a file that it
# depends on has changed, and then asks a registry only for what is missing.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
DISTRIBUTIONS := . $(patsubst %/pyproject.toml,./%,$(wildcard cases/*/pyproject.toml))
PYPROJECTS := pyproject.toml $(wildcard cases/*/pyproject.toml)
SOURCES := headstamp conftest.py $(wildcard tests cases benchmarks tools)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test quick lint check mutants bench wheels lock clean debian

help:
	@sed -n '3,9s/^#   //p' Makefile

# -- the environment: one stamp for each thing installed ----------------------------------------------------------

AS_ROOT_ON_DEBIAN := [ "$$(id -u)" = 0 ] && [ -f /etc/debian_version ]
APT := export DEBIAN_FRONTEND=noninteractive; apt-get update -qq >&2 && apt-get install -qq -y --no-install-recommends >&2

$(VENV)/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "error: found $$($(PYTHON) --version 2>&1); expected Python 3.11 or later; do: make PYTHON=/path/to/python3" >&2; exit 2; }
	@if ! $(PYTHON) -c 'import ensurepip, venv' 2>/dev/null && $(AS_ROOT_ON_DEBIAN); then $(APT) python3-venv; fi
	@$(PYTHON) -m venv --clear $(VENV) || { \
	  echo "error: found no way to make a virtual environment; expected Python with venv; do: apt-get install python3-venv" >&2; exit 2; }
	@touch $@

# The locks hold versions and hashes, and pip refuses whatever does not fit them. pip rather than a faster
# installer: it is in every environment, and it follows the machine's own settings for where packages come from.
$(VENV)/locked-%: requirements/%.txt $(VENV)/made
	$(PIP) install --quiet --quiet --require-hashes -r $<
	@touch $@

# The local distributions are linked, not copied, and built with what the lock brought: nothing is fetched here.
$(VENV)/linked: $(PYPROJECTS) $(VENV)/made | $(VENV)/locked-demo
	$(PIP) install --quiet --quiet --no-index --no-deps --no-build-isolation $(addprefix -e ,$(DISTRIBUTIONS))
	@touch $@

# -- what a user does ---------------------------------------------------------------------------------------------

demo: $(VENV)/locked-demo $(VENV)/linked
	$(BIN)/headstamp demo --out build

# -- what a developer does ----------------------------------------------------------------------------------------

test: $(VENV)/locked-demo $(VENV)/locked-test $(VENV)/linked debian
	@$(MAKE) --no-print-directory check
	$(BIN)/python -m pytest -n auto --dist worksteal $(ARGS)

# The loop of somebody who changes the code: under a minute. Types are checked by a daemon, which remembers.
quick: $(VENV)/locked-demo $(VENV)/locked-test $(VENV)/linked
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/dmypy run --timeout 3600
	$(BIN)/python -m pytest -n 2 --dist worksteal -m "unit and not slow" $(ARGS)

lint: $(VENV)/locked-demo $(VENV)/locked-test $(VENV)/linked
	@$(MAKE) --no-print-directory check

check:
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/mypy

# Not part of the checks: it takes hours. ARGS="--sample 40 --stage trace" tries fewer.
mutants: $(VENV)/locked-demo $(VENV)/locked-test $(VENV)/linked
	$(BIN)/python -m tools.mutants $(ARGS)

bench: $(VENV)/locked-demo $(VENV)/locked-bench $(VENV)/linked
	$(BIN)/python -m benchmarks

wheels: $(VENV)/locked-demo
	rm -rf dist
	for each in $(DISTRIBUTIONS); do $(PIP) wheel --quiet --quiet --no-index --no-deps --no-build-isolation --wheel-dir dist $$each || exit; done
	@ls dist

# Tests that open a page need a browser. Root on Debian gets one; anybody else is told what to install, by the
# tests that skip.
debian:
	@if [ -z "$${HEADSTAMP_BROWSER:-}" ] && ! command -v chromium >/dev/null && $(AS_ROOT_ON_DEBIAN); then \
	  $(APT) chromium fonts-dejavu-core || echo "warning: could not install chromium; tests that open a page will say so" >&2; \
	fi

LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate
lock:
	$(LOCK) pyproject.toml --group build -o requirements/demo.txt
	$(LOCK) pyproject.toml --group test -c requirements/demo.txt -o requirements/test.txt
	$(LOCK) pyproject.toml --group bench -c requirements/demo.txt -o requirements/bench.txt

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
