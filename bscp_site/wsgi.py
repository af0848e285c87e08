"""What gunicorn serves."""

import os
import re

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bscp_site.settings")

CHARSET = re.compile(r";\s*charset=[^;]*", re.IGNORECASE)

django = get_wsgi_application()


def application(environ, start_response):
    """Browsers send us UTF-8. Django breaks on encodings that are none of text, such as hex."""
    environ["CONTENT_TYPE"] = CHARSET.sub("", environ.get("CONTENT_TYPE", ""))
    return django(environ, start_response)
