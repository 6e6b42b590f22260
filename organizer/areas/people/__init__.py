"""People: who they are, how they are reached, and when they were last spoken to."""
