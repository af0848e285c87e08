"""What everything is made of: colours, type, room, drawings."""

# By the names of the custom properties in static/css/tokens.css.
COLOURS = {
    "Grounds": [
        ("paper", "Page"),
        ("mist", "Quiet bands, panels and tickets"),
        ("lock", "One strong band to a view, and its tickets"),
        ("lock-deep", "Foot of the page"),
        ("lane-ground", "Behind drawings"),
        ("brass", "A date, or a change to one"),
        ("rose", "Help"),
        ("sky", "Tags and learning"),
        ("signal", "Leaving the page, and errors"),
        ("btn", "Buttons"),
        ("btn-hover", "Buttons under the pointer"),
    ],
    "Text and lines": [
        ("ink", "Text and strong rules"),
        ("ink-soft", "Hints, dates, what is beside the matter"),
        ("link", "Links, always underlined"),
        ("link-hover", "Links under the pointer"),
        ("visited", "Visited links"),
        ("error", "Words and edges of errors"),
        ("line", "Rules that carry no meaning"),
        ("line-ui", "Edges of fields and controls"),
        ("mark-line", "The three lanes"),
        ("mark-dot", "The dot they turn around"),
        ("lane-pale", "The outer lane on the band"),
        ("focus", "The line around what has focus"),
        ("halo", "The halo around that line"),
    ],
    "Text on those grounds": [
        ("on-lock", "On green"),
        ("on-lock-soft", "Beside the matter, on green"),
        ("on-brass", "On brass"),
        ("on-signal", "On red"),
        ("on-btn", "On buttons"),
    ],
}

TYPE = [
    ("t-4xl", "Headline of the home page"),
    ("t-3xl", "Title of a page"),
    ("t-2xl", "Section heading"),
    ("t-xl", "Sub-heading, standfirst"),
    ("t-l", "Counts and names"),
    ("t-m", "Text"),
    ("t-s", "Hints"),
    ("t-xs", "The smallest there is"),
]

SPACE = [f"s{step}" for step in range(1, 11)]

ICONS = ["arrow", "calendar", "check", "close", "feed", "link", "moved", "pause", "search"]
