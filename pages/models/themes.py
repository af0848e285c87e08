"""What publications, articles and dates are about, in the words of one list."""

from django.db import models
from wagtail.admin.panels import FieldPanel

from bscp_site.kit.unseen_edits import AskBeforeOverwriting


class Theme(models.Model):
    """One subject, such as neglect. Lists can be narrowed to it by its slug."""

    name = models.CharField(
        max_length=60, unique=True, help_text="As readers would ask for it, in a word or two."
    )
    slug = models.SlugField(
        "word in addresses",
        max_length=60,
        unique=True,
        help_text="Lists of one theme are kept and sent on by this word, so it should stay.",
    )

    base_form_class = AskBeforeOverwriting

    panels = [FieldPanel("name"), FieldPanel("slug")]

    class Meta:
        # Plain names of fields: the form of a publication sorts its themes outside the database.
        ordering = ["name", "pk"]

    def __str__(self):
        return self.name
