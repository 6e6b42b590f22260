"""The Plan view of the page of money."""
