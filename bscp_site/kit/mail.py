"""Mail from templates: `templates/emails/<name>/` holds subject.txt, body.txt and body.html."""

from collections.abc import Mapping, Sequence
from smtplib import SMTPException

from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

NOT_SENT = (OSError, SMTPException)  # what `send` raises while the mail server is away or refuses
# After a failure mail is tried again, first soon, then every hour, for about three days.
PATIENCE = (1, 2, 4, 8, 15, 30, *[60] * 71)  # minutes


def send(
    name: str,
    to: Sequence[str],
    context: Mapping[str, object],
    *,
    headers: Mapping[str, str] | None = None,
) -> None:
    """Send one mail as text and as HTML. Raises what the mail server raises."""
    subject, text, html = (
        render_to_string(f"emails/{name}/{part}", context)
        for part in ("subject.txt", "body.txt", "body.html")
    )
    # A subject is one line, whatever its template looks like.
    mail = EmailMultiAlternatives(" ".join(subject.split()), text, to=to, headers=headers)
    mail.attach_alternative(html, "text/html")
    mail.send()
