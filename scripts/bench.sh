#!/usr/bin/env bash
# The cost of the main pages as the number of places grows, on SQLite then on PostgreSQL. Prints, asserts nothing.
. "$(dirname "$0")/lib.sh"

environment .venv requirements.txt requirements-dev.txt
say "Mesures sur SQLite"
"$PYTHON" -m tests.bench "$@"
say "Mesures sur PostgreSQL"
scripts/with-postgres.sh "$PYTHON" -m tests.bench "$@"
say "Mesures dans le navigateur"
"$PYTHON" -m tests.bench.browser "$@"
