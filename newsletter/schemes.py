"""The only kinds of address to which a text of the newsletter leads, wherever it is shown."""

SCHEMES = {"http", "https", "mailto", "tel"}
