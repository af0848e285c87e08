"""Uploaded pictures. Documents have their own address, where permissions are checked."""

import posixpath

from django.conf import settings
from django.core.files.storage import FileSystemStorage, default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from django.views.static import serve

PUBLIC_FOLDERS = ("images/", "marks/")


@require_safe
def serve_picture(request: HttpRequest, path: str) -> HttpResponse:
    """Files in the public folders. Copies live an hour: a picture may have to be taken away."""
    # "images/../documents/…" begins well and ends where permissions would be passed by.
    if path != posixpath.normpath(path) or not path.startswith(PUBLIC_FOLDERS):
        raise Http404
    response = read(request, path)
    response["Cache-Control"] = "public, max-age=3600"
    response["X-Robots-Tag"] = "noindex"  # found with its page, never alone
    # Opened by itself, a drawing can neither run a script nor load anything.
    response["Content-Security-Policy"] = (
        "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'"
    )
    return response


def read(request: HttpRequest, path: str) -> HttpResponse:
    if isinstance(default_storage, FileSystemStorage):
        return serve(request, path, document_root=settings.MEDIA_ROOT)
    if not default_storage.exists(path):
        raise Http404
    return FileResponse(default_storage.open(path))
