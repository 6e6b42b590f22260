"""Standing: memberships, offices, feedback, time and money that are given."""
