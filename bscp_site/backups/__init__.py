"""Backups: the database and the uploaded files in one archive that can prove it is whole.

An archive is a plain tar of `database.…`, `media/…` and, last, `manifest.json`, which knows the
number of rows of every table and the SHA-256 of every file. It comes into being under another name
and is renamed when it is complete, so a file that ends in `.tar` is never half a backup.
"""
