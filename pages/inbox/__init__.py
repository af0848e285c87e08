"""Messages from readers, as the team finds them in the admin."""
