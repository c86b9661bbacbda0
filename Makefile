# `make run` and `make test` do all their own set-up in .venv; a second time they install nothing.

PYTHON ?= python3
PORT ?=
BENCH ?=
VENV := .venv
BIN := $(VENV)/bin
LOCK := CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --quiet --strip-extras \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DELETE_ON_ERROR:
LANGUAGES := fa tr ru ar es
TEMPLATE := .cache/twinning.pot

.PHONY: run test lint format lock messages bench screenshots clean

run: $(VENV)/run.installed gazetteer
	$(BIN)/streamlit run dashboard.py $(if $(PORT),--server.port=$(PORT))

test: $(VENV)/dev.installed gazetteer
	chromium=$$($(BIN)/python scripts/program.py chromium --install) && \
		pdftotext=$$($(BIN)/python scripts/program.py pdftotext --install) && \
		CHROMIUM=$$chromium PDFTOTEXT=$$pdftotext $(BIN)/pytest

lint: $(VENV)/dev.installed
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

format: $(VENV)/dev.installed
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

lock: $(VENV)/dev.installed
	$(LOCK) --upgrade --output-file=requirements.txt pyproject.toml
	$(LOCK) --upgrade --output-file=requirements-dev.txt --extra=dev \
		--constraint=requirements.txt pyproject.toml

# Brings the catalogues of all languages in line with the messages in the code.
messages: $(VENV)/dev.installed
	mkdir -p $(dir $(TEMPLATE))
	$(BIN)/pybabel --quiet extract --mapping-file=babel.cfg --keywords=forms:1,2 --no-wrap --sort-by-file \
		--add-location=file --project="Twinning Atlas" --version="" --msgid-bugs-address="" --output-file=$(TEMPLATE) .
	for language in $(LANGUAGES); do \
		$(BIN)/pybabel --quiet update --domain=twinning --locale=$$language --no-wrap \
			--no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date \
			--input-file=$(TEMPLATE) --output-dir=locale || exit 1; \
	done

bench: $(VENV)/dev.installed gazetteer
	chromium=$$($(BIN)/python scripts/program.py chromium --install) && \
		CHROMIUM=$$chromium $(BIN)/python -m benchmarks $(BENCH)

screenshots: $(VENV)/dev.installed gazetteer
	chromium=$$($(BIN)/python scripts/program.py chromium --install) && \
		CHROMIUM=$$chromium $(BIN)/python -m scripts.screenshots

clean:
	rm -rf $(VENV) .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.PHONY: gazetteer
gazetteer: $(VENV)/run.installed
	$(BIN)/python -m twinning gazetteer

$(VENV)/python.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Python 3.11 or newer is needed; $(PYTHON) is" \
			"$$($(PYTHON) --version 2>&1). Name another: make PYTHON=python3.12" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/run.installed: requirements.txt $(VENV)/python.made
	$(BIN)/pip install --quiet --requirement requirements.txt
	@touch $@

$(VENV)/dev.installed: requirements-dev.txt $(VENV)/run.installed
	$(BIN)/pip install --quiet --requirement requirements-dev.txt
	@touch $@
