"""What the page of standing is put together from."""
