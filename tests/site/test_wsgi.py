"""The very edge: what gunicorn hands over."""

from io import BytesIO
from wsgiref.util import setup_testing_defaults

import pytest

from bscp_site.wsgi import application


def ask(**environment) -> str:
    answers = []
    request = {"PATH_INFO": "/healthz", "wsgi.input": BytesIO(), **environment}
    setup_testing_defaults(request)
    application(request, lambda status, headers: answers.append(status))
    return answers[0]


@pytest.mark.parametrize("charset", ["hex", "base64", "zlib", "rot13", "nothing", "utf-8", ""])
def test_whatever_a_sender_calls_its_encoding_is_no_fault_of_ours(charset):
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data"):
        assert ask(CONTENT_TYPE=f"{kind}; Charset={charset}", QUERY_STRING="a=1") == "200 OK"
