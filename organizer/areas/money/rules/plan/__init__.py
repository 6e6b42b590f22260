"""The financial plan: one engine for the straight line, Monte Carlo and the replay of past years."""
