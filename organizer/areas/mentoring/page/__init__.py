"""The page of mentoring."""
