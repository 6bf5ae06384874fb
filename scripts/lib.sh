# Sourced by the scripts: from the root of the project, stop at the first failure.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

PATH=$PATH:/usr/sbin
PYTHON=.venv/bin/python

say() { printf '\033[1m▸ %s\033[0m\n' "$*"; }
fail() {
    printf '✗ %s\n' "$*" >&2
    exit 1
}

# install PACKAGE…: Debian packages, when we may install them.
install() {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
    say "Installation de $*"
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

# need COMMAND PACKAGE…: a command, installed from its packages if it is missing.
need() {
    local command=$1
    shift
    command -v "$command" >/dev/null || install "$@" || true
    command -v "$command" >/dev/null || fail "Il manque « $command ». Sur Debian : sudo apt-get install $*"
}

# once NAME FILE… -- COMMAND…: runs the command unless it succeeded before with the same files.
# Folders count with all they hold. The memory is in $STAMPS.
once() {
    local name=$1 files=() key
    shift
    while [ "$1" != -- ]; do
        files+=("$1")
        shift
    done
    shift
    key=$(find "${files[@]}" -type f -not -name '*.pyc' -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum)
    key="$key ${ONCE_KEY:-}"
    [ "$(cat "$STAMPS/$name" 2>/dev/null)" = "$key" ] && return
    "$@"
    mkdir -p "$STAMPS"
    printf '%s\n' "$key" >"$STAMPS/$name"
}

# environment VENV FILE…: a virtual environment with the pinned requirements of these files.
environment() {
    local venv=$1 file arguments=()
    shift
    need python3 python3
    python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || fail "Il faut Python 3.11 ou plus récent."
    if ! "$venv/bin/python" -c '' 2>/dev/null; then
        say "Environnement Python ($venv)"
        python3 -c 'import ensurepip' 2>/dev/null || install python3-venv ||
            fail "Il manque le module venv de Python. Sur Debian : sudo apt-get install python3-venv"
        rm -rf "$venv"
        python3 -m venv "$venv"
    fi
    for file in "$@"; do arguments+=(-r "$file"); done
    STAMPS=$venv/stamps once "$(basename "$1" .txt)" "$@" -- packages "$venv/bin/python" "${arguments[@]}"
}

# packages PYTHON -r FILE…: installs with uv, which is quick, or with pip where uv is not to be had.
packages() {
    local python=$1
    shift
    say "Dépendances Python (une minute environ)"
    if "$python" -m pip install -q --disable-pip-version-check --require-hashes -r requirements-uv.txt 2>/dev/null &&
        "$python" -m uv pip install -q --python "$python" --require-hashes "$@"; then
        return
    fi
    "$python" -m pip install -q --disable-pip-version-check --require-hashes "$@"
}

# secret NAME BYTES: a random text made once and kept in var/.
secret() {
    [ -s "var/$1" ] || (umask 077 && "$PYTHON" -c "import secrets; print(secrets.token_urlsafe($2))" >"var/$1")
    cat "var/$1"
}
