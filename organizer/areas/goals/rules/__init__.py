"""The rules of goals: how far along they are, where they lead, how strong a habit is."""
