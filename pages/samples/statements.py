"""An accessibility statement with a known problem, for the pages that the law asks for."""

from datetime import date
from types import SimpleNamespace as Sample

from pages.blocks import IssuesStream

ISSUES = IssuesStream()
PREVIEW = ISSUES.child_blocks["issue"].get_preview_value()
STATEMENT = Sample(
    abilities="Zoom in.\nMove through a page with the Tab key.",
    open_issues=[PREVIEW],
    not_known="Nobody has tested yet how easy the pages are to understand.",
    get_status_display="Partially compliant",
    status_reason="One problem is known.",
    burden="We do not rely on this anywhere.",
    out_of_scope="Links lead to websites of others.",
    improving="The films get captions.",
    prepared_on=date(2027, 3, 1),
    tested_on=date(2027, 2, 22),
    tested_by="People who use screen readers",
    tested_how="With a screen reader and a magnifier.",
    tested_pages="One page of each kind.",
)
EXPLAINED = (
    '<p>Call <button type="button" class="term" popovertarget="meaning-sample">MASH</button>'
    '<span popover id="meaning-sample" class="term__meaning"><b>Multi-agency safeguarding '
    "hub.</b> Who answers by day.</span> in office hours.</p>"
)
