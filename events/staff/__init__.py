"""What members of staff do with a date that readers know, each on a screen of its own."""
