"""What a sender names a message by."""

import secrets

# Neither vowels, so that no word comes about, nor signs that look alike or sound alike.
SIGNS = "23456789CDFGHJKMNPQRTVWX"
HALF = 4


def new_reference() -> str:
    """Eight signs in two halves: nobody guesses one, and none says how many there are."""
    halves = ("".join(secrets.choice(SIGNS) for _ in range(HALF)) for _ in range(2))
    return "-".join(halves)
