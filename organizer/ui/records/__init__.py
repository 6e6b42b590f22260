"""Tables, forms and drawers that are made from the description of a kind of record."""
