"""What the page of mentoring is put together from."""
