# What can I do here? `make` answers. `make run` needs nothing but make and Python 3.11 or later.

.DEFAULT_GOAL := help
.ONESHELL:
.SHELLFLAGS := -euc
MAKEFLAGS += --no-print-directory --no-builtin-rules
.NOTPARALLEL:
.PHONY: help run test check fuzz bench pictures messages requirements clean port environment development

PORT ?= 8000
PY := .venv/bin/python
MANAGE := $(PY) manage.py
PYTEST := $(PY) -m pytest -n 2 --dist worksteal
PYTHON = $(shell for python in python3.11 python3 python3.12 python3.13 python3.14; do \
	$$python -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$python && break; done)

help:
	@echo 'make run           set up what is missing, then serve the timeline (PORT=8001 make run: on another port)'
	echo 'make test          every test: on SQLite with a real browser, then on a real PostgreSQL'
	echo 'make check         lint, types, migrations, deployment settings, templates'
	echo 'make fuzz          10,000 damaged articles through the extraction: half an hour (ARTICLES=300: fewer)'
	echo 'make bench         the benchmarks'
	echo 'make pictures      take the pictures of the README'
	echo 'make messages      gather what readers see for translation, and compile it (needs GNU gettext)'
	echo 'make requirements  pin what pyproject.toml asks for (UPGRADE=1: in the newest versions it allows)'
	echo 'make clean         remove what make can make again; never a database, never .env'

run: port environment
	@if [ ! -e .env ]; then
		(umask 077; $(PY) -c 'import secrets; print("SECRET_KEY=" + secrets.token_urlsafe(50))' > .venv/env)
		mv -n .venv/env .env
	fi
	if [ ! -e staticfiles/staticfiles.json ] || \
		[ -n "$$(find static timeline/settings.py .venv/requirements.txt -newer staticfiles/staticfiles.json)" ]
	then $(MANAGE) collectstatic --no-input --verbosity 0; fi
	$(MANAGE) prepare
	echo 'Open http://127.0.0.1:$(PORT)/ to read, http://127.0.0.1:$(PORT)/admin/ to edit. Ctrl-C stops the server.'
	exec $(PY) -m gunicorn timeline.wsgi:application --bind 127.0.0.1:$(PORT) \
		--workers "$${WEB_CONCURRENCY:-2}" --threads 4 --timeout 120 --log-level warning --no-control-socket

test: development
	@$(PY) -m tests.rigs.programs
	failed=
	echo '== Leg 1 of 2: SQLite, with the journeys in a real browser'
	env -u TEST_DATABASE_URL $(PYTEST) --output test-results/sqlite || failed=' SQLite'
	echo '== Leg 2 of 2: PostgreSQL, without the journeys'
	$(PY) -m tests.rigs.postgresql -- $(PYTEST) --output test-results/postgresql -m 'not journey' || failed="$$failed PostgreSQL"
	[ -z "$$failed" ] || { echo "Failed on:$$failed" >&2; exit 1; }

# The settings are those of a public server, whatever .env says.
check: development
	@export DEBUG=false DATABASE_URL=sqlite://:memory: ALLOWED_HOSTS=timeline.example HTTPS=true
	export SECRET_KEY="$$($(PY) -c 'import secrets; print(secrets.token_urlsafe(50))')"
	$(PY) -m ruff check --quiet .
	$(PY) -m mypy timeline
	$(MANAGE) makemigrations --check --dry-run
	$(MANAGE) check --deploy --fail-level WARNING
	$(PY) -m djlint templates --lint --quiet

fuzz: development
	@$(PY) -m tests.rigs.fuzz $(if $(ARTICLES),--articles $(ARTICLES)) $(if $(FIRST),--first $(FIRST))

bench: development
	@$(PY) -m benchmarks

pictures: development
	@$(PY) -m pytest tests/journeys/pictures.py

# Without line numbers and the time of the run, so that only a change of words changes the files.
messages: development
	@$(MANAGE) makemessages --locale de --add-location file --no-obsolete --verbosity 0 \
		--ignore 'templates/admin/*' --ignore 'timeline/admin/*' --ignore 'tests/*' --ignore 'benchmarks/*' --ignore 'static*'
	for words in timeline/locale/*/LC_MESSAGES/django.po; do
		sed -i '/^"POT-Creation-Date:/d' "$$words"
		msgfmt --check-format --check-domain --output-file "$${words%.po}.mo" "$$words"
	done

requirements: development
	@$(PY) -m pip install -qq --disable-pip-version-check uv
	pin() {
		UV_CUSTOM_COMPILE_COMMAND='make requirements' $(PY) -m uv pip compile --quiet pyproject.toml \
			--universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
			$(if $(UPGRADE),--upgrade) "$$@"
	}
	pin --output-file requirements.txt
	pin --extra dev --constraint requirements.txt --output-file requirements-dev.txt

clean:
	@rm -rf .venv staticfiles build test-results .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Comes before everything else, so that a port in use is told before anything is installed or written.
port:
	@[ -n "$(PYTHON)" ] || {
		echo 'Python 3.11 or later with its venv module is needed (Debian: apt-get install python3-venv).' >&2; exit 1; }
	$(PYTHON) -c "import socket; socket.create_server(('127.0.0.1', $(PORT))).close()" 2>/dev/null || {
		echo 'Port $(PORT) is in use or not to be had. Choose another: PORT=$(if $(filter 8001,$(PORT)),8002,8001) make run' >&2
		exit 1; }

# What is installed is what .venv holds a copy of. The copy is written last; a set-up that was cut off is begun anew.
environment: REQUIREMENTS := requirements.txt
development: REQUIREMENTS := requirements-dev.txt
environment development:
	@cmp -s $(REQUIREMENTS) .venv/$(REQUIREMENTS) && $(PY) -c '' 2>/dev/null && exit 0
	[ -n "$(PYTHON)" ] || {
		echo 'Python 3.11 or later with its venv module is needed (Debian: apt-get install python3-venv).' >&2; exit 1; }
	echo 'Installing $(REQUIREMENTS) into .venv: about a minute, this once…'
	if [ -e .venv/unfinished ] || ! $(PY) -m pip --version >/dev/null 2>&1; then rm -rf .venv; fi
	mkdir -p .venv
	touch .venv/unfinished
	[ -x $(PY) ] || $(PYTHON) -m venv .venv
	$(PY) -m pip install -qq --disable-pip-version-check --require-hashes -r $(REQUIREMENTS)
	cp $(if $(filter development,$@),requirements.txt) $(REQUIREMENTS) .venv/
	rm .venv/unfinished
