"""Whole issues as tagged PDFs.

`words` says what an issue holds as plain data, `markup` turns the HTML of articles into such data,
`running` has it set in the background and keeps the file, `views` serve it. The looks are
`templates/print/issue.typ`.
"""
