"""The glossary: its page, and its terms."""

from pathlib import Path

from bscp_site.starter.kinds import plain
from bscp_site.starter.planted import GLOSSARY_FILE, Planted
from bscp_site.starter.refusals import told_in_place
from bscp_site.starter.values import read_values
from pages.models import GlossaryPage, GlossaryTerm

KINDS = {"glossary": plain(GlossaryPage)}


def load_terms(folder: Path, planted: Planted) -> None:
    """A term that is already there is left as it is."""
    if not (folder / GLOSSARY_FILE).exists():
        return
    values = read_values(folder, GLOSSARY_FILE)
    known = GlossaryTerm.objects.in_bulk(field_name="term")
    for entry in values.take_tables("terms"):
        term = GlossaryTerm(
            term=entry.take("term"),
            stands_for=entry.take("stands_for", str, ""),
            meaning=entry.take("meaning"),
        )
        entry.finish()
        if term.term in planted.terms:
            raise entry.fault(f"“{term.term}” is there twice.", "term")
        if term.term in known:
            term = known[term.term]
        else:
            with told_in_place(entry):
                term.full_clean()
            term.save()
        planted.terms[term.term] = term
    values.finish()
