"""Files of other programs, in and out. Readers give drafts, a plan says what would happen, one action does it."""
