"""Screens of the admin on which the team plans dates."""
