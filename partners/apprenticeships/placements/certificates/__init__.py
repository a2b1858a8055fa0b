"""What a certificate says, its signature, and the forms in which it is handed out."""
