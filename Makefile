# Every target does its own set-up: the first use makes .venv, later ones find it ready.
PYTHON ?= python3.11
BIN := .venv/bin
# The long files stand first: sorted by their number of tests they would come last, one after the other.
SPREAD := -n 2 --dist loadgroup --no-loadscope-reorder
QUICK := not slow and not chaos and not prefect and not chromium and not postgres and not dovecot
# No pages, no commands, no Prefect: what a change to a rule, a program or a text breaks first.
QUICK_FOLDERS := $(addprefix tests/,definition engine engine_kinds functions mail project store)

.PHONY: help demo test check lint bench chaos

help:
	@echo "make demo    a whole reverse-mentoring program on a real Prefect server, in minutes"
	@echo "make test    linters and all tests"
	@echo "make check   linters and the quick tests, in two minutes"
	@echo "make chaos   the whole demo, its worker killed again and again"
	@echo "make bench   how fast gates are, beside Prefect's documented way and DBOS; writes bench.json"

.venv/ready: pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[test]'
	touch $@

# One peer of `make bench` is a package of its own.
.venv/ready-to-bench: .venv/ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[bench]'
	touch $@

demo: .venv/ready
	$(BIN)/revflow demo $(DEMO)

lint: .venv/ready
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: lint
	$(BIN)/python -m pytest -q $(SPREAD) -m "$(QUICK)" $(or $(TESTS),$(QUICK_FOLDERS))

test: lint
	$(BIN)/python -m pytest -q $(SPREAD) -m "not chaos" $(TESTS)

chaos: .venv/ready
	$(BIN)/python -m pytest -q -m chaos $(TESTS)

bench: .venv/ready-to-bench
	PYTHONPATH=tests $(BIN)/python -m benchmarks bench.json
