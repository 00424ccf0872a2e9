# The commands of this repository. Each makes .venv first if it is missing or out of date.

PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test lint release audit bench lab

demo: .venv/.ready  ## set up, release, grade the sample submissions, show the grades
	$(BIN)/course demo

test: .venv/.ready  ## all tests
	$(BIN)/python -m pytest

lint: .venv/.ready  ## style, and release/ against source/
	$(BIN)/ruff check .
	$(BIN)/course release --check

release: .venv/.ready  ## source/ -> release/
	$(BIN)/course release

audit: .venv/.ready  ## grade known right and wrong answers: the tests are tested
	$(BIN)/course audit

bench: .venv/.ready  ## comparisons with peers
	$(BIN)/python -m benchmarks grading
	$(BIN)/python -m benchmarks training
	$(BIN)/python -m benchmarks dqn
	$(BIN)/python -m benchmarks td3
	$(BIN)/python -m benchmarks replay
	$(BIN)/python -m benchmarks controls

lab: .venv/.ready  ## JupyterLab with nbgrader's Formgrader
	$(BIN)/jupyter lab

.venv/.ready: requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; name one with: make PYTHON=/path/to/python3"; exit 1; }
	@echo "Setting up .venv with the packages in requirements.txt: a few minutes the first time ..."
	@$(PYTHON) -m venv .venv || \
		{ echo "On Debian and Ubuntu: apt-get install python3-venv"; rm -rf .venv; exit 1; }
	@{ $(BIN)/python -m pip install --quiet --requirement requirements.txt && \
		$(BIN)/python -m pip install --quiet --no-deps --editable .; } >.venv/pip.log 2>&1 || \
		{ cat .venv/pip.log >&2; exit 1; }
	@touch $@
