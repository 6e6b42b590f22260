"""The widget kit: what every page is built from. It knows the look, and neither records nor areas."""
