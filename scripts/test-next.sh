#!/usr/bin/env bash
# The suite without a browser on the next Wagtail, in an environment of its own.
. "$(dirname "$0")/lib.sh"

next_wagtail() { .venv-next/bin/python -m uv pip install -q --python .venv-next/bin/python 'wagtail>=8.0,<8.1'; }

environment .venv-next requirements.txt requirements-dev.txt
say "Wagtail suivant"
STAMPS=.venv-next/stamps once wagtail scripts/test-next.sh -- next_wagtail
.venv-next/bin/python -m pytest -n 2 -m "not browser" "$@"
