"""Pages that the law asks for: accessibility, privacy, freedom of information."""

from datetime import date

from bscp_site.starter.content import Source
from bscp_site.starter.entries import stream_from
from bscp_site.starter.kinds import Kind, fill_body, fill_stream
from bscp_site.starter.planted import Planted
from bscp_site.starter.values import Values
from pages.models import AccessibilityStatementPage, FreedomOfInformationPage, PrivacyNoticePage

_TEXTS = (
    *("run_by", "status", "status_reason", "burden", "out_of_scope"),
    *("tested_by", "tested_how", "tested_pages"),
)
_LISTS = ("abilities", "not_known", "improving")
_ISSUE_TEXTS = ("what", "criterion", "affects", "workaround")
_USE_TEXTS = ("purpose", "basis", "data", "recipients", "kept")


def _statement(values: Values, today: date) -> AccessibilityStatementPage:
    page = AccessibilityStatementPage()
    for name in _TEXTS:
        setattr(page, name, values.take(name, str, getattr(page, name)))
    for name in _LISTS:
        setattr(page, name, "\n".join(values.take_names(name)))
    page.answer_days = values.take("answer_days", int, None)
    page.prepared_on = values.take("prepared_on", date, None)
    page.tested_on = values.take("tested_on", date, None)
    return page


def _connect_statement(page: AccessibilityStatementPage, source: Source, planted: Planted) -> None:
    issues = []
    for entry in source.values.take_tables("issues"):
        issue = {name: entry.take(name, str, "") for name in _ISSUE_TEXTS}
        issue["fix_by"] = entry.take("fix_by", date)
        issue["fixed_on"] = entry.take("fixed_on", date, None)
        entry.finish()
        issues.append(issue)
    block = page._meta.get_field("issues").stream_block
    page.issues = stream_from(block, "issue", issues, source.values, "issues")
    fill_body(page, source, planted)


def _notice(values: Values, today: date) -> PrivacyNoticePage:
    return PrivacyNoticePage(introduction=values.take("introduction", str, ""))


def _connect_notice(page: PrivacyNoticePage, source: Source, planted: Planted) -> None:
    uses = []
    for entry in source.values.take_tables("uses"):
        uses.append({name: entry.take(name, str, "") for name in _USE_TEXTS})
        entry.finish()
    block = page._meta.get_field("uses").stream_block
    page.uses = stream_from(block, "use", uses, source.values, "uses")
    fill_body(page, source, planted)


def _connect_information(page: FreedomOfInformationPage, source: Source, planted: Planted) -> None:
    rows = []
    for entry in source.values.take_tables("published"):
        row = {"heading": entry.take("heading"), "text": entry.take("text", str, "")}
        row["links"] = [
            {"page": linked.pk, "url": "", "text": ""}
            for linked in planted.take_pages(entry, "pages")
        ]
        entry.finish()
        rows.append(row)
    block = page._meta.get_field("published").stream_block
    page.published = stream_from(block, "published", rows, source.values, "published")
    fill_stream(page, "position", source.text, planted)


KINDS = {
    "accessibility": Kind(make=_statement, connect=_connect_statement),
    "privacy": Kind(make=_notice, connect=_connect_notice),
    "freedom_of_information": Kind(
        make=lambda values, today: FreedomOfInformationPage(), connect=_connect_information
    ),
}
