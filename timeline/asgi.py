"""Which callable does an ASGI server run? (The views are synchronous: WSGI is the faster way to serve them.)"""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "timeline.settings")
application = get_asgi_application()
