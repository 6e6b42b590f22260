"""Records, field kinds and the words that every floor shares. Standard library only."""
