"""Uploaded files in an object store, for machines without a common disk.

The store stays behind the site: pictures and documents keep the addresses they have, and who may
open a document is asked at the same door. Needs `django-storages[s3]`, which the set of packages
for production brings.
"""

from django.conf import settings
from django.utils.encoding import filepath_to_uri
from storages.backends.s3 import S3Storage


class ObjectStorage(S3Storage):
    default_acl = None
    file_overwrite = False

    def url(self, name, parameters=None, expire=None, http_method=None):
        return f"{settings.MEDIA_URL}{filepath_to_uri(name)}"
