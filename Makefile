# Trueline's tasks. “make demo” and “make test” set everything up themselves; set-up keeps to .venv and never needs root.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
RUN = .venv/bin
INSTALL = $(if $(shell command -v uv),uv pip install --quiet --python $(RUN)/python,$(RUN)/python -m pip install --quiet)

demo: .venv/ready  ## a whole invented inspection, in demo/
	$(RUN)/trueline demo --into demo

test: .venv/ready  ## every test, with coverage
	$(RUN)/pytest -n auto --cov --cov-report=term $(if $(TRUELINE_NO_SKIP),--cov-fail-under=100)

check: .venv/ready  ## what can be said of the code without running it, and the printed documents
	$(RUN)/ruff format --check && $(RUN)/ruff check && $(RUN)/mypy && $(RUN)/lint-imports --no-logo && $(RUN)/python docs/printing --check

fix: .venv/ready  ## put right what a program can put right
	$(RUN)/ruff check --fix && $(RUN)/ruff format

docs: .venv/ready  ## print the reference pages from the code
	$(RUN)/python docs/printing

bench: .venv/ready  ## every benchmark; QUICK=1 runs them small
	set -e; for file in $(filter-out %/timing.py %/samplers.py %/make_longlists.py,$(wildcard benchmarks/*.py)); do $(RUN)/python $$file $(if $(QUICK),--quick); done

dist: .venv/ready  ## the wheel, tried in an empty environment outside the checkout
	rm -rf dist && $(RUN)/hatchling build -t wheel -d dist && PYTHON=$(PYTHON) sh .ci/try-wheel dist/*.whl

draws: .venv/ready  ## the golden draws on the oldest and the newest numpy and scipy allowed
	RUN=$(RUN) sh .ci/try-draws

lock: .venv/ready  ## the locked requirements, anew (needs uv)
	for part in "run" "dev --group dev" "spark --group dev --extra spark"; do set -- $$part; name=$$1; shift; uv pip compile -q pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url -o requirements/$$name.txt $$@; done

.venv/ready: requirements/dev.txt pyproject.toml
	$(PYTHON) -m venv .venv && $(INSTALL) --require-hashes -r requirements/dev.txt && $(INSTALL) --no-deps --no-build-isolation -e . && touch $@

.PHONY: demo test check fix docs bench dist draws lock
