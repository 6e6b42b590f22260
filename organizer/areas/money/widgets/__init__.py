"""What the page of money is put together from."""
