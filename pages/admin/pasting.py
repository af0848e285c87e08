"""What editors paste out of Word, as far as Wagtail's editor does not see to it."""


def clean(features) -> None:
    """Every editor knows links, so its script comes along: see `static/js/word_paste.js`."""
    link = features.plugins_by_editor["draftail"]["link"]
    link.js = [*link.js, "js/word_paste.js"]
