"""Admin views of the register: the agreement's form, and what is done with an agreement."""
