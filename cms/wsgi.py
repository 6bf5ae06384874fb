"""WSGI entry point; DJANGO_SETTINGS_MODULE says which settings, production by default."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.production")

application = get_wsgi_application()
gc.collect()
gc.freeze()  # what is loaded stays: looking through it for garbage takes some forty milliseconds of a visitor’s time
