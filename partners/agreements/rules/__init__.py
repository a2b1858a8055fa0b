"""What is true of agreements and commitments: dates and facts in, answers out, no database."""
