"""The areas of a working life. None imports another; what needs two lives above them."""
