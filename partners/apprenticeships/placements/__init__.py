"""What happens after a cooperative has bound itself to a place: getting ready, attendance, an
outcome that both sides sign, and the plan at home.
"""
