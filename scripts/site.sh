# Sourced by run.sh and dev.sh: environment, database and demo content of a site on this machine.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

STAMPS=var/stamps
export PORT=${PORT:-8000}
export LOG_LEVEL=${LOG_LEVEL:-warning}
export BASE_URL=${BASE_URL:-http://127.0.0.1:$PORT}

prepare_site() {
    (: <"/dev/tcp/127.0.0.1/$PORT") 2>/dev/null &&
        fail "Le port $PORT est déjà pris. Choisissez-en un autre : PORT=8001 make run"
    environment .venv requirements.txt
    mkdir -p var media
    export SECRET_KEY=${SECRET_KEY:-$(secret secret-key 48)}
    export DEMO_PASSWORD=${DEMO_PASSWORD:-$(secret demo-password 15)}
    # Only the embedded database is known to be the one of the last time.
    if [ -n "${DATABASE_URL:-}" ] || [ ! -s var/site.sqlite3 ]; then rm -f "$STAMPS"/{migrations,demo}; fi
    once migrations {home,espace_pro,guides,news,map,producers,cms/core}/migrations cms/settings/base.py requirements.txt -- migrate
    ONCE_KEY="$BASE_URL $DEMO_PASSWORD" once demo home espace_pro map producers news guides cms/core -- load_demo
}

migrate() {
    say "Base de données"
    "$PYTHON" manage.py migrate --verbosity 0
}

load_demo() {
    say "Contenu de démonstration"
    "$PYTHON" manage.py load_demo | grep -v '^Compte'
}

welcome() {
    cat <<TEXT

  C’est fait dans le Gers : $BASE_URL
  Administration : $BASE_URL/admin/
  Comptes de démonstration : redaction, relecture, agriculture, producteur
  Mot de passe : $DEMO_PASSWORD
  Ctrl+C arrête le site.

TEXT
}
