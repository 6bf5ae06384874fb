#!/usr/bin/env bash
# Every test: scripts under Node, then the whole suite on SQLite and on PostgreSQL. A missing tool is a failure.
. "$(dirname "$0")/lib.sh"

TESTS_STARTED=$(date +%s)
export TESTS_STARTED

environment .venv requirements.txt requirements-dev.txt
need chromium chromium
need node nodejs npm
need npm nodejs npm
need java default-jre-headless
need nginx nginx-light
need openssl openssl
STAMPS=node_modules/.stamps once packages package-lock.json -- npm ci --no-progress --silent

say "Scripts (Node)"
compgen -G 'tests/js/*.test.js' >/dev/null || fail "Aucun test de script dans tests/js."
node --test tests/js/*.test.js

suite() { "$PYTHON" -m pytest -n 2 "$@"; }
if [ -n "${DATABASE_URL:-}" ]; then
    say "Suite de tests sur DATABASE_URL"
    suite "$@"
else
    say "Suite de tests sur SQLite"
    suite "$@"
    say "Suite de tests sur PostgreSQL"
    scripts/with-postgres.sh "$PYTHON" -m pytest -n 2 "$@"
fi
