"""The WSGI application that Granian serves."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gastvrij.config.settings")
application = get_wsgi_application()

# What is loaded by now stays for good, so the collector need not walk through it again and again;
# a page that makes many objects then costs no pause of tens of milliseconds.
gc.collect()
gc.freeze()
gc.set_threshold(50_000, 20, 20)
