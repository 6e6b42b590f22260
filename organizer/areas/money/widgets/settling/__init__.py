"""What the views of support, separation and the estate are put together from."""
