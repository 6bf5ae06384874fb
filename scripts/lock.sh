#!/usr/bin/env bash
# Pins what requirements*.in ask for. Read the difference before committing it.
. "$(dirname "$0")/lib.sh"

environment .venv requirements.txt requirements-dev.txt
compile() {
    "$PYTHON" -m uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header \
        --no-emit-index-url --no-emit-find-links "$@"
}
compile requirements.in --output-file requirements.txt
compile requirements-dev.in --output-file requirements-dev.txt
echo uv | compile - --output-file requirements-uv.txt
if grep -nE 'https?://' requirements*.txt; then fail "Une adresse de dépôt est restée dans les fichiers."; fi
