"""What is made from all areas: search, import, reports, settings."""
