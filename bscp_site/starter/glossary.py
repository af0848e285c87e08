"""The glossary: its page, and its terms."""

from pathlib import Path

from bscp_site.starter.kinds import plain
from bscp_site.starter.named import Named, load_named
from bscp_site.starter.planted import GLOSSARY_FILE, Planted
from bscp_site.starter.values import Values
from pages.models import GlossaryPage, GlossaryTerm

KINDS = {"glossary": plain(GlossaryPage)}


def load_terms(folder: Path, planted: Planted) -> None:
    load_named(folder, Named(GLOSSARY_FILE, "terms", "term", _term), planted.terms)


def _term(values: Values) -> GlossaryTerm:
    return GlossaryTerm(
        term=values.take("term"),
        stands_for=values.take("stands_for", str, ""),
        meaning=values.take("meaning"),
    )
