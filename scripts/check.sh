#!/usr/bin/env bash
# What needs no test to be wrong: every check runs, the first failure is the answer.
. "$(dirname "$0")/lib.sh"

environment .venv requirements.txt requirements-dev.txt
mkdir -p var

say "Format et style du Python"
"$PYTHON" -m ruff format --check --quiet .
"$PYTHON" -m ruff check --quiet .
say "Types"
"$PYTHON" -m mypy --no-error-summary
say "Gabarits"
git ls-files -z -- 'templates/*.html' | xargs -0 "$PYTHON" -m djhtml --check --tabwidth 2
say "Migrations"
"$PYTHON" manage.py makemigrations --check --dry-run
say "Réglages de production"
SECRET_KEY=$("$PYTHON" -c 'import secrets; print(secrets.token_urlsafe(60))') ALLOWED_HOSTS=www.example.org \
    BASE_URL=https://www.example.org DATABASE_URL=postgres://site@127.0.0.1/site \
    DJANGO_SETTINGS_MODULE=cms.settings.production "$PYTHON" manage.py check --deploy --fail-level WARNING
say "Adresses de dépôts"
if git grep -nE '"resolved"|--(extra-)?index-url' -- '*.json' 'requirements*'; then fail "Une adresse de dépôt est restée."; fi
say "Tout va bien"
