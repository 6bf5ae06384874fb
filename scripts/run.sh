#!/usr/bin/env bash
# The site on this machine as production would serve it.
. "$(dirname "$0")/site.sh"

export DJANGO_SETTINGS_MODULE=cms.settings.local

collect_static() {
    say "Fichiers statiques"
    "$PYTHON" manage.py collectstatic --no-input --verbosity 0
}

prepare_site
[ -s var/static/staticfiles.json ] || rm -f "$STAMPS/static"
once static static cms/storage.py cms/stylesheets.py requirements.txt -- collect_static

# What timers do in production: the day's changes once, then each minute what was scheduled.
chores() {
    "$PYTHON" manage.py nightly
    while kill -0 $$ 2>/dev/null; do
        "$PYTHON" manage.py publish_scheduled
        sleep 60
    done
}
chores >/dev/null 2>&1 </dev/null &

# The mails of the queue, sent as long as the site runs.
mails() {
    while kill -0 $$ 2>/dev/null; do
        "$PYTHON" manage.py deliver_mails &
        while kill -0 $$ 2>/dev/null && kill -0 $! 2>/dev/null; do sleep 2; done
        kill $! 2>/dev/null || true
    done
}
mails </dev/null &
READY_MESSAGE=$(welcome) exec "$PYTHON" -m gunicorn --config cms/gunicorn.py
