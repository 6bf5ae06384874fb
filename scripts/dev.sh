#!/usr/bin/env bash
# Development: reloads at each change, shows errors.
. "$(dirname "$0")/site.sh"

export DJANGO_SETTINGS_MODULE=cms.settings.dev

prepare_site
welcome
exec "$PYTHON" manage.py runserver "127.0.0.1:$PORT"
