"""Every write of money, as small named actions."""
