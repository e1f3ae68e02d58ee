# Every task of this project, one command each. `make` alone builds the site.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# The tools that check scripts, and files as an editor does, run on the Node that pip installed.
SCRIPT_TOOLS := node_modules/.done
BIOME = $(BIN)/node node_modules/@biomejs/biome/bin/biome
TSC = $(BIN)/node node_modules/typescript/bin/tsc
# Every core runs tests, each file on one of them; `make test WORKERS=0` runs them one by one.
WORKERS ?= auto
PYTEST = $(BIN)/python -m pytest --numprocesses $(WORKERS) --maxprocesses 4 \
	--dist loadfile --no-loadscope-reorder

.PHONY: site test test-quick test-slow coverage check format browser verify bench benchmarks picture schemas pins release clean

site: $(VENV)/site.done ## build site/ from content/
	@$(BIN)/walkbreak build $(if $(BASE_PATH),--base-path $(BASE_PATH)) $(if $(SITE_URL),--url $(SITE_URL))
	@echo "Open site/index.html in a browser, or serve it: $(BIN)/python -m http.server -d site 8000"

test: $(VENV)/test.done $(SCRIPT_TOOLS) browser ## run every test; without a browser it fails
	@$(PYTEST)

test-quick: $(VENV)/test.done $(SCRIPT_TOOLS) ## run what takes seconds: no browser, no whole site, no long sweeps, few examples
	@$(PYTEST) -m "not (browser or whole_site or slow)" --hypothesis-profile quick

test-slow: $(VENV)/test.done browser ## run the long sweeps alone, which `make test` runs too
	@$(PYTEST) -m slow

coverage: $(VENV)/test.done ## measure the branches of units, race, pacing and paper that tests take
	@$(PYTEST) -m "not (browser or whole_site)" --cov --cov-report term

check: $(VENV)/test.done $(SCRIPT_TOOLS) ## format, lint and types of code and scripts, the order of modules, and Python as JavaScript
	@$(BIN)/ruff format --check . || (echo "To lay code and scripts out: make format"; false)
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/python .ci/translated.py
	@$(BIOME) check --error-on-warnings || (echo "To lay code and scripts out: make format"; false)
	@for project in tsconfig*.json; do $(TSC) --project $$project || exit 1; done

format: $(VENV)/test.done $(SCRIPT_TOOLS) ## lay code and scripts out as `make check` wants them
	@$(BIN)/ruff format .
	@$(BIOME) format --write

browser: $(VENV)/test.done ## make sure that the tests have a browser
	@$(BIN)/python -m tests.support.browsers

verify: site browser ## look at the bands of RACES, or of all races, in a browser and on paper
	@$(BIN)/walkbreak verify $(RACES)

bench: $(VENV)/test.done ## measure how fast it is, as ratios within one run
	@$(BIN)/python -m tests.bench

benchmarks: $(VENV)/test.done ## compare it with other generators of static sites; GUIDES="100 1000 10000" says how many
	@$(BIN)/python -m venv .benchmarks/venv
	@.benchmarks/venv/bin/python -m pip install --quiet --disable-pip-version-check --requirement benchmarks/requirements.txt
	@cp benchmarks/package.json .benchmarks
	@$(BIN)/npm install --prefix .benchmarks --loglevel=error
	@PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python -m benchmarks .benchmarks $(GUIDES)

picture: site $(VENV)/test.done browser ## make the README's pictures again
	@$(BIN)/python -m tests.picture

schemas: $(VENV)/test.done ## write content/schema/ again, after a change of a key
	@$(BIN)/python -m tests.support.schemas

pins: $(VENV)/test.done ## write the installed versions to constraints.txt
	@(echo "# The versions that the tests run with. To renew this file: make pins"; \
	  $(BIN)/python -m pip freeze --exclude-editable) > constraints.txt

release: check test ## date the changelog, build both archives and tag VERSION
	@$(BIN)/python .ci/release.py $(VERSION)

clean: ## remove everything that was made
	rm -rf $(VENV) .benchmarks node_modules site dist

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Walkbreak needs Python 3.11 or later; name one with `make PYTHON=python3.12`")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/site.done: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt hatchling
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --no-build-isolation --editable .
	@touch $@

$(VENV)/test.done: $(VENV)/site.done
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --no-build-isolation --editable '.[test]'
	@touch $@

$(SCRIPT_TOOLS): package.json package-lock.json .npmrc | $(VENV)/test.done
	@$(BIN)/npm ci --loglevel=error || (echo "The tools that check scripts could not be installed. They need a network once: go online and run this again."; false)
	@touch $@
