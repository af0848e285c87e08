"""Articles out of the Word files that contributors send, and of what editors paste.

A file is strange data from anywhere. `child` reads it in a program of its own, with little time and
memory, and knows nothing of the site: it and what it uses (`archive`, `reading`, `pasted`, `blocks`
and the modules below them) import neither Django nor a model. `running` asks it, `keeping` makes
the draft.
"""
