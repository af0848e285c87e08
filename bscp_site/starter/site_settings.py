"""The settings of the site: name, drawings, colours, numbers, contacts, what to check."""

from datetime import time
from pathlib import Path

from django.core.files.base import ContentFile
from wagtail.models import Site

from bscp_site.starter.entries import stream_from, take_links
from bscp_site.starter.files import Files
from bscp_site.starter.planted import Planted
from bscp_site.starter.refusals import told_in_place
from bscp_site.starter.values import Values
from pages.blocks.hours import WEEKDAYS
from pages.choices import Applies
from pages.models import LaunchCheck, SiteSettings

SITE_FILE = "site.toml"
TEXTS = (
    *("short_name", "who_to_call_note", "footer_note", "to_check"),
    *("team_email", "phone", "postal_address", "office_hours", "security_email"),
    *("messages_email", "data_messages_email"),
    *("controller_name", "controller_contact"),
)
DRAWINGS = ("mark", "wordmark", "favicon")
_COLOURS = tuple(
    f"{name}{ground}" for name in ("band", "accent", "help", "link") for ground in ("", "_dark")
)
_COLOUR_NAMES = {f"colour_{name}": name for name in _COLOURS}


def read_settings(site: Site, folder: Path, values: Values, planted: Planted) -> SiteSettings:
    """The settings as the folder has them, checked and not saved yet."""
    settings = SiteSettings.for_site(site)
    settings.partnership_name = site.site_name
    for key in TEXTS:
        setattr(settings, key, values.take(key, str, ""))
    settings.exit_address = values.take("exit_address", str, settings.exit_address)
    settings.help_page = planted.take_page(values, "help_page")
    for key in DRAWINGS:
        setattr(settings, key, _drawing(folder, values, key))
    settings.who_to_call = _numbers(values)
    settings.call_hours = _hours(values)
    settings.bsl_address = values.take("bsl_address", str, "")
    footer = SiteSettings._meta.get_field("footer_links").stream_block
    settings.footer_links = take_links(footer, values, "footer_links", planted)
    settings.launch_checks = [
        _launch_check(entry, planted) for entry in values.take_tables("launch_checks")
    ]
    if "colours" in values.left:
        _fill_colours(settings, values.take_table("colours"))
    values.finish()
    with told_in_place(values, names=_COLOUR_NAMES):
        settings.full_clean()
    return settings


def are_filled_in(site: Site) -> bool:
    """Whether somebody has been here before: what stands in the settings then is kept."""
    return bool(SiteSettings.for_site(site).partnership_name)


def save_settings(settings: SiteSettings, files: Files) -> None:
    for key in DRAWINGS:
        if drawing := getattr(settings, key):
            files.store(drawing)
    settings.save()


def _fill_colours(settings: SiteSettings, values: Values) -> None:
    for field, key in _COLOUR_NAMES.items():
        setattr(settings, field, values.take(key, str, ""))
    values.finish()


def _numbers(values: Values):
    stream_block = SiteSettings._meta.get_field("who_to_call").stream_block
    number_block = stream_block.child_blocks["number"]
    numbers = []
    for entry in values.take_tables("who_to_call"):
        number = {key: entry.take(key, str, "") for key in ("when", "number", "who", "text_relay")}
        number["applies"] = entry.take("applies", str, Applies.ALWAYS)
        number["translations"] = _translations(entry)
        entry.finish()
        with told_in_place(entry):
            number_block.clean(number_block.to_python(number))
        numbers.append(number)
    return stream_from(stream_block, "number", numbers, values, "who_to_call")


def _hours(values: Values):
    stream_block = SiteSettings._meta.get_field("call_hours").stream_block
    rows = []
    for entry in values.take_tables("call_hours"):
        days = entry.take_names("days")
        unknown = next((day for day in days if day not in WEEKDAYS), None)
        if unknown:
            raise entry.fault(f"“{unknown}” is not a day of the week.", "days")
        times = {key: entry.take(key, time, None) for key in ("opens", "closes")}
        rows.append({"days": [str(WEEKDAYS.index(day)) for day in days], **times})
        entry.finish()
    return stream_from(stream_block, "hours", rows, values, "call_hours")


def _translations(values: Values) -> list[dict]:
    rows = []
    for entry in values.take_tables("translations"):
        rows.append({key: entry.take(key, str, "") for key in ("language", "when", "who", "now")})
        entry.finish()
    return rows


def _launch_check(values: Values, planted: Planted) -> LaunchCheck:
    check = LaunchCheck(what=values.take("what"), page=planted.take_page(values, "page"))
    values.finish()
    with told_in_place(values):
        check.full_clean(exclude=["settings"])
    return check


def _drawing(folder: Path, values: Values, key: str) -> ContentFile | str:
    name = values.take(key, str, "")
    if not name:
        return ""
    try:
        return ContentFile((folder / name).read_bytes(), name=Path(name).name)
    except OSError:
        raise values.fault(f"there is no file {name}.", key) from None
