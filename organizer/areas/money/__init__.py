"""Money: accounts and what happens in them, the plan, support, the estate."""
