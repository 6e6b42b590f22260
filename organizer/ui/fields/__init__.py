"""Fields of forms: a label above, the control, help or what is wrong below. They know values, not records."""
