"""What people are told: why something was refused, and what to look at in a draft."""

from collections.abc import Mapping

AGAIN = "Open it in Word, choose Save as, take “Word document (.docx)”, and upload that."
REFUSALS = {
    "empty": "The file is empty. Save it again where it was written and upload that.",
    "large": "The file is larger than 10 MB. Make its pictures smaller and upload it again.",
    "old_word": f"This is a file of an old Word (.doc) or of another program. {AGAIN}",
    "locked": f"The file is protected by a password. {AGAIN.replace('it in', 'it with that in')}",
    "pdf": "This is a PDF, whatever its name says. Ask for the Word file that it was made from.",
    "rtf": f"This is an RTF file, whatever its name says. {AGAIN}",
    "other": f"This is not a Word file, whatever its name says. {AGAIN}",
    "other_office": "This is a spreadsheet, slides or a file like them. Send a Word file (.docx).",
    "macros": "The file holds macros, which are programs. Save it as a .docx, which has none.",
    "bomb": "The file unpacks into more than any article. Leave out what is not text and pictures.",
    "entities": f"The file holds definitions that no Word file needs, and is not opened. {AGAIN}",
    "broken": f"The file is damaged or is not quite a Word file. {AGAIN}",
    "slow": "The file needs more time or memory than any article. Send it in parts.",
    "long": "The file holds more text than an article can. Send it in parts.",
    "pictures": "The file holds more than 100 pictures. Send it in parts.",
    "no_text": "No text and no picture was found in the file.",
    "bad_picture": "A picture in the file is damaged or far too large: mend it in Word first.",
    "lost": "The reading was interrupted several times and is given up. Upload the file again.",
    "failed": "The article could not be made, through a fault of the site. Upload the file again.",
}
# What is said otherwise of a text that was pasted.
PASTED = {
    "empty": "Nothing was pasted.",
    "large": "The text is larger than 5 MB, mostly by its pictures: upload the file instead.",
    "deep": "The text comes in more boxes, one in the other, than any text: upload the file.",
    "broken": "The text could not be read as it was pasted: upload the file instead.",
    "slow": "The text needs more time or memory than any article. Paste it in parts.",
    "long": "There is more text than an article can hold. Paste it in parts.",
    "pictures": "There are more than 100 pictures. Paste the text in parts.",
    "no_text": "No text and no picture was found in what was pasted.",
    "bad_picture": "A picture in the text is damaged or far too large: paste the text without it.",
    "lost": "The reading was interrupted several times and is given up. Paste the text again.",
    "failed": "The article could not be made, through a fault of the site. Paste the text again.",
}

# For one and for several, in the order in which they are shown.
WARNINGS = {
    "no_title": ("No title was found: the name of the file stands in its place.",) * 2,
    "no_title_pasted": ("No title was found: write one in place of “Pasted text”.",) * 2,
    "guessed_title": ("The title was guessed from bold text.",) * 2,
    "guessed_headings": (
        "A heading was guessed from bold text.",
        "{} headings were guessed from bold text.",
    ),
    "long_headings": (
        "A heading was too long and became a bold line.",
        "{} headings were too long and became bold lines.",
    ),
    "long_quotations": (
        "A quotation was too long for its block and became ordinary text.",
        "{} quotations were too long for their blocks and became ordinary text.",
    ),
    "links_removed": (
        "1 link was removed, because it leads to no web page, mail address or telephone.",
        "{} links were removed, because they lead to no web page, mail address or telephone.",
    ),
    "links_within": (
        "1 link to another place in the text was removed.",
        "{} links to other places in the text were removed.",
    ),
    "links_in_tables": (
        "A table had links in it; their words are kept without them.",
        "{} tables had links in them; their words are kept without them.",
    ),
    "guessed_headers": (
        "The headers of a table were guessed.",
        "The headers of {} tables were guessed.",
    ),
    "merged_cells": (
        "A table has a cell over several rows or columns: see that it still makes sense.",
        "Tables have {} cells over several rows or columns: see that they still make sense.",
    ),
    "other_pictures": (
        "1 drawing or picture of a kind that web pages cannot show was left out.",
        "{} drawings or pictures of a kind that web pages cannot show were left out.",
    ),
    "linked_pictures": (
        "1 picture was not in the file itself, only linked from it, and was left out.",
        "{} pictures were not in the file itself, only linked from it, and were left out.",
    ),
    "pictures_left_behind": (
        "1 picture did not come along with the pasted text: add it here, or upload the file.",
        "{} pictures did not come along with the pasted text: add them here, or upload the file.",
    ),
    "left_out": (
        "1 formula, chart or sign of a special font was left out.",
        "{} formulas, charts or signs of special fonts were left out.",
    ),
    "crossed_out": (
        "1 passage was crossed out by hand and is ordinary text now: delete it if it should go.",
        "{} passages were crossed out by hand and are ordinary text now: delete what should go.",
    ),
    "hidden": (
        "The file had hidden text, which can be read now: see whether it belongs here.",
        "The file had hidden text in {} places, which can be read now: see what belongs here.",
    ),
    "changes": (
        "1 recorded change was taken as accepted.",
        "{} recorded changes were taken as accepted.",
    ),
    "comments": ("1 comment was left out.", "{} comments were left out."),
    "notes": (
        "1 footnote stands at the end under Notes.",
        "{} footnotes stand at the end under Notes.",
    ),
}


def refusal(code: str, is_pasted: bool) -> str:
    return PASTED[code] if is_pasted and code in PASTED else REFUSALS[code]


def warnings(seen: Mapping[str, int]) -> list[str]:
    """A sentence for each thing an editor should look at."""
    return [
        one if seen[code] == 1 else many.format(seen[code])
        for code, (one, many) in WARNINGS.items()
        if seen.get(code)
    ]
