"""Publications whose first day counts in law: for a deadline, or for how long they must stay."""

from django.utils import timezone


class DatedWhenPublished:
    """Going live gives it the day of publication, unless an editor did; that day then stays."""

    def save(self, *args, **kwargs):
        if self.live and not self.published_on:
            self.published_on = timezone.localdate()
        return super().save(*args, **kwargs)

    def with_content_json(self, content):
        """A revision that was written before the page had a day does not take it away."""
        page = super().with_content_json(content)
        page.published_on = page.published_on or self.published_on
        return page
