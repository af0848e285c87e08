# Every target sets up what it needs first. Variables: PORT= PYTHON= ARGS=
PYTHON ?= python3
BIN := .venv/bin
MANAGE = $(BIN)/python -m bscp_site.local manage

# What `check` judges the settings by: as in production, and touching no database.
PRODUCTION = DEBUG=False SITE_URL=https://www.example.org ALLOWED_HOSTS= TRUSTED_PROXIES= \
	SECRET_KEY=not-a-secret-but-as-long-and-as-varied-as-one-0123456789 \
	DATABASE_URL=sqlite://:memory: CACHE_URL=locmemcache:// EMAIL_URL=dummymail://
say = @echo "=== $(1) ==="
TEMPLATES = $(shell find templates -name '*.html')
PIP_COMPILE = $(BIN)/pip-compile --quiet --strip-extras --allow-unsafe --generate-hashes \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links

.PHONY: help run dev test bench screenshots check format lock manage backup restore \
	runtime development production

help: ## Show this list
	@echo "Commands of this project (run make COMMAND):"
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' Makefile

run: runtime ## Set everything up and serve the site at http://127.0.0.1:8000 (PORT= to change)
	@$(BIN)/python -m bscp_site.serve

dev: development ## The development server: reload, debug toolbar
	@$(BIN)/python -m bscp_site.serve --development

test: development ## All tests on SQLite, PostgreSQL and in Chromium (ARGS= goes to pytest)
	@$(BIN)/python -m tests.run $(ARGS)

bench: development ## How much slower a large library is than a small one, a newsletter of many years, a calendar of 2,000 dates
	@$(BIN)/python -m tests.bench
	@$(BIN)/python -m tests.bench_newsletter
	@$(BIN)/python -m tests.bench_feed

screenshots: development ## Every kind of page on phone, desk, dark and paper, under var/screenshots/
	@$(BIN)/python -m tests.screenshots

check: development ## Format, lint, imports, templates, migrations, deployment, budgets
	$(call say,Format and lint)
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	$(call say,Import contract)
	@$(BIN)/lint-imports --no-logo
	$(call say,Templates)
	@$(BIN)/djade --check $(TEMPLATES)
	@$(BIN)/djhtml --check --tabwidth 4 templates
	$(call say,Missing migrations)
	@$(PRODUCTION) $(BIN)/python manage.py makemigrations --check --dry-run
	$(call say,Settings as in production)
	@$(PRODUCTION) $(BIN)/python manage.py check --deploy --fail-level WARNING
	$(call say,Size budgets and addresses)
	@$(BIN)/python -m pytest -q tests/site/test_budgets.py tests/site/test_no_addresses.py
	@echo "All checks passed."

format: development ## Put code and templates into shape
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/djade $(TEMPLATES)
	$(BIN)/djhtml --tabwidth 4 templates

lock: development ## Compile requirements/ anew from pyproject.toml (ARGS=--upgrade for newer ones)
	$(PIP_COMPILE) $(ARGS) --output-file=requirements/runtime.txt pyproject.toml
	$(PIP_COMPILE) $(ARGS) --extra=development --constraint=requirements/runtime.txt \
		--output-file=requirements/development.txt pyproject.toml
	$(PIP_COMPILE) $(ARGS) --extra=production --constraint=requirements/runtime.txt \
		--output-file=requirements/production.txt pyproject.toml

backup: runtime ## Database and files into one archive under var/backups/ (TO= another folder)
	@$(MANAGE) backup $(if $(TO),--to "$(TO)") $(ARGS)

restore: runtime ## Put a backup back (FROM=var/backups/….tar; FORCE=1 over an existing site)
	@$(MANAGE) restore "$(FROM)" $(if $(FORCE),--force) $(ARGS)

manage: runtime ## A command of Django with the settings of make run (ARGS="createsuperuser")
	@$(MANAGE) $(ARGS)

runtime development production:
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 or newer is needed: install it (as root: apt install python3 python3-venv) or name it with PYTHON=." >&2; exit 1; }
	@$(PYTHON) bscp_site/bootstrap.py $@
