"""What the page of the library is put together from."""
