"""The face of the admin: its first page, its menu, its help."""
