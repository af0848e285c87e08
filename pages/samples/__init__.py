"""Made-up people, dates and pages for the style guide: every state a component can be in.

They are plain objects with the attributes that the components name, so that the style guide
needs no content and knows neither events nor newsletter.
"""
