#!/usr/bin/env bash
# with-postgres.sh COMMAND…: runs a command with DATABASE_URL naming a PostgreSQL that lives as long as it does.
. "$(dirname "$0")/lib.sh"

find_initdb() { compgen -G '/usr/lib/postgresql/*/bin/initdb' | sort -V | tail -1; }
find_initdb >/dev/null || install postgresql || true
initdb=$(find_initdb) || fail "Il manque PostgreSQL. Sur Debian : sudo apt-get install postgresql"
bin=$(dirname "$initdb")

# PostgreSQL refuses to run as root.
as_postgres() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }

cluster=$(mktemp -d)
[ "$(id -u)" = 0 ] && chown postgres "$cluster"
stop() {
    (cd / && as_postgres "$bin/pg_ctl" --pgdata="$cluster/data" --mode=immediate --silent stop) || true
    rm -rf "$cluster"
}
trap stop EXIT

port=$("$PYTHON" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
(
    cd /
    as_postgres "$bin/initdb" --pgdata="$cluster/data" --username=postgres --auth=trust --encoding=UTF8 \
        --locale=C.UTF-8 --no-sync >/dev/null
    # Nothing here outlives the tests: durability would only cost time.
    as_postgres "$bin/pg_ctl" --pgdata="$cluster/data" --silent --wait --log="$cluster/log" start --options="-p $port \
        -k $cluster -c listen_addresses=127.0.0.1 -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
)
DATABASE_URL="postgres://postgres@127.0.0.1:$port/postgres" "$@"
