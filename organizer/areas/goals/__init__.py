"""Goals: where somebody is going, and whether what they do this week leads there."""
