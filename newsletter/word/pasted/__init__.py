"""What Word and its like put on the clipboard, as the HTML that a Word file becomes.

`reading` is the way in. Everything here runs in the child process, without Django: what comes out
goes the way of a file, through `newsletter.word.blocks`.
"""
