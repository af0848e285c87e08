"""What a sender is told, and which forms there are."""

REFERENCE = "K7QM-3XPD"
STEPS = ["You get a reference number, here and by email.", "Somebody reads it and answers."]
OTHERS = [("contact", "Send a message"), ("feedback", "Feedback and requests")]
