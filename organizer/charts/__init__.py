"""What charts show, as plain values: areas fill them in, the kit paints them. No Qt."""
