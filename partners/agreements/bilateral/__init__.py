"""What everybody may know of all agreements with one partner, on one sheet of paper."""
