"""The WSGI application that Granian serves."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gastvrij.config.settings")
application = get_wsgi_application()

# What is loaded by now stays for good, so the collector need not walk through it again and again.
# Pages leave circles behind; few at a time are cleared in a few milliseconds, where 50,000 at once
# made one page in twenty wait for up to 70.
gc.collect()
gc.freeze()
gc.set_threshold(5_000, 20, 50)
